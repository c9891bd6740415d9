import type { Context, TxContext } from '#platform/context'
import { Problem } from '#platform/problems'
import { type Identifier, readIdentifier } from './identifier.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { type Admission, admitTry, noteFailure } from './lock-out/admit-try.ts'
import { refuseCompromised } from './passwords/password-state.ts'
import { identityProblems } from './problems.ts'
import { type ProofAnswer, startProof } from './proofs/start-proof.ts'
import { secondsUntil } from './seconds-until.ts'
import { type Candidate, isStillHash } from './sign-in-store.ts'
import { forgetTries } from './throttle-store.ts'

type Input = { readonly identifier: string; readonly password: string }

/** One answer for an unknown identifier, a wrong password and too many tries. */
const refuse = (ctx: Context, until: Date | null): Problem => {
  if (until === null) return identityProblems.bad_credentials()
  const retryAfterSeconds = secondsUntil(ctx, until)
  return identityProblems.bad_credentials({}, { retryAfterSeconds })
}

/** The try is counted before the password is looked at, so that parallel tries count as well. */
const admit = (ctx: Context, kit: IdentityKit, identifier: Identifier) =>
  inOwnTransaction(kit, ctx, async (tx) => {
    const outcome = await admitTry(tx, identifier)
    if (!outcome.admitted) throw refuse(ctx, outcome.until)
    return outcome.admission
  })

type Right = Candidate & { readonly hash: string }

const startFor = async (
  tx: TxContext,
  identifier: Identifier,
  { counter }: Admission,
  { candidate, better }: { readonly candidate: Right; readonly better: string | null },
): Promise<ProofAnswer | Problem> => {
  await forgetTries(tx, counter.scope, counter.identifier)
  if (candidate.kind === 'sign_up') {
    const until = candidate.until ?? tx.clock.now()
    return identityProblems.contact_unverified({ email: identifier.text, until })
  }
  if (candidate.isClosed) {
    return identityProblems.account_closed({ account: candidate.accountNumber })
  }
  if (!(await isStillHash(tx, candidate.id, candidate.hash, better))) return refuse(tx, null)
  const compromised = await refuseCompromised(tx, candidate.id)
  return compromised ?? startProof(tx, { personId: candidate.id, purpose: 'sign_in' })
}

/**
 * The first step of signing in: e-mail or phone, and password. A right one begins a check of the
 * second factor, which is nothing but that: no session, no right. Known and unknown identifiers do
 * the same work: the same look-ups and counts, one hash.
 * @throws identity.bad_credentials, contact_unverified, account_closed, password_must_change, busy
 */
export const signIn = async (
  ctx: Context,
  kit: IdentityKit,
  { identifier: text, password }: Input,
): Promise<ProofAnswer> => {
  kit.passwords.requireRoom()
  const identifier = readIdentifier(text)
  const admission = await admit(ctx, kit, identifier)
  const { candidate } = admission
  const hash = candidate?.hash ?? null
  const isRight = await kit.passwords.verify(hash, password)
  if (!isRight || candidate === null || hash === null) {
    const until = await inOwnTransaction(kit, ctx, (tx) => noteFailure(tx, identifier, admission))
    throw refuse(ctx, until)
  }
  const isOld = candidate.kind === 'person' && kit.passwords.isOutdated(hash)
  const better = isOld ? await kit.passwords.hash(password) : null
  const outcome = await inOwnTransaction(kit, ctx, (tx) =>
    startFor(tx, identifier, admission, { candidate: { ...candidate, hash }, better }),
  )
  if (outcome instanceof Problem) throw outcome
  return outcome
}
