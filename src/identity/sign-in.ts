import type { Context, TxContext } from '#platform/context'
import { Problem } from '#platform/problems'
import { readEmail } from './email-address.ts'
import { type IdentityKit, inOwnTransaction } from './identity-kit.ts'
import { phoneIndexOf, readPhone } from './phone-number.ts'
import { identityProblems } from './problems.ts'
import { type ProofAnswer, startProof } from './proofs/start-proof.ts'
import { type Candidate, findCandidate, isStillHash } from './sign-in-store.ts'
import { signInRule } from './throttle.ts'
import { forgetTries, takeTry } from './throttle-store.ts'

type Input = { readonly identifier: string; readonly password: string }

/** Under which name an identifier is looked up and its tries are counted. */
type Identifier = { readonly text: string; readonly phoneIndex: Buffer | null }

export const readIdentifier = (text: string): Identifier => {
  const phone = readPhone(text)
  if (phone !== null) return { text: phone, phoneIndex: phoneIndexOf(phone) }
  const email = readEmail(text) ?? text.normalize('NFKC').trim().toLowerCase()
  return { text: email, phoneIndex: null }
}

/** One answer for an unknown identifier, a wrong password and too many tries. */
const refuse = (ctx: Context, until: Date | null): Problem => {
  if (until === null) return identityProblems.bad_credentials()
  const retryAfterSeconds = Math.ceil((until.getTime() - ctx.clock.now().getTime()) / 1000)
  return identityProblems.bad_credentials({}, { retryAfterSeconds })
}

type Admission = { readonly until: Date | null; readonly candidate: Candidate | null }

/** The try is counted before the password is looked at, so that parallel tries count as well. */
const admit = (ctx: Context, kit: IdentityKit, identifier: Identifier): Promise<Admission> =>
  inOwnTransaction(kit, ctx, async (tx) => {
    const decision = await takeTry(tx, 'sign_in', identifier.text, signInRule)
    if (!decision.admitted) throw refuse(ctx, decision.until)
    return {
      until: decision.state.blockedUntil,
      candidate: await findCandidate(tx, identifier.text, identifier.phoneIndex),
    }
  })

type Right = Candidate & { readonly hash: string }

const startFor = async (
  tx: TxContext,
  identifier: Identifier,
  candidate: Right,
  better: string | null,
): Promise<ProofAnswer | Problem> => {
  await forgetTries(tx, 'sign_in', identifier.text)
  if (candidate.kind === 'sign_up') {
    const until = candidate.until ?? tx.clock.now()
    return identityProblems.contact_unverified({ email: identifier.text, until })
  }
  if (candidate.isClosed) {
    return identityProblems.account_closed({ account: candidate.accountNumber })
  }
  if (!(await isStillHash(tx, candidate.id, candidate.hash, better))) return refuse(tx, null)
  return startProof(tx, { personId: candidate.id, purpose: 'sign_in' })
}

/**
 * The first step of signing in: e-mail or phone, and password. A right one begins a check of the
 * second factor, which is nothing but that: no session, no right. Known and unknown identifiers do
 * the same work: one count, one look-up, one hash.
 * @throws identity.bad_credentials, contact_unverified, account_closed, busy
 */
export const signIn = async (
  ctx: Context,
  kit: IdentityKit,
  { identifier: text, password }: Input,
): Promise<ProofAnswer> => {
  kit.passwords.requireRoom()
  const identifier = readIdentifier(text)
  const { until, candidate } = await admit(ctx, kit, identifier)
  const hash = candidate?.hash ?? null
  const isRight = await kit.passwords.verify(hash, password)
  if (!isRight || candidate === null || hash === null) throw refuse(ctx, until)
  const isOld = candidate.kind === 'person' && kit.passwords.isOutdated(hash)
  const better = isOld ? await kit.passwords.hash(password) : null
  const outcome = await inOwnTransaction(kit, ctx, (tx) =>
    startFor(tx, identifier, { ...candidate, hash }, better),
  )
  if (outcome instanceof Problem) throw outcome
  return outcome
}
