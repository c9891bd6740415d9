import { signedIn, type TxContext } from '#platform/context'
import { deviceOf, deviceWords } from '#platform/device'
import { platformProblems } from '#platform/http/problems'
import { formatId, parseId } from '#platform/ids'
import { placeWords } from '#platform/place'
import { loadDevices, removeDevice } from '../devices/device-store.ts'
import { currentSessionOf } from './current-session.ts'
import { noteSessionsEnded } from './note-sessions-ended.ts'
import { loadOpenSessions, revokeSessions } from './session-list-store.ts'

/** Devices that the person has signed in on, used last first. */
export const listDevices = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  const { language } = ctx
  const sessions = await loadOpenSessions(ctx, personId)
  const here = sessions.find(({ id }) => id === currentSessionOf(ctx))?.deviceId
  const devices = await loadDevices(ctx, personId)
  return {
    items: devices.map(({ id, userAgent, place, createdAt, lastUsedAt }) => ({
      id: formatId('device', id),
      current: id === here,
      device: deviceWords(deviceOf(userAgent))[language],
      place: placeWords(place)[language],
      firstUsedAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
    })),
  }
}

/**
 * Forgets a device: sessions there end, but for the one that asks, and the next sign-in there is
 * told as new.
 * @throws platform.not_found for whatever is not theirs
 */
export const forgetDevice = async (ctx: TxContext, text: string): Promise<void> => {
  const personId = signedIn(ctx)
  const deviceId = parseId('device', text)
  if (deviceId === null || !(await removeDevice(ctx, deviceId, personId))) {
    throw platformProblems.not_found()
  }
  const ended = await revokeSessions(ctx, personId, { deviceId, except: currentSessionOf(ctx) })
  await noteSessionsEnded(ctx, personId, ended.length)
}
