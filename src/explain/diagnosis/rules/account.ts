import { formatId } from '#platform/ids'
import { type Restriction, toldDate } from '#risk'
import type { OfferId } from '../../explanations/offers.ts'
import { supportDay } from '../business-days.ts'
import { entries, type Found, type Rule, standingSince, things } from '../finding.ts'
import type { Snapshot } from '../snapshot.ts'

const allRoads = ['payment', 'unrecognised', 'cannot_get_in'] as const

/** A restriction that is told with no more than its date has the words of a review. */
const codeOf = ({ disclosure, reason }: Restriction): string =>
  `risk.${disclosure === 'generic' ? 'review' : reason}`

const evidenceOf = (snapshot: Snapshot, restriction: Restriction) => {
  const { id, reason, since } = restriction
  const kind = reason === 'cooling_down' ? 'cooldown_started' : 'frozen'
  const rows = snapshot.history.filter(
    (row) => row.kind === kind && Math.abs(row.at.getTime() - since.getTime()) < 60_000,
  )
  // Of one that is told with its date only, the evidence says no more than that.
  const type = codeOf(restriction)
  return [...entries(rows), { id: formatId('restriction', id), type, at: since.toISOString() }]
}

const actions: Readonly<Record<string, OfferId>> = {
  frozen_by_owner: 'unfreeze',
  cooling_down: 'see_restrictions',
}

const paramsOf = ({ standing }: Snapshot, { cause, reason }: Restriction, by: Date | null) => {
  const because = standing.cooldowns.find((wait) => wait.cause === cause)?.because
  return { ...(by && { by }), ...(reason === 'cooling_down' && { because }) }
}

type Kind = { readonly roads: Found['roads']; readonly weight: 2 | 3 }

const restricted =
  (isMeant: (restriction: Restriction) => boolean, { roads, weight }: Kind): Rule =>
  (snapshot) =>
    snapshot.restrictions.filter(isMeant).map((restriction) => {
      const { since, reason, whoActs } = restriction
      const by = whoActs === 'you' ? null : toldDate(restriction)
      return {
        ...{ code: codeOf(restriction), certainty: 'certain', since, by },
        params: paramsOf(snapshot, restriction, by),
        evidence: evidenceOf(snapshot, restriction),
        action: actions[reason] ?? 'see_restrictions',
        ...{ roads, weight },
      }
    })

const isFreeze = ({ reason }: Restriction) => reason.startsWith('frozen_by_')
const isWait = ({ reason }: Restriction) => reason === 'cooling_down'

const isPlaced = (one: Restriction) => !isFreeze(one) && !isWait(one)

export const frozen = restricted(isFreeze, { roads: allRoads, weight: 3 })
export const placed = restricted(isPlaced, { roads: ['payment', 'unrecognised'], weight: 3 })
export const coolingDown = restricted(isWait, { roads: ['payment'], weight: 2 })

export const closed: Rule = (snapshot) => {
  const { state, since } = snapshot.standing
  if (state !== 'closed') return null
  return {
    ...{ code: 'diagnosis.account_closed', certainty: 'certain', params: { since }, since },
    evidence: standingSince(snapshot, 'identity.state_changed', since),
    ...{ action: 'contact', roads: allRoads, weight: 3 },
  }
}

export const walletStopped: Rule = (snapshot) => {
  const { wallets, now, standing } = snapshot
  if (standing.state === 'closed') return null
  const stopped = wallets.filter(({ state }) => state !== 'open')
  return stopped.map(({ id, asset, state }) => {
    const isClosed = state === 'closed'
    const by = isClosed ? null : supportDay(snapshot, now, 1)
    return {
      code: isClosed ? 'diagnosis.wallet_closed' : 'diagnosis.wallet_frozen',
      certainty: 'certain',
      params: { currency: asset, ...(by && { by }) },
      // The ledger keeps how a wallet stands, not since when.
      since: now,
      evidence: things(`ledger.wallet_${state}`, [{ id: formatId('account', id), at: now }]),
      by,
      ...{ action: 'contact', roads: ['payment'], weight: isClosed ? 1 : 3 },
    }
  })
}

export const accountRules: readonly Rule[] = [closed, frozen, placed, coolingDown, walletStopped]
