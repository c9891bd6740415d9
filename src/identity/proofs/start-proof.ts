import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { maskEmail, maskPhone } from '#platform/mask-contact'
import type { Words } from '#platform/problems'
import { type FactorHoldings, type FactorKind, usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import type { ProofState } from './contract.ts'
import { type Proof, type ProofPurpose, proofMinutes, proofTries } from './proof.ts'
import { insertProof } from './proof-store.ts'

export type ProofAnswer = Static<typeof ProofState>

type Request = {
  readonly personId: PersonId
  readonly purpose: ProofPurpose
  /** SHA-256 of exactly what is being confirmed. */
  readonly boundTo?: Buffer
  /** The same in words, for the screen and for the message with the code. */
  readonly shown?: Words
  /** Factors that do not count here. */
  readonly exclude?: readonly FactorKind[]
}

/** One way as its holder may see it: masked, without anything that could be used. */
export const methodOf = (holdings: FactorHoldings) => (kind: FactorKind) => ({
  kind,
  ...(kind === 'sms' && { to: maskPhone(holdings.phone ?? '') }),
  ...(kind === 'email' && { to: maskEmail(holdings.email ?? '') }),
  ...(kind === 'recovery' && { left: holdings.recoveryCodesLeft }),
})

/** A proof as its holder may see it: which ways there are, and what it confirms. */
export const describeProof = (
  ctx: Context,
  token: string,
  proof: Pick<
    Proof,
    'purpose' | 'shown' | 'excluded' | 'expiresAt' | 'provedBy' | 'codeMethod' | 'codeResendAt'
  >,
  holdings: FactorHoldings,
): ProofAnswer => ({
  proof: token,
  purpose: proof.purpose,
  methods: usableFactors(holdings, proof.excluded).map(methodOf(holdings)),
  shown: proof.shown?.[ctx.language] ?? null,
  expiresAt: proof.expiresAt.toISOString(),
  proved: proof.provedBy !== null,
  code:
    proof.codeMethod === null || proof.codeResendAt === null
      ? null
      : { method: proof.codeMethod, resendAt: proof.codeResendAt.toISOString() },
})

/**
 * Begins a check: the person answers it with one of their factors, then the operation takes it. The
 * token is in the answer and nowhere else.
 */
export const startProof = async (ctx: TxContext, request: Request): Promise<ProofAnswer> => {
  const { personId, purpose, boundTo = null, shown = null, exclude = [] } = request
  const token = ctx.random.bytes(32).toString('base64url')
  const expiresAt = new Date(ctx.clock.now().getTime() + proofMinutes * 60_000)
  const proof = { personId, purpose, boundTo, shown, excluded: exclude, expiresAt }
  await insertProof(ctx, token, { ...proof, id: ctx.ids.next(), triesLeft: proofTries })
  const state = { ...proof, provedBy: null, codeMethod: null, codeResendAt: null }
  return describeProof(ctx, token, state, await loadHoldings(ctx, personId))
}
