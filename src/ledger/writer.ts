import { systemClock } from '#platform/clock'
import { createIds } from '#platform/ids'
import { type RandomSource, systemRandom } from '#platform/random'

/**
 * One hash chain. Every batcher has its own, and only one transaction at a time may use it; two
 * would collide on the batch number, and the later one would be run again.
 */
export type LedgerWriter = {
  /** UUIDv7, the root of the chain. */
  readonly id: string
  /**
   * Kept for callers that hold state of their own; the head itself is read in every transaction.
   */
  readonly forget: () => void
}

export const createLedgerWriter = (random: RandomSource = systemRandom): LedgerWriter => ({
  id: createIds(systemClock, random).next(),
  forget: () => {},
})
