import type { Clock } from './clock.ts'
import type { RandomSource } from './random.ts'

/**
 * Ids. Inside the program and in the database an id is a UUIDv7 (RFC 9562); at the edge it wears a
 * prefix and Crockford's base 32: `tr_01h455vb4pex5vsknk084sn02q` (the TypeID form, 26 characters).
 */
export type Brand<Name extends string> = string & { readonly __brand: Name }
export type PersonId = Brand<'person'>
export type AccountId = Brand<'account'>
export type TransferId = Brand<'transfer'>

export type Ids = {
  /** A new UUIDv7; ids made by one process grow strictly. */
  readonly next: <T extends string = string>() => T
}

/** The prefixes in use: one word, one meaning. */
export const idPrefixes = {
  person: 'per',
  session: 'ses',
  device: 'dev',
  account: 'acct',
  transfer: 'tr',
  quote: 'qt',
  deposit: 'dep',
  bankFile: 'bf',
  bankEntry: 'be',
  event: 'evt',
  message: 'msg',
  factor: 'fac',
  audit: 'aud',
  notice: 'ntc',
  refusal: 'ref',
  restriction: 'rst',
  window: 'mw',
  proposal: 'prp',
  document: 'doc',
  instrument: 'ins',
  withdrawal: 'wd',
  paymentFile: 'pf',
  screening: 'scr',
} as const
export type IdKind = keyof typeof idPrefixes

export const createIds = (clock: Clock, random: RandomSource): Ids => {
  let lastMs = 0
  let counter = 0
  let pool: Buffer = Buffer.alloc(0)
  let offset = 0
  const eightBytes = () => {
    if (offset + 8 > pool.length) {
      pool = random.bytes(4096)
      offset = 0
    }
    const bytes = pool.subarray(offset, offset + 8)
    offset += 8
    return bytes
  }
  const next = () => {
    const nowMs = clock.now().getTime()
    if (nowMs > lastMs) {
      lastMs = nowMs
      counter = 0
    } else if (++counter > 0xfff) {
      // The millisecond is used up (or the clock was set back): borrow the next one.
      lastMs += 1
      counter = 0
    }
    const time = lastMs.toString(16).padStart(12, '0')
    const tail = eightBytes()
    tail[0] = (tail[0]! & 0x3f) | 0x80
    const hex = tail.toString('hex')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${hex.slice(0, 4)}-${hex.slice(4)}`
  }
  return { next: next as Ids['next'] }
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** `formatId('transfer', uuid)` → `tr_…`. */
export const formatId = (kind: IdKind, id: string): string => {
  if (!uuidPattern.test(id)) throw new Error(`Not a UUID: ${id}`)
  let text = ''
  // 128 bits in 26 groups of five: two zero bits stand in front.
  let bits = 2
  let rest = 0
  for (let index = 0; index < id.length; index++) {
    const code = id.charCodeAt(index)
    if (code === 45) continue
    rest = ((rest << 4) | (code < 58 ? code - 48 : code - 87)) & 0xff
    bits += 4
    if (bits < 5) continue
    bits -= 5
    text += alphabet[(rest >> bits) & 31]
  }
  return `${idPrefixes[kind]}_${text}`
}

/** The UUID behind a prefixed id, or null when it is not one of that kind. */
export const parseId = <T extends string = string>(kind: IdKind, text: string): T | null => {
  const prefix = `${idPrefixes[kind]}_`
  if (!text.startsWith(prefix) || text.length !== prefix.length + 26) return null
  let value = 0n
  for (const character of text.slice(prefix.length)) {
    const digit = alphabet.indexOf(character)
    if (digit < 0) return null
    value = (value << 5n) | BigInt(digit)
  }
  if (value >> 128n) return null
  const hex = value.toString(16).padStart(32, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as T
}

/** The smallest UUIDv7 of a moment, in milliseconds since 1970. */
export const idAt = (atMs: number): string => {
  const time = Math.max(0, atMs).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
}
