import { recordAudit } from '#audit'
import { type Context, signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { contactOf, identifierOf } from '../contact.ts'
import { identityEvents } from '../events.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { beside, requirePassword } from '../input.ts'
import { loadProfile } from '../profile-store.ts'
import { endSessionsOf, loadSession, type OpenedSession, openSession } from '../session-store.ts'
import { signInRule } from '../throttle.ts'
import { forgetTries, takeTry } from '../throttle-store.ts'
import { loadPasswordOwner } from './password-owner.ts'
import { loadPassword, replacePassword } from './password-store.ts'
import { passwordProblems } from './problems.ts'

type Input = { readonly current: string; readonly next: string }

/** Their own counter: a stranger who fails at signing in does not keep the owner from changing. */
const counterOf = (personId: PersonId): string => `password of ${personId}`

/** Counts before the password is looked at, so that parallel tries count as well. */
const admit = async (ctx: TxContext, personId: PersonId): Promise<number> => {
  const decision = await takeTry(ctx, 'sign_in', counterOf(personId), signInRule)
  if (decision.admitted) return signInRule.tries - decision.state.count
  const waitMs = decision.until.getTime() - ctx.clock.now().getTime()
  throw passwordProblems.password_tries_paused(
    { at: decision.until },
    { retryAfterSeconds: Math.ceil(waitMs / 1000) },
  )
}

/** A wrong one counts as a failed sign-in too: who tries here tries there. */
const refuse = async (ctx: Context, kit: IdentityKit, personId: PersonId, triesLeft: number) => {
  await inOwnTransaction(kit, ctx, async (tx) => {
    const identifier = identifierOf(contactOf(await loadProfile(tx, personId)))
    await takeTry(tx, 'sign_in', identifier, signInRule)
    const entry = { event: 'authn_password_change_fail', outcome: 'refused' } as const
    await recordAudit(tx, [{ ...entry, personId, facts: { triesLeft } }])
  })
  return beside(ctx, '/current', (options) =>
    passwordProblems.current_password_wrong({ triesLeft }, options),
  )
}

/** The new hash, no session but a new one for this browser, and the news of it. */
const keep = async (
  ctx: TxContext,
  personId: PersonId,
  old: string,
  hash: string,
): Promise<OpenedSession | null> => {
  if (!(await replacePassword(ctx, personId, old, hash))) return null
  await forgetTries(ctx, 'sign_in', counterOf(personId))
  const sessionId = ctx.actor.kind === 'person' ? ctx.actor.sessionId : ''
  const before = await loadSession(ctx, sessionId)
  await endSessionsOf(ctx, personId)
  await publish(ctx, [identityEvents.passwordChanged(personId, 'change')])
  const entry = { event: 'authn_password_change', outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { by: 'change' } }])
  return openSession(ctx, personId, before?.provedBy ?? null)
}

/**
 * Changes the password of the signed-in person, who must know the present one. Every session ends;
 * this browser goes on with a new one, so that a stolen cookie ends as well.
 * @throws identity.password_same, password_unacceptable, password_tries_paused,
 *   current_password_wrong, busy
 */
export const changePassword = async (
  ctx: Context,
  kit: IdentityKit,
  { current, next }: Input,
): Promise<OpenedSession> => {
  const personId = signedIn(ctx)
  if (current.normalize('NFKC') === next.normalize('NFKC')) {
    throw beside(ctx, '/next', (options) => passwordProblems.password_same({}, options))
  }
  const owner = await inOwnTransaction(kit, ctx, (tx) => loadPasswordOwner(tx, personId))
  await requirePassword(ctx, kit.passwords, next, owner, '/next')
  const { triesLeft, kept } = await inOwnTransaction(kit, ctx, async (tx) => ({
    triesLeft: await admit(tx, personId),
    kept: await loadPassword(tx, personId),
  }))
  const isRight = await kit.passwords.verify(kept?.hash ?? null, current)
  if (!isRight || kept === null) throw await refuse(ctx, kit, personId, triesLeft)
  const hash = await kit.passwords.hash(next)
  const session = await inOwnTransaction(kit, ctx, (tx) => keep(tx, personId, kept.hash, hash))
  if (session === null) throw await refuse(ctx, kit, personId, triesLeft)
  return session
}
