import type { Context } from '#platform/context'
import { wordsOfLockOut } from './lock-out.ts'
import type { KeptLockOut } from './lock-out-store.ts'

/** A block in the caller's words. */
export const lockAnswer = ({ language }: Context, lockOut: KeptLockOut) => {
  const { kind, tries, startedAt, until, unlockedAt } = lockOut
  const { device, place } = wordsOfLockOut(lockOut)
  return {
    ...{ kind, tries },
    at: startedAt.toISOString(),
    until: until.toISOString(),
    device: device[language],
    place: place[language],
    unlockedAt: unlockedAt?.toISOString() ?? null,
  }
}

/** Whether it still holds. */
export const isLocking = ({ until, unlockedAt }: KeptLockOut, now: Date): boolean =>
  until > now && unlockedAt === null
