import { type RandomSource, randomInteger } from '#platform/random'

/**
 * Personal references: `OK-7K2P-9MQ4`. Crockford's alphabet (no I, L, O, U), six drawn characters
 * and two that check them: any one wrong character and any swap of two is noticed.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const drawnLength = 6
/** The largest prime below 32²: what makes every single mistake and swap visible. */
const modulus = 1021
/** So that a row of zeros is not a reference. */
const offset = 97

const checkOf = (drawn: string): string => {
  let value = 0
  for (const character of drawn) value = (value * 32 + alphabet.indexOf(character)) % modulus
  const check = (value * 32 * 32 + offset) % modulus
  return alphabet[Math.floor(check / 32)]! + alphabet[check % 32]!
}

const write = (drawn: string): string => {
  const text = drawn + checkOf(drawn)
  return `OK-${text.slice(0, 4)}-${text.slice(4)}`
}

export const drawReference = (random: RandomSource): string => {
  let drawn = ''
  while (drawn.length < drawnLength) drawn += alphabet[randomInteger(random, 32)]
  return write(drawn)
}

/** Upper case, letters and digits only, what looks like 0 or 1 made so; `OK` becomes `0K`. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

/**
 * Every well-checked reference in a text, whatever stands around it and however it is spaced, cut
 * into lines or typed (`ok 7k2p 9mq4`, `0K7K2P-9MQ4`); each once, in canonical form.
 */
export const findReferences = (texts: readonly string[]): readonly string[] => {
  const found = new Set<string>()
  for (const text of texts) {
    for (const [, candidate = ''] of plain(text).matchAll(/(?=0K([0-9A-HJKMNP-TV-Z]{8}))/g)) {
      const drawn = candidate.slice(0, drawnLength)
      if (checkOf(drawn) === candidate.slice(drawnLength)) found.add(write(drawn))
    }
  }
  return [...found]
}
