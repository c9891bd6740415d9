import { randomBytes } from 'node:crypto'

/** The only source of randomness. */
export type RandomSource = { readonly bytes: (count: number) => Buffer }

export const systemRandom: RandomSource = { bytes: (count) => randomBytes(count) }

/** An even choice of a whole number in `[0, bound)`, without modulo bias. */
export const randomInteger = (random: RandomSource, bound: number): number => {
  const limit = Math.floor(0x1_0000_0000 / bound) * bound
  for (;;) {
    const drawn = random.bytes(4).readUInt32BE()
    if (drawn < limit) return drawn % bound
  }
}
