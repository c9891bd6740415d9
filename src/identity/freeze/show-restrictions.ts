import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { type Cooldown, loadCooldowns } from '../cooldowns/cooldown-store.ts'
import type { Restrictions } from './contract.ts'
import { describeHold } from './describe-hold.ts'
import { loadStanding, type Standing } from './freeze-store.ts'

type Answer = Static<typeof Restrictions>
type Item = Answer['items'][number]

const freezeOf = (ctx: TxContext, { state, since }: Standing): Item[] => {
  if (state !== 'frozen_by_owner' && state !== 'frozen_by_risk') return []
  const whoActs = state === 'frozen_by_owner' ? 'you' : 'okpay'
  const item = { kind: state, since: since.toISOString(), until: null, reason: null }
  return [{ ...item, ...describeHold(state, null, ctx.language), whoActs }]
}

const waitOf = (ctx: TxContext, { reason, startedAt, endsAt }: Cooldown): Item => {
  return {
    ...{ kind: 'cooling_down', since: startedAt.toISOString(), until: endsAt.toISOString() },
    ...{ reason, ...describeHold('cooling_down', reason, ctx.language), whoActs: 'nobody' },
  }
}

/** What stops this person's money from going out, a freeze first, then the longest wait. */
export const showRestrictions = async (ctx: TxContext, personId: PersonId): Promise<Answer> => {
  const freeze = freezeOf(ctx, await loadStanding(ctx, personId))
  const waits = (await loadCooldowns(ctx, personId)).map((wait) => waitOf(ctx, wait))
  const items = [...freeze, ...waits]
  return {
    moneyOut: items.length > 0 ? 'stopped' : 'open',
    moneyOutFrom: freeze.length > 0 ? null : (waits[0]?.until ?? null),
    items,
  }
}
