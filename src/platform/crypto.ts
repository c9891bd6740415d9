import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto'
import { type RandomSource, systemRandom } from './random.ts'

/** A master key: 32 bytes or more, from a file, the environment or a key service. */
export type MasterKey = { readonly id: string; readonly bytes: Buffer }

/**
 * Everything that is made with a key. Sub-keys are derived for each purpose (HKDF-SHA-256), so that
 * no two purposes ever share one.
 */
export type Secrets = {
  /** Id of the key that seals now; kept with whatever was made with it. */
  readonly currentKeyId: string
  /** AES-256-GCM: `v1:kid:nonce:ciphertext`; `place` (table.column.row) must be the same to open it. */
  readonly seal: (text: string, place: string) => string
  /** @throws Error when the text was changed, moved to another place, or its key is gone. */
  readonly open: (sealed: string, place: string) => string
  /** HMAC-SHA-256 under a key of this purpose: look-ups without the clear text. */
  readonly mac: (purpose: string, text: string) => Buffer
  /** The sub-key of a purpose under the master key `keyId`; null when that key is gone. */
  readonly subKey: (purpose: string, keyId: string) => Buffer | null
}

const keyIdPattern = /^[a-z0-9]{1,16}$/

const derive = (master: MasterKey, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master.bytes, 'okpay', purpose, 32))

/**
 * @param keys newest first: the first one seals, all open, and the last (oldest) one makes the
 *   look-up hashes, which must not change while rows made with them exist.
 */
export const createSecrets = (
  keys: readonly MasterKey[],
  random: RandomSource = systemRandom,
): Secrets => {
  const [current] = keys
  const oldest = keys.at(-1)
  if (!current || !oldest) throw new Error('At least one master key is needed')
  for (const { id, bytes } of keys) {
    if (!keyIdPattern.test(id)) throw new Error(`A key id is 1 to 16 of a-z and 0-9, not "${id}"`)
    if (bytes.length < 32) throw new Error(`Master key ${id} has fewer than 32 bytes`)
  }
  const byId = new Map(keys.map((key) => [key.id, key]))
  const derived = new Map<string, Buffer>()
  const subKeyOf = (master: MasterKey, purpose: string): Buffer => {
    const name = `${master.id}:${purpose}`
    const known = derived.get(name)
    if (known) return known
    const key = derive(master, purpose)
    derived.set(name, key)
    return key
  }
  return {
    currentKeyId: current.id,
    seal: (text, place) => {
      const nonce = random.bytes(12)
      const cipher = createCipheriv('aes-256-gcm', subKeyOf(current, 'seal'), nonce)
      cipher.setAAD(Buffer.from(place))
      const sealed = Buffer.concat([
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ])
      return `v1:${current.id}:${nonce.toString('base64url')}:${sealed.toString('base64url')}`
    },
    open: (sealed, place) => {
      const [version, keyId = '', nonce = '', text = ''] = sealed.split(':')
      const master = byId.get(keyId)
      if (version !== 'v1' || !master) throw new Error('Sealed with a key that is not here')
      const bytes = Buffer.from(text, 'base64url')
      const decipher = createDecipheriv(
        'aes-256-gcm',
        subKeyOf(master, 'seal'),
        Buffer.from(nonce, 'base64url'),
        { authTagLength: 16 },
      )
      decipher.setAAD(Buffer.from(place))
      decipher.setAuthTag(bytes.subarray(-16))
      return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
    },
    mac: (purpose, text) =>
      createHmac('sha256', subKeyOf(oldest, `mac:${purpose}`))
        .update(text)
        .digest(),
    subKey: (purpose, keyId) => {
      const master = byId.get(keyId)
      return master ? subKeyOf(master, purpose) : null
    },
  }
}

export const sha256 = (bytes: string | Buffer): Buffer => hash('sha256', bytes, 'buffer')

/** Compares in constant time; buffers of different length are different. */
export const sameBytes = (left: Buffer, right: Buffer): boolean =>
  left.length === right.length && timingSafeEqual(left, right)

let inUse: Secrets | undefined

/** Makes these the secrets of the process: once, at the start (`createIdentityModule` does it). */
export const useSecrets = (secrets: Secrets): void => {
  inUse = secrets
}

/** @throws Error before `useSecrets`. */
export const secretsInUse = (): Secrets => {
  if (!inUse) throw new Error('No secrets yet: call useSecrets(createSecrets(keys)) at the start')
  return inUse
}
