import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { type Secrets, sameBytes } from '#platform/crypto'
import type { RandomSource } from '#platform/random'

/** argon2id, RFC 9106; memory in KiB. */
export type HashCost = {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** Customers'. Source: OWASP Password Storage Cheat Sheet. */
export const customerCost: HashCost = { memory: 19_456, passes: 2, parallelism: 1 }

const saltBytes = 16
const tagBytes = 32
const argon2Of = promisify(argon2)

const pepperOf = (secrets: Secrets, keyId: string): Buffer => {
  const pepper = secrets.subKey('pepper', keyId)
  if (!pepper) throw new Error(`A password was hashed with key ${keyId}, which is not here`)
  return pepper
}

const tagOf = (password: string, nonce: Buffer, secret: Buffer, cost: HashCost): Promise<Buffer> =>
  argon2Of('argon2id', {
    message: Buffer.from(password.normalize('NFKC')),
    nonce,
    secret,
    memory: cost.memory,
    passes: cost.passes,
    parallelism: cost.parallelism,
    tagLength: tagBytes,
  }) as Promise<Buffer>

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

/** `$argon2id$v=19$m=…,t=…,p=…,keyid=…$salt$tag`, of the password's NFKC form. */
export const hashPassword = async (
  secrets: Secrets,
  random: RandomSource,
  password: string,
  cost: HashCost = customerCost,
): Promise<string> => {
  const keyId = secrets.currentKeyId
  const salt = random.bytes(saltBytes)
  const tag = await tagOf(password, salt, pepperOf(secrets, keyId), cost)
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism},keyid=${keyId}$${text(salt)}$${text(tag)}`
}

const pattern =
  /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+),keyid=([a-z0-9]+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const parse = (hash: string) => {
  const parts = pattern.exec(hash)
  if (!parts) throw new Error('Not a password hash')
  const [, memory, passes, parallelism, keyId = '', salt = '', tag = ''] = parts
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    keyId,
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

export const verifyPassword = async (
  secrets: Secrets,
  hash: string,
  password: string,
): Promise<boolean> => {
  const { cost, keyId, salt, tag } = parse(hash)
  return sameBytes(await tagOf(password, salt, pepperOf(secrets, keyId), cost), tag)
}

/** Whether a hash was made with another cost or pepper than new ones are. */
export const isOutdated = (
  secrets: Secrets,
  hash: string,
  wanted: HashCost = customerCost,
): boolean => {
  const { cost, keyId } = parse(hash)
  return (
    keyId !== secrets.currentKeyId ||
    cost.memory !== wanted.memory ||
    cost.passes !== wanted.passes ||
    cost.parallelism !== wanted.parallelism
  )
}
