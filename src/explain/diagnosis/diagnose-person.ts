import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { zoneOf } from '../zone-of.ts'
import { checkedFor } from './checked.ts'
import type { Diagnosis } from './contract.ts'
import { diagnose, type Question } from './diagnose.ts'
import { loadSnapshot } from './load-snapshot.ts'
import { sayFinding } from './say-finding.ts'

type Answer = Static<typeof Diagnosis>

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
    items: found.map((one) => sayFinding(one, reader)),
    healthy: found.every(({ weight }) => weight === 0),
    checked: checkedFor(road).map((words) => words[ctx.language]),
    at: ctx.clock.now().toISOString(),
  }
}
