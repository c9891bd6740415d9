import type { Context } from '#platform/context'
import { deviceOf, deviceWords } from '#platform/device'
import { type Place, placeOf, placeWords } from '#platform/place'
import type { Words } from '#platform/problems'

/** What was wrong: the password, or the second factor after a right password. */
export type LockOutKind = 'password' | 'factor'

/** A block of sign-in and the failure that began it. */
export type LockOut = {
  readonly id: string
  readonly kind: LockOutKind
  readonly tries: number
  readonly userAgent: string
  readonly place: Place
  readonly startedAt: Date
  /** It opens by itself then. */
  readonly until: Date
}

/** The block that the call of this context has just begun. */
export const lockOutNow = (
  ctx: Context,
  about: Pick<LockOut, 'kind' | 'tries' | 'until'>,
): LockOut => ({
  ...about,
  id: ctx.ids.next(),
  userAgent: (ctx.source?.userAgent ?? '').slice(0, 400),
  place: placeOf(ctx.source?.address ?? ''),
  startedAt: ctx.clock.now(),
})

/** Device and coarse place of the last failure, for people. */
export const wordsOfLockOut = ({
  userAgent,
  place,
}: Pick<LockOut, 'userAgent' | 'place'>): { readonly device: Words; readonly place: Words } => ({
  device: deviceWords(deviceOf(userAgent)),
  place: placeWords(place),
})
