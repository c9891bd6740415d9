import type { Words } from '#platform/problems'
import type { Scope } from './scope.ts'

export const windowStates = [
  'scheduled',
  'in_progress',
  'verifying',
  'completed',
  'cancelled',
] as const
export type WindowState = (typeof windowStates)[number]

/** A time in which something is closed on purpose. */
export type Window = Scope & {
  readonly id: string
  readonly title: Words
  readonly why: Words
  readonly startsAt: Date
  /** As planned; see `expectedEnd`. */
  readonly endsAt: Date
  /** Whether it opens by itself at its end, or only when staff say so. */
  readonly endsBy: 'clock' | 'hand'
  readonly state: WindowState
}

/** Whether it is over, by the clock alone if need be: nobody waits for a job. */
export const isOver = ({ state, endsBy, endsAt }: Window, now: Date): boolean => {
  if (state === 'completed' || state === 'cancelled') return true
  return endsBy === 'clock' && state !== 'verifying' && endsAt <= now
}

/** From the second of its start to the second of its end. */
export const isClosedAt = (window: Window, now: Date): boolean =>
  window.startsAt <= now && !isOver(window, now)

/** It should have ended and has not. */
export const isOverrun = (window: Window, now: Date): boolean =>
  window.endsAt <= now && isClosedAt(window, now)

const shortestStepMs = 15 * 60_000

/**
 * When it will open: the plan; when that has passed, the plan and as many quarters of its length
 * (fifteen minutes at least) as it takes to lie ahead.
 */
export const expectedEnd = (window: Pick<Window, 'startsAt' | 'endsAt'>, now: Date): Date => {
  const { startsAt, endsAt } = window
  const lateMs = now.getTime() - endsAt.getTime()
  if (lateMs < 0) return endsAt
  const stepMs = Math.max(shortestStepMs, (endsAt.getTime() - startsAt.getTime()) / 4)
  return new Date(endsAt.getTime() + (Math.floor(lateMs / stepMs) + 1) * stepMs)
}

/** The state in which the clock alone puts it. */
export const stateAt = (window: Window, now: Date): WindowState => {
  if (window.state === 'completed' || window.state === 'cancelled') return window.state
  if (isOver(window, now)) return 'completed'
  return window.state === 'scheduled' && window.startsAt <= now ? 'in_progress' : window.state
}

const longestMs = 72 * 3_600_000
const farthestMs = 90 * 24 * 3_600_000

/** Whether it may be planned so: not over already, not endless, not in another season. */
export const areTimesPossible = ({ startsAt, endsAt }: Window, now: Date): boolean => {
  const lengthMs = endsAt.getTime() - startsAt.getTime()
  const leadMs = startsAt.getTime() - now.getTime()
  return endsAt > now && lengthMs > 0 && lengthMs <= longestMs && leadMs <= farthestMs
}

/** What staff want changed; what is left out stays. */
export type WindowChange = {
  readonly startsAt?: Date
  readonly endsAt?: Date
  readonly state?: 'in_progress' | 'verifying' | 'completed' | 'cancelled'
}

/**
 * The window after the change; null when its times cannot be so: one that runs has begun, and only
 * one that runs can be tried or be done.
 */
export const changeWindow = (window: Window, change: WindowChange, now: Date): Window | null => {
  const hasBegun = window.startsAt <= now
  const { startsAt = window.startsAt, endsAt = window.endsAt, state } = change
  if (state === 'completed' || state === 'cancelled') {
    return { ...window, state: hasBegun ? state : 'cancelled' }
  }
  if (!hasBegun && state !== undefined) return null
  const changed = { ...window, startsAt, endsAt, state: state ?? stateAt(window, now) }
  const isMoved = startsAt.getTime() !== window.startsAt.getTime()
  if (isMoved && (hasBegun || startsAt < now)) return null
  const staysLate = change.endsAt === undefined && hasBegun
  return staysLate || areTimesPossible(changed, now) ? changed : null
}
