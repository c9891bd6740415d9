import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/**
 * A passkey in software, as an authenticator makes it: ES256, no attestation, user verified.
 * Sources: WebAuthn level 3 (6.1, 6.5), CTAP2's canonical CBOR, RFC 9053 for the key.
 */
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest()
const base64url = (bytes: Buffer): string => bytes.toString('base64url')

/** CBOR of the few things that are needed: integers, texts, bytes and maps. */
type Cbor = number | string | Buffer | ReadonlyMap<number | string, Cbor>

const head = (kind: number, size: number): Buffer => {
  if (size < 24) return Buffer.from([(kind << 5) | size])
  if (size < 256) return Buffer.from([(kind << 5) | 24, size])
  return Buffer.from([(kind << 5) | 25, size >> 8, size & 255])
}

const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const entries = [...(value as ReadonlyMap<number | string, Cbor>)]
  return Buffer.concat([
    head(5, entries.length),
    ...entries.flatMap(([key, inner]) => [cbor(key), cbor(inner)]),
  ])
}

const present = 0x01
const verified = 0x04
const withKey = 0x40

type Options = { readonly challenge: string }
type Change = { readonly origin?: string; readonly count?: number; readonly flags?: number }

/** @param home the origin that the passkey belongs to, `http://localhost:4000` */
export const createSoftwarePasskey = (home: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let signCount = 0

  const clientData = (type: string, { challenge }: Options, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))

  const authenticatorData = (flags: number, count: number, rest = Buffer.alloc(0)): Buffer => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(count)
    const party = sha256(new URL(home).hostname)
    return Buffer.concat([party, Buffer.from([flags]), counter, rest])
  }

  const coseKey = (): Buffer => {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
    return cbor(
      new Map<number, Cbor>([
        ...([
          [1, 2],
          [3, -7],
          [-1, 1],
        ] as [number, number][]),
        ...([
          [-2, left],
          [-3, right],
        ] as [number, Buffer][]),
      ]),
    )
  }

  const shell = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const }

  return {
    id: shell.id,
    /** What `navigator.credentials.create` gives, as JSON. */
    create: (options: Options, { origin = home, flags = present | verified }: Change = {}) => {
      const key = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey()])
      const authData = authenticatorData(flags | withKey, signCount, key)
      const attestation = cbor(
        new Map<string, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      const response = {
        clientDataJSON: base64url(clientData('webauthn.create', options, origin)),
        attestationObject: base64url(attestation),
        transports: ['internal'],
      }
      return { ...shell, response, clientExtensionResults: {} }
    },
    /** What `navigator.credentials.get` gives, as JSON; the counter goes up by one. */
    get: (options: Options, change: Change = {}) => {
      const { origin = home, count = ++signCount, flags = present | verified } = change
      const data = clientData('webauthn.get', options, origin)
      const authData = authenticatorData(flags, count)
      const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), privateKey)
      const response = {
        clientDataJSON: base64url(data),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
      }
      return { ...shell, response, clientExtensionResults: {} }
    },
  }
}
