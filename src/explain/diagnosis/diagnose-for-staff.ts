import { recordAudit } from '#audit'
import { findPeopleByHandle, readAccountNumber } from '#identity'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { diagnosePerson } from './diagnose-person.ts'
import { diagnosisProblems } from './problems.ts'

const findPerson = async (ctx: TxContext, text: string): Promise<PersonId | null> => {
  const accountNumber = readAccountNumber(text)
  const [person] = accountNumber === null ? [] : await findPeopleByHandle(ctx, [accountNumber])
  return person?.id ?? null
}

/**
 * What the customer reads, for who helps them; that it was read is on record.
 * @throws diagnosis.account_unknown (404)
 */
export const diagnoseForStaff = async (ctx: TxContext, accountNumber: string) => {
  const personId = await findPerson(ctx, accountNumber)
  if (personId === null) throw diagnosisProblems.account_unknown()
  const entry = { event: 'sensitive_read', kind: null, outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { what: 'diagnosis' } }])
  return diagnosePerson(ctx, personId)
}
