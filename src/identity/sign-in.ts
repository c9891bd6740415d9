import type { Context } from '#platform/context'
import { publish } from '#platform/events'
import { Problem } from '#platform/problems'
import { readEmail } from './email-address.ts'
import { identityEvents } from './events.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { identityProblems } from './problems.ts'
import { loadProfile } from './profile-store.ts'
import { type SignedIn, signedInAnswer } from './session-answer.ts'
import { openSession } from './session-store.ts'
import { type Candidate, findCandidate, isStillHash } from './sign-in-store.ts'
import { signInRule } from './throttle.ts'
import { forgetTries, takeTry } from './throttle-store.ts'

type Input = { readonly email: string; readonly password: string }

/** One answer for an unknown address, a wrong password and too many tries. */
const refuse = (ctx: Context, until: Date | null): Problem => {
  if (until === null) return identityProblems.bad_credentials()
  const retryAfterSeconds = Math.ceil((until.getTime() - ctx.clock.now().getTime()) / 1000)
  return identityProblems.bad_credentials({}, { retryAfterSeconds })
}

type Admission = { readonly until: Date | null; readonly candidate: Candidate | null }

/** The try is counted before the password is looked at, so that parallel tries count as well. */
const admit = (ctx: Context, kit: IdentityKit, identifier: string): Promise<Admission> =>
  inOwnTransaction(kit, ctx, async (tx) => {
    const decision = await takeTry(tx, 'sign_in', identifier, signInRule)
    if (!decision.admitted) throw refuse(ctx, decision.until)
    return {
      until: decision.state.blockedUntil,
      candidate: await findCandidate(tx, identifier),
    }
  })

const finish = (
  ctx: Context,
  kit: IdentityKit,
  identifier: string,
  candidate: Candidate & { readonly hash: string },
  better: string | null,
): Promise<SignedIn | Problem> =>
  inOwnTransaction(kit, ctx, async (tx) => {
    await forgetTries(tx, 'sign_in', identifier)
    if (candidate.kind === 'sign_up') {
      const until = candidate.until ?? ctx.clock.now()
      return identityProblems.contact_unverified({ email: identifier, until })
    }
    if (candidate.isClosed) {
      return identityProblems.account_closed({ account: candidate.accountNumber })
    }
    if (!(await isStillHash(tx, candidate.id, candidate.hash, better))) return refuse(ctx, null)
    const session = await openSession(tx, candidate.id)
    await publish(tx, [identityEvents.signedIn(candidate.id, session.id)])
    return signedInAnswer(tx, await loadProfile(tx, candidate.id), session)
  })

/**
 * Signs in by e-mail and password. Known and unknown addresses do the same work: one count, one
 * look-up, one hash. Only the right password learns more than "that did not sign you in".
 * @throws identity.bad_credentials, contact_unverified, account_closed, busy
 */
export const signIn = async (
  ctx: Context,
  kit: IdentityKit,
  { email, password }: Input,
): Promise<SignedIn> => {
  const identifier = readEmail(email) ?? email.normalize('NFKC').trim().toLowerCase()
  const { until, candidate } = await admit(ctx, kit, identifier)
  const hash = candidate?.hash ?? null
  const isRight = await kit.passwords.verify(hash, password)
  if (!isRight || candidate === null || hash === null) throw refuse(ctx, until)
  const isOld = candidate.kind === 'person' && kit.passwords.isOutdated(hash)
  const better = isOld ? await kit.passwords.hash(password) : null
  const outcome = await finish(ctx, kit, identifier, { ...candidate, hash }, better)
  if (outcome instanceof Problem) throw outcome
  return outcome
}
