import type { HistoryRow } from '#audit'
import { toWire } from '#money'
import { deviceWords } from '#platform/device'
import { entries, type Rule, standingSince, things } from '../finding.ts'
import { daysMs, hoursMs, isWithin, type Snapshot } from '../snapshot.ts'
import { isByCode, isByPassword, isOwnDevice } from './sign-in.ts'

const roads = ['unrecognised'] as const
const bothRoads = ['unrecognised', 'cannot_get_in'] as const
const worthTelling = 3

const ofStrangers = (snapshot: Snapshot, isKind: (row: HistoryRow) => boolean) => {
  const isOwn = isOwnDevice(snapshot)
  return snapshot.history.filter(
    (row) => isKind(row) && !isOwn(row) && isWithin(snapshot, row.at, daysMs),
  )
}

/** Failures on a kind of device from which this person never signed in. */
export const triesElsewhere: Rule = (snapshot) => {
  const rows = ofStrangers(snapshot, isByPassword)
  if (rows.length < worthTelling) return null
  const device = deviceWords(rows[0]!)
  return {
    ...{ code: 'diagnosis.tries_elsewhere', certainty: 'likely' },
    params: { tries: rows.length, device },
    ...{ since: rows.at(-1)!.at, evidence: entries(rows) },
    ...{ action: 'change_password', roads: bothRoads, weight: 2 },
  }
}

/** The password was right there, and the code was not: that is how a stranger with it looks. */
export const passwordKnown: Rule = (snapshot) => {
  const rows = ofStrangers(snapshot, isByCode)
  if (rows.length < worthTelling) return null
  const device = deviceWords(rows[0]!)
  return {
    ...{ code: 'diagnosis.password_known', certainty: 'likely' },
    params: { tries: rows.length, device },
    ...{ since: rows.at(-1)!.at, evidence: entries(rows) },
    ...{ action: 'change_password', roads, weight: 2 },
  }
}

/** The newest sign-in on a new device that was not the first of all. */
const newDeviceSignIn = ({ history }: Snapshot): HistoryRow | null => {
  const signIns = history.filter(({ kind }) => kind === 'signed_in')
  const fresh = signIns.find(({ facts }) => facts.newDevice === true)
  return fresh && signIns.indexOf(fresh) < signIns.length - 1 ? fresh : null
}

const changedAfter = ({ history }: Snapshot, at: Date): boolean =>
  history.some((row) => row.kind === 'password_changed' && row.at > at)

export const newDevice: Rule = (snapshot) => {
  const row = newDeviceSignIn(snapshot)
  if (!row || !isWithin(snapshot, row.at, 3 * daysMs)) return null
  if (changedAfter(snapshot, row.at)) return null
  return {
    ...{ code: 'diagnosis.new_device', certainty: 'likely' },
    params: { device: deviceWords(row), at: row.at },
    ...{ since: row.at, evidence: entries([row]) },
    ...{ action: 'see_devices', roads, weight: 1 },
  }
}

/** Money to somebody new within an hour after a new device. */
export const sentAfterNewDevice: Rule = (snapshot) => {
  const row = newDeviceSignIn(snapshot)
  if (!row || !isWithin(snapshot, row.at, 3 * daysMs)) return null
  const sent = snapshot.transfers.filter(({ direction }) => direction === 'out')
  const suspicious = sent.find(
    ({ at, counterpartyAccount }) =>
      at > row.at &&
      at.getTime() - row.at.getTime() <= hoursMs &&
      !sent.some((other) => other.counterpartyAccount === counterpartyAccount && other.at < row.at),
  )
  if (!suspicious) return null
  const { id, at, amount, counterparty: to } = suspicious
  return {
    ...{ code: 'diagnosis.sent_after_new_device', certainty: 'likely' },
    params: { amount: toWire(amount), to },
    since: at,
    evidence: [...entries([row]), ...things('transfers.sent', [suspicious])],
    about: { kind: 'transfer', id },
    ...{ action: 'freeze', roads, weight: 3 },
  }
}

/** Can still be undone by the link in the message to the old one. */
export const contactChanged: Rule = (snapshot) =>
  snapshot.standing.contactChanges.flatMap(({ confirmedAt: at, undoUntil: until, kind }) => {
    if (at === null || until === null || until <= snapshot.now) return []
    return {
      ...{ code: 'diagnosis.contact_changed', certainty: 'likely', params: { at, until } },
      since: at,
      evidence: standingSince(snapshot, `identity.${kind}_changed`, at),
      by: until,
      ...{ action: 'security_history', roads, weight: 2 },
    }
  })

export const unrecognisedRules: readonly Rule[] = [
  ...[sentAfterNewDevice, passwordKnown, triesElsewhere, contactChanged, newDevice],
]
