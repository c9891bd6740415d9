import { findPeopleByHandle, type PersonSummary, readAccountNumber } from '#identity'
import type { TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'

/** Whose account this is, however its number is spaced. @throws platform.not_found */
export const requirePerson = async (ctx: TxContext, text: string): Promise<PersonSummary> => {
  const number = readAccountNumber(text)
  const [person] = number ? await findPeopleByHandle(ctx, [number]) : []
  if (!person) throw platformProblems.not_found()
  return person
}
