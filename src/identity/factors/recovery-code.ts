import { secretsInUse } from '#platform/crypto'
import type { RandomSource } from '#platform/random'

/** Ten codes of 60 random bits, in an alphabet without look-alikes: `k7m2-9xqd-41ft`. */
export const recoveryCodeCount = 10
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const length = 12

export const newRecoveryCode = (random: RandomSource): string => {
  const characters = [...random.bytes(length)].map((byte) => alphabet[byte & 31])
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** What somebody typed as it is compared: no spaces, no dashes; O, I and L as they are meant. */
export const readRecoveryCode = (text: string): string | null => {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')
  const meant = plain.replaceAll('o', '0').replace(/[il]/g, '1')
  return meant.length === length && [...meant].every((one) => alphabet.includes(one)) ? meant : null
}

/** 60 bits cannot be guessed from a dump without the key, so a fast hash is enough. */
export const recoveryHashOf = (personId: string, plain: string): Buffer =>
  secretsInUse().mac('identity.recovery-code', `${personId}:${plain}`)
