import { type RandomSource, randomInteger } from '#platform/random'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `PH-7K2P-9MQ4`: forty bits, which nobody guesses and anybody can read out. */
export const drawReportReference = (random: RandomSource): string => {
  const drawn = Array.from({ length: 8 }, () => alphabet[randomInteger(random, 32)]).join('')
  return `PH-${drawn.slice(0, 4)}-${drawn.slice(4)}`
}
