import type { Session } from './calls.ts'

/**
 * When the session of this browser ends by itself. Every answer says what time it is at the program
 * and that the session was used; all tabs share the last use, since they share the session.
 */
const name = 'used-at'
/** The program notes a use once a minute: an answer keeps a session for this long at least. */
const leastIdleMs = 14 * 60_000
const shareEveryMs = 2_000

let skewMs = 0
let usedAtMs = 0

const sharedUse = (): number => {
  try {
    return Number(localStorage.getItem(name)) || 0
  } catch {
    // A browser without storage knows of this tab only.
    return 0
  }
}

const share = (atMs: number): void => {
  try {
    if (atMs - sharedUse() >= shareEveryMs) localStorage.setItem(name, String(atMs))
  } catch {
    // As above.
  }
}

/**
 * The program answered: it tells its time, and counts as use unless nobody is signed in or nobody
 * is at the page.
 */
export const noteUse = ({ headers, status }: Response, isPassive: boolean): void => {
  const atMs = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(atMs)) return
  skewMs = atMs - Date.now()
  if (status === 401 || isPassive) return
  usedAtMs = Math.max(usedAtMs, atMs)
  share(atMs)
}

/** Whole seconds until the session ends unless it is used; 0 when it has. */
export const secondsLeft = ({ idleExpiresAt, expiresAt }: Session): number => {
  const used = Math.max(usedAtMs, sharedUse()) + leastIdleMs
  const end = Math.min(Math.max(Date.parse(idleExpiresAt), used), Date.parse(expiresAt))
  return Math.max(0, Math.ceil((end - Date.now() - skewMs) / 1_000))
}

/** Whether using it would not keep it: its longest time is nearly over. */
export const endsAnyway = ({ expiresAt }: Session): boolean =>
  Date.parse(expiresAt) - Date.now() - skewMs < leastIdleMs
