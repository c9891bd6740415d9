import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import {
  findDevice,
  insertDevice,
  keepNewestDevices,
  moveDevices,
  noteDeviceUse,
} from './device-store.ts'
import { readDeviceToken, signedDeviceToken } from './device-token.ts'

export type RecognisedDevice = {
  readonly id: string
  /** This person never signed in there before, or has made us forget it. */
  readonly isNew: boolean
  /** For the cookie. */
  readonly token: string
}

const mostDevices = 30

/**
 * Which device a completed sign-in comes from. A device that is new to the person gets a new token,
 * for everybody who uses it: a cookie that somebody planted there beforehand is worth nothing then.
 */
export const recogniseDevice = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<RecognisedDevice> => {
  const presented = readDeviceToken(ctx.source?.deviceToken)
  const known = presented === null ? null : await findDevice(ctx, presented, personId)
  if (presented !== null && known !== null) {
    await noteDeviceUse(ctx, known)
    return { id: known, isNew: false, token: signedDeviceToken(presented) }
  }
  const id = ctx.ids.next()
  const token = ctx.random.bytes(32).toString('base64url')
  if (presented !== null) await moveDevices(ctx, presented, token)
  await insertDevice(ctx, id, personId, token)
  await keepNewestDevices(ctx, personId, mostDevices)
  return { id, isNew: true, token: signedDeviceToken(token) }
}
