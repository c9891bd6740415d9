import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { type Cooldown, loadCooldowns } from '../cooldowns/cooldown-store.ts'
import { cooldownWords } from '../cooldowns/cooldown-words.ts'
import type { Restrictions } from './contract.ts'
import { loadStanding, type Standing } from './freeze-store.ts'
import { restrictionWords } from './restriction-words.ts'

type Answer = Static<typeof Restrictions>
type Item = Answer['items'][number]

const textsOf = (ctx: TxContext, kind: Item['kind']) => {
  const { why, stops, works, ends } = restrictionWords[kind]
  const { language } = ctx
  return {
    ...{ why: why[language], stops: stops[language] },
    ...{ works: works[language], ends: ends[language] },
  }
}

const freezeOf = (ctx: TxContext, { state, since }: Standing): Item[] => {
  if (state !== 'frozen_by_owner' && state !== 'frozen_by_risk') return []
  const whoActs = state === 'frozen_by_owner' ? 'you' : 'okpay'
  const item = { kind: state, since: since.toISOString(), until: null, reason: null }
  return [{ ...item, ...textsOf(ctx, state), whoActs }]
}

const waitOf = (ctx: TxContext, { reason, startedAt, endsAt }: Cooldown): Item => {
  const texts = textsOf(ctx, 'cooling_down')
  const why = texts.why.replace('{reason}', cooldownWords(reason)[ctx.language])
  return {
    ...{ kind: 'cooling_down', since: startedAt.toISOString(), until: endsAt.toISOString() },
    ...{ reason, ...texts, why, whoActs: 'nobody' },
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
