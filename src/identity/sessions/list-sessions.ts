import { signedIn, type TxContext } from '#platform/context'
import { deviceOf, deviceWords } from '#platform/device'
import { formatId } from '#platform/ids'
import { placeOf, placeWords } from '#platform/place'
import { currentSessionOf } from './current-session.ts'
import { loadOpenSessions } from './session-list-store.ts'

/** Where the person is signed in: this session first, then by last use. */
export const listSessions = async (ctx: TxContext) => {
  const { language } = ctx
  const current = currentSessionOf(ctx)
  const sessions = await loadOpenSessions(ctx, signedIn(ctx))
  const items = sessions.map(({ id, address, userAgent, createdAt, lastUsedAt, expiresAt }) => ({
    id: formatId('session', id),
    current: id === current,
    device: deviceWords(deviceOf(userAgent))[language],
    place: placeWords(placeOf(address))[language],
    signedInAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
  return { items: items.sort((a, b) => Number(b.current) - Number(a.current)) }
}
