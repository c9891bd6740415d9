import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'
import { cooldownWords } from './cooldowns/cooldown-words.ts'
import { loadPayers, type PayerRow } from './payers-store.ts'
import type { PersonSummary } from './person.ts'

/** What keeps somebody's money from going out. */
export type MoneyOutHold =
  | { readonly kind: 'frozen_by_owner' | 'frozen_by_risk' | 'closed' }
  /** `because`: why, as the end of a sentence. */
  | { readonly kind: 'cooling_down'; readonly until: Date; readonly because: Words }

export type Payer = PersonSummary & { readonly hold: MoneyOutHold | null }

const holdOf = ({ exactState, cooldowns }: PayerRow): MoneyOutHold | null => {
  if (exactState !== 'active') return { kind: exactState }
  const [longest] = (cooldowns ?? [])
    .map(({ reason, until }) => ({ reason, until: new Date(until) }))
    .sort((a, b) => b.until.getTime() - a.until.getTime())
  if (!longest) return null
  return { kind: 'cooling_down', until: longest.until, because: cooldownWords(longest.reason) }
}

/** People who are about to send money, with what holds it back: one statement for all. */
export const findPayers = async (
  ctx: TxContext,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Payer>> => {
  if (ids.length === 0) return new Map()
  const rows = await loadPayers(ctx, [...new Set(ids)])
  return new Map(
    rows.map((row) => {
      const { exactState, cooldowns, ...person } = row
      return [person.id, { ...person, hold: holdOf(row) }]
    }),
  )
}
