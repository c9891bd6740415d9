import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { reasonWords } from '#platform/http/format-words'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import { zoneOf } from '../zone-of.ts'
import { actionOf } from './actions.ts'
import { checkedFor } from './checked.ts'
import type { Diagnosis } from './contract.ts'
import { declarationOf, diagnose, type Question } from './diagnose.ts'
import type { Found } from './finding.ts'
import { loadSnapshot } from './load-snapshot.ts'

type Answer = Static<typeof Diagnosis>

/** Moments that were kept as text are moments again. */
const revive = (code: string, params: Found['params'] = {}) => {
  const kinds: Readonly<Record<string, string>> = declarationOf(code).params ?? {}
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      kinds[name] === 'time' && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}

type Reader = { readonly language: Language; readonly timeZone: string }

const textsOf = ({ code, params }: Found, { language, timeZone }: Reader) =>
  reasonWords(declarationOf(code), revive(code, params), language, timeZone)

const findingOf = (found: Found, reader: Reader): Answer['items'][number] => {
  const { code, certainty, since, evidence, by = null, about = null } = found
  const { whoActs, article } = declarationOf(code)
  return {
    ...{ code, certainty, ...textsOf(found, reader), since: since.toISOString() },
    ...{ evidence: [...evidence], whoActs, by: by?.toISOString() ?? null },
    action: actionOf(found.action, about?.id ?? null, reader.language),
    ...{ article, about },
  }
}

/**
 * What is wrong with an account, in the caller's language: the same for the customer's page,
 * for staff, for a case and for the chat, so that they cannot disagree. Reads only.
 */
export const diagnosePerson = async (
  ctx: TxContext,
  personId: PersonId,
  { road = 'all', about = null }: Partial<Question> = {},
): Promise<Answer> => {
  const found = diagnose(await loadSnapshot(ctx, personId), { road, about })
  const reader = { language: ctx.language, timeZone: await zoneOf(ctx, personId) }
  return {
    items: found.map((one) => findingOf(one, reader)),
    healthy: found.every(({ weight }) => weight === 0),
    checked: checkedFor(road).map((words) => words[ctx.language]),
    at: ctx.clock.now().toISOString(),
  }
}
