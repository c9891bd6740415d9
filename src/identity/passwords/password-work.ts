import { availableParallelism } from 'node:os'
import type { Secrets } from '#platform/crypto'
import type { Problem } from '#platform/problems'
import type { RandomSource } from '#platform/random'
import {
  customerCost,
  type HashCost,
  hashPassword,
  isOutdated,
  verifyPassword,
} from './hash-password.ts'

export type PasswordWork = {
  readonly hash: (password: string) => Promise<string>
  /** Takes as long for nobody (null) as for somebody. */
  readonly verify: (hash: string | null, password: string) => Promise<boolean>
  readonly isOutdated: (hash: string) => boolean
  /** Refuses when no more may wait: before anything else is done for the call. */
  readonly requireRoom: () => void
  readonly waiting: () => number
}

type Options = {
  readonly secrets: Secrets
  readonly random: RandomSource
  /** Thrown when too many wait. */
  readonly overflow: () => Problem
  readonly cost?: HashCost
  /** Hashes at once; each takes 19 MiB and a core: half the cores, two at most. */
  readonly limit?: number
  /** Calls that may wait. */
  readonly capacity?: number
}

const fewestCores = Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2)))

/**
 * Hashing behind a short queue: a flood of sign-ins takes a part of the cores and a bounded wait,
 * never the machine; what comes beyond is refused at once.
 */
export const createPasswordWork = ({
  secrets,
  random,
  overflow,
  cost = customerCost,
  limit = fewestCores,
  capacity = 40,
}: Options): PasswordWork => {
  let running = 0
  const waiting: (() => void)[] = []

  const requireRoom = () => {
    if (running >= limit && waiting.length >= capacity) throw overflow()
  }

  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= limit) {
      requireRoom()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }

  let dummy: Promise<string> | undefined
  const dummyHash = () => {
    dummy ??= hashPassword(secrets, random, random.bytes(32).toString('hex'), cost)
    return dummy
  }

  return {
    hash: (password) => inTurn(() => hashPassword(secrets, random, password, cost)),
    verify: async (hash, password) => {
      // Awaited for everybody: its first making must not show who is unknown.
      const nobody = await dummyHash()
      const same = await inTurn(() => verifyPassword(secrets, hash ?? nobody, password))
      return same && hash !== null
    },
    isOutdated: (hash) => isOutdated(secrets, hash, cost),
    requireRoom,
    waiting: () => waiting.length,
  }
}
