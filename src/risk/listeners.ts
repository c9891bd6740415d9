import type { TxContext } from '#platform/context'
import type { Listener, PublishedEvent } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { keepRiskFreeze } from './keep-risk-freeze.ts'
import { endRestriction } from './lift-restriction.ts'
import { loadRestrictions } from './load-restrictions.ts'
import { lockFreezesOf } from './store.ts'

/**
 * A freeze by risk gets its date and its place in the queue, and loses them when the account is
 * opened again. Looks at how accounts stand now, so it may come late or twice.
 */
const followFreezes = async (ctx: TxContext, events: readonly PublishedEvent[]): Promise<void> => {
  const people = [...new Set(events.map(({ subject }) => subject as PersonId))]
  const restrictions = await loadRestrictions(ctx, people)
  const frozen = [...restrictions.values()]
    .flat()
    .filter(({ reason }) => reason === 'frozen_by_risk')
  for (const freeze of frozen) await keepRiskFreeze(ctx, freeze)
  const isFrozen = new Set(frozen.map(({ personId }) => personId))
  for (const row of await lockFreezesOf(ctx, people)) {
    if (isFrozen.has(row.personId)) continue
    await endRestriction(ctx, row, { by: null, reason: 'unfrozen', note: null, words: null })
  }
}

export const riskListeners: readonly Listener[] = [
  { key: 'risk.follow-freezes', type: 'identity.state_changed', handle: followFreezes },
]
