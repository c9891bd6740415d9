import { sameBytes, secretsInUse } from '#platform/crypto'

/**
 * What a browser keeps to be known again: 32 random bytes and our signature. The signature spares
 * us to look for what we never gave out; which person knows the device stands in the database.
 */
const sign = (token: string): string =>
  secretsInUse().mac('identity.device', token).toString('base64url')

export const signedDeviceToken = (token: string): string => `${token}.${sign(token)}`

/** The token behind what a browser sent, or null when we did not sign it. */
export const readDeviceToken = (text: string | null | undefined): string | null => {
  const [, token = '', signature = ''] = /^([\w-]{43})\.([\w-]{43})$/.exec(text ?? '') ?? []
  if (token === '') return null
  return sameBytes(Buffer.from(signature), Buffer.from(sign(token))) ? token : null
}
