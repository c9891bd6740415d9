import type { HistoryRow } from '#audit'
import { entries, type Found, type Rule, standingSince } from '../finding.ts'
import { daysMs, isWithin, type Snapshot } from '../snapshot.ts'

const roads = ['cannot_get_in'] as const
const mostTries = 10
/** One slip is a slip. */
const worthTelling = 3

const isFailure = ({ kind }: HistoryRow) => kind === 'sign_in_failed'
export const isByPassword = (row: HistoryRow) => isFailure(row) && row.facts.by === 'password'
const isWrongCode = (row: HistoryRow) => isFailure(row) && row.facts.why !== undefined
/** At signing in: a wrong code for something else keeps nobody out. */
export const isByCode = (row: HistoryRow) => isWrongCode(row) && row.facts.purpose === 'sign_in'

const deviceOf = ({ browser, system }: HistoryRow) => `${browser} ${system}`

const ownDevices = ({ history }: Snapshot): ReadonlySet<string> =>
  new Set(history.filter(({ kind }) => kind === 'signed_in').map(deviceOf))

/** Whether somebody has signed in from such a device; everywhere, for who never has. */
export const isOwnDevice = (snapshot: Snapshot) => {
  const known = ownDevices(snapshot)
  return (row: HistoryRow) => known.size === 0 || known.has(deviceOf(row))
}

/** Of tries on one's own devices; where no device is known they may as well be somebody else's. */
const certaintyOf = (snapshot: Snapshot): Found['certainty'] =>
  ownDevices(snapshot).size === 0 ? 'likely' : 'certain'

/** What happened after the last good sign-in, of the last day. */
const sinceSuccess = (snapshot: Snapshot): readonly HistoryRow[] => {
  const { history } = snapshot
  const success = history.findIndex(({ kind }) => kind === 'signed_in' || kind === 'unlocked')
  const rows = success < 0 ? history : history.slice(0, success)
  return rows.filter(({ at }) => isWithin(snapshot, at, daysMs))
}

/** What the lock or pause of this moment rests on: nothing older than a day. */
const lately = (snapshot: Snapshot, isKind: (row: HistoryRow) => boolean) =>
  snapshot.history
    .filter((row) => isKind(row) && isWithin(snapshot, row.at, daysMs))
    .slice(0, mostTries)

export const locked: Rule = (snapshot) => {
  const { standing } = snapshot
  const until = standing.signInBlockedUntil ?? standing.deviceBlockedUntil
  if (until === null) return null
  const lock = standing.locks.find(({ kind, unlockedAt }) => kind === 'password' && !unlockedAt)
  const rows = lately(snapshot, (row) => row.kind === 'locked' || isByPassword(row))
  return {
    code: 'diagnosis.sign_in_locked',
    certainty: 'certain',
    params: { tries: lock?.tries ?? mostTries, until },
    since: lock?.startedAt ?? rows[0]?.at ?? until,
    evidence: entries(rows),
    by: until,
    ...{ action: 'unlock', roads, weight: 3 },
  }
}

export const factorsPaused: Rule = (snapshot) => {
  const until = snapshot.standing.factorsPausedUntil
  if (until === null) return null
  // Codes for other things count too.
  const rows = lately(snapshot, isWrongCode)
  return {
    code: 'diagnosis.factors_paused',
    certainty: 'certain',
    params: { until },
    since: rows[0]?.at ?? until,
    evidence: entries(rows),
    by: until,
    ...{ action: 'change_password', roads, weight: 3 },
  }
}

const foundTries = (
  rows: readonly HistoryRow[],
  found: Pick<Found, 'code' | 'certainty' | 'params' | 'action'>,
): Found => ({
  ...found,
  since: rows.at(-1)!.at,
  evidence: entries(rows),
  ...{ roads, weight: 2 },
})

/** Wrong passwords on devices of one's own; after a change it is likely the old one. */
export const wrongPassword: Rule = (snapshot) => {
  const { standing } = snapshot
  if (standing.signInBlockedUntil ?? standing.deviceBlockedUntil) return null
  const isOwn = isOwnDevice(snapshot)
  const rows = sinceSuccess(snapshot).filter((row) => isByPassword(row) && isOwn(row))
  if (rows.length < worthTelling) return null
  const changedAt = standing.passwordSetAt
  const isOld = isWithin(snapshot, changedAt, 7 * daysMs) && changedAt < rows.at(-1)!.at
  const wasChanged = snapshot.history.some(({ kind }) => kind === 'password_changed')
  return isOld && wasChanged
    ? foundTries(rows, {
        ...{ code: 'diagnosis.old_password', certainty: 'likely' },
        ...{ params: { changedAt }, action: 'set_password' },
      })
    : foundTries(rows, {
        ...{ code: 'diagnosis.wrong_password', certainty: certaintyOf(snapshot) },
        ...{ params: { tries: rows.length }, action: 'set_password' },
      })
}

const codesOnOwnDevice = (snapshot: Snapshot): readonly HistoryRow[] => {
  const isOwn = isOwnDevice(snapshot)
  return sinceSuccess(snapshot).filter((row) => isByCode(row) && isOwn(row))
}

/** A code that is right for another time says for certain whose clock is off. */
export const clockOff: Rule = (snapshot) => {
  if (snapshot.standing.factorsPausedUntil) return null
  const rows = codesOnOwnDevice(snapshot).filter(({ facts }) => facts.why === 'clock_off')
  if (rows.length === 0) return null
  const found = { code: 'diagnosis.app_clock_off', certainty: certaintyOf(snapshot) } as const
  return foundTries(rows, { ...found, action: 'choose_factors' })
}

export const wrongCode: Rule = (snapshot) => {
  if (snapshot.standing.factorsPausedUntil || clockOff(snapshot)) return null
  const rows = codesOnOwnDevice(snapshot)
  if (rows.length < worthTelling) return null
  const found = { code: 'diagnosis.wrong_code', certainty: certaintyOf(snapshot) } as const
  return foundTries(rows, { ...found, params: { tries: rows.length }, action: 'choose_factors' })
}

export const passwordMustChange: Rule = (snapshot) => {
  const { mustChangeReason, mustChangeSince: since } = snapshot.standing
  if (mustChangeReason === null || since === null) return null
  return {
    ...{ code: 'diagnosis.password_must_change', certainty: 'certain', params: { since }, since },
    evidence: standingSince(snapshot, 'identity.password_must_change', since),
    ...{ action: 'set_password', roads, weight: 3 },
  }
}

export const lostFactor: Rule = (snapshot) => {
  const { lostFactor: lost } = snapshot.standing
  if (lost === null) return null
  const { startedAt: since, readyAt } = lost
  const isReady = readyAt <= snapshot.now
  return {
    code: isReady ? 'diagnosis.lost_factor_ready' : 'diagnosis.lost_factor_waiting',
    ...{ certainty: 'certain', params: { readyAt }, since },
    evidence: standingSince(snapshot, 'identity.lost_factor_started', since),
    by: isReady ? null : readyAt,
    ...{ action: 'finish_lost_factor', roads, weight: isReady ? 2 : 1 },
  }
}

/** Whether its link or code has gone out: one that has not is another story. */
const hasGone = ({ messages }: Snapshot, at: Date): boolean =>
  messages.some(
    ({ template, queuedAt, state }) =>
      template.startsWith('identity.reset_') && queuedAt >= at && state === 'sent',
  )

export const resetWaiting: Rule = (snapshot) => {
  const [reset] = snapshot.standing.resets
  if (!reset || !hasGone(snapshot, reset.createdAt)) return null
  const { createdAt: since, expiresAt: until } = reset
  return {
    ...{ code: 'diagnosis.reset_waiting', certainty: 'certain', params: { until }, since },
    evidence: standingSince(snapshot, 'identity.reset_asked', since),
    by: until,
    ...{ action: 'set_password', roads, weight: 1 },
  }
}

export const contactChangeWaiting: Rule = (snapshot) => {
  const waiting = snapshot.standing.contactChanges.filter(
    ({ confirmedAt, expiresAt }) => confirmedAt === null && expiresAt > snapshot.now,
  )
  return waiting.map(({ createdAt: since, expiresAt: until, kind }) => ({
    ...{ code: 'diagnosis.contact_change_waiting', certainty: 'certain', params: { until }, since },
    evidence: standingSince(snapshot, `identity.${kind}_change_asked`, since),
    by: until,
    ...{ action: kind === 'email' ? 'change_email' : 'change_phone', roads, weight: 1 },
  }))
}

const fewCodes = 2

/** Only for who has used some: nobody needs a word about ten. */
export const recoveryCodesLow: Rule = ({ standing, history }) => {
  const { recoveryCodesMade, recoveryCodesLeft: left } = standing
  if (recoveryCodesMade === 0 || left > fewCodes) return null
  const rows = history.filter(({ kind }) => kind === 'recovery_code_used')
  if (!rows[0]) return null
  return {
    ...{ code: 'diagnosis.recovery_codes_low', certainty: 'certain', params: { left } },
    ...{ since: rows[0].at, evidence: entries(rows) },
    ...{ action: 'make_recovery_codes', roads, weight: 1 },
  }
}

export const signInRules: readonly Rule[] = [
  ...[locked, factorsPaused, passwordMustChange, wrongPassword, clockOff, wrongCode],
  ...[lostFactor, resetWaiting, contactChangeWaiting, recoveryCodesLow],
]
