import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { findDevice } from '../devices/device-store.ts'
import { readDeviceToken } from '../devices/device-token.ts'
import type { Identifier } from '../identifier.ts'
import { networkOf } from '../network-of.ts'
import { type Candidate, findCandidate } from '../sign-in-store.ts'
import { signInRule, sourceRule } from '../throttle.ts'
import { blockedUntil, type Counter, takeTry } from '../throttle-store.ts'
import { announceLock } from './announce-lock.ts'
import { lockOutNow } from './lock-out.ts'

/** A try that may look at the password. */
export type Admission = {
  readonly candidate: Candidate | null
  /** Where it was counted: at the identifier, or at a device that the person knows. */
  readonly counter: Counter
  /** Set when this is the last try before a block. */
  readonly until: Date | null
}

type Outcome =
  | { readonly admitted: true; readonly admission: Admission }
  | { readonly admitted: false; readonly until: Date }

const sourceOf = ({ source }: TxContext): string => networkOf(source?.address ?? '')

/** The device of the call, when the candidate has signed in there before. */
const knownDevice = async (ctx: TxContext, candidate: Candidate | null): Promise<string | null> => {
  const token = readDeviceToken(ctx.source?.deviceToken)
  if (token === null) return null
  return findDevice(ctx, token, candidate?.kind === 'person' ? candidate.id : null)
}

/**
 * Counts one try to sign in, before the password is looked at. Counters know identifiers, not
 * whether somebody has them. On a device that the person knows only its own counter applies:
 * failures of strangers, at the identifier or from the same address, never lock its owner out.
 */
export const admitTry = async (ctx: TxContext, identifier: Identifier): Promise<Outcome> => {
  const candidate = await findCandidate(ctx, identifier.text, identifier.phoneIndex)
  const device = await knownDevice(ctx, candidate)
  const sourceUntil = await blockedUntil(ctx, 'sign_in_source', sourceOf(ctx))
  if (device === null && sourceUntil !== null) return { admitted: false, until: sourceUntil }
  const counter: Counter =
    device === null
      ? { scope: 'sign_in', identifier: identifier.text }
      : { scope: 'sign_in_device', identifier: device }
  const decision = await takeTry(ctx, counter.scope, counter.identifier, signInRule)
  if (!decision.admitted) return { admitted: false, until: decision.until }
  return {
    admitted: true,
    admission: { candidate, counter, until: decision.state.blockedUntil },
  }
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one !== null && (other === null || one > other) ? one : other

/**
 * A wrong password: counts for its source, and begins a block when it was the last try, which the
 * owner hears of. The same for an identifier that nobody has. @returns until when nothing is tried
 */
export const noteFailure = async (
  ctx: TxContext,
  identifier: Identifier,
  { candidate, counter, until }: Admission,
): Promise<Date | null> => {
  const atSource = await takeTry(ctx, 'sign_in_source', sourceOf(ctx), sourceRule)
  const personId = candidate?.kind === 'person' ? candidate.id : null
  const entry = { event: 'authn_login_fail', outcome: 'refused' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { by: 'password' } }])
  if (until !== null) {
    const about = { kind: 'password', tries: signInRule.tries, until } as const
    await announceLock(ctx, identifier, lockOutNow(ctx, about))
  }
  if (counter.scope === 'sign_in_device') return until
  return later(until, atSource.admitted ? atSource.state.blockedUntil : atSource.until)
}
