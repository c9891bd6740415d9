import { createCipheriv, createDecipheriv } from 'node:crypto'
import { secretsInUse } from '#platform/crypto'
import type { RandomSource } from '#platform/random'

/**
 * Pictures at rest: AES-256-GCM under a key of their own. `keyId`, a zero byte, nonce (12), text,
 * tag (16); bound to the picture's id, so that no picture can stand in for another.
 */
const purpose = 'verification-images'
const placeOf = (id: string): Buffer => Buffer.from(`verification.images.sealed.${id}`)

export const sealImage = (jpeg: Buffer, id: string, random: RandomSource): Buffer => {
  const { currentKeyId, subKey } = secretsInUse()
  const nonce = random.bytes(12)
  const cipher = createCipheriv('aes-256-gcm', subKey(purpose, currentKeyId)!, nonce)
  cipher.setAAD(placeOf(id))
  const head = Buffer.from(`${currentKeyId}\0`)
  return Buffer.concat([head, nonce, cipher.update(jpeg), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when it was changed, moved, or its key is gone */
export const openImage = (sealed: Buffer, id: string): Buffer => {
  const end = sealed.indexOf(0)
  const key = secretsInUse().subKey(purpose, sealed.toString('utf8', 0, end))
  if (!key) throw new Error('A picture is sealed with a key that is not here')
  const body = sealed.subarray(end + 1)
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(placeOf(id))
  decipher.setAuthTag(body.subarray(-16))
  return Buffer.concat([decipher.update(body.subarray(12, -16)), decipher.final()])
}
