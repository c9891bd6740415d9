/** Chances of a life, all from one seed: the same seed asks the same questions in the same order. */
export type Chance = {
  /** A whole number from 0 to `bound − 1`. */
  readonly below: (bound: number) => number
  readonly oneOf: <T>(choices: readonly T[]) => T
  readonly happens: (percent: number) => boolean
  /** An amount in minor units up to `digits` digits, small ones as likely as large ones. */
  readonly minor: (digits: number) => bigint
}

/** mulberry32: small, quick, and good enough to choose with. */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    below,
    oneOf: (choices) => choices[below(choices.length)]!,
    happens: (percent) => next() * 100 < percent,
    minor: (digits) => BigInt(1 + below(10 ** (1 + below(digits)))),
  }
}
