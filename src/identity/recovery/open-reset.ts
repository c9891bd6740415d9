import type { Context, TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { sha256 } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import { Problem } from '#platform/problems'
import { policyInForce } from '#policy'
import { identifierOf } from '../contact.ts'
import { type FactorKind, hasSecondFactor, usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { type IdentityKit, inOwnTransaction } from '../identity-kit.ts'
import { leastLength } from '../passwords/password-rules.ts'
import { identityProblems } from '../problems.ts'
import { startProof } from '../proofs/start-proof.ts'
import type { recoveryContract } from './contract.ts'
import { judgeRecoveryCode } from './judge-code.ts'
import { recoveryProblems } from './problems.ts'
import { requireTypedContact } from './read-contact.ts'
import { isOpenAt, type Recovery, recoveryMinutes, waitRule } from './recovery.ts'
import { keepRecoveryOpened, lockRecovery, lockRecoveryByToken } from './recovery-store.ts'

type Input = Static<(typeof recoveryContract)['POST /v1/resets/open']['body']>
type Reset = Static<(typeof recoveryContract)['POST /v1/resets/open']['reply'][200]>

/** The channel that the reset came by proves nothing twice. */
export const channelFactors: Readonly<Record<Recovery['channel'], readonly FactorKind[]>> = {
  email: ['email'],
  sms: ['sms'],
}

/** What a check of this reset is bound to, so that it serves no other one. */
export const resetBoundTo = ({ id }: Recovery): Buffer => sha256(`reset:${id}`)

type Owned = Recovery & { readonly personId: PersonId }

/** @throws identity.reset_used, reset_expired */
export const requireOpenReset = (ctx: Context, reset: Recovery | null): Owned => {
  if (reset?.endedBy === 'used') throw recoveryProblems.reset_used()
  if (!reset?.personId || !isOpenAt(reset, ctx.clock.now())) {
    throw recoveryProblems.reset_expired({ minutes: recoveryMinutes.reset })
  }
  return { ...reset, personId: reset.personId }
}

const describe = async (ctx: TxContext, reset: Owned, token: string): Promise<Reset> => {
  const { personId, expiresAt, channel } = reset
  const holdings = await loadHoldings(ctx, personId)
  const exclude = channelFactors[channel]
  const needsFactor = usableFactors(holdings, exclude).length > 0
  const boundTo = resetBoundTo(reset)
  const { withSecondFactor, alone } = leastLength
  return {
    reset: token,
    expiresAt: expiresAt.toISOString(),
    check: needsFactor
      ? await startProof(ctx, { personId, purpose: 'reset', boundTo, exclude })
      : null,
    minimumPasswordLength: hasSecondFactor(holdings) ? withSecondFactor : alone,
    waitHours: (await policyInForce(ctx)).coolDownHours(waitRule(needsFactor)),
  }
}

/** Right code: its row, opened once under a new token that only this answer holds. */
const openByCode = async (ctx: TxContext, identifier: string, code: string) => {
  const contact = requireTypedContact(ctx, identifier)
  const found = await lockRecovery(ctx, 'reset', identifierOf(contact))
  const refusal = await judgeRecoveryCode(ctx, 'reset', found, code, found?.channel === 'sms')
  if (refusal) return refusal
  const token = ctx.random.bytes(32).toString('base64url')
  await keepRecoveryOpened(ctx, found!.id, token)
  return describe(ctx, requireOpenReset(ctx, found), token)
}

/** The link may be opened again, as after a reload, until the password is set. */
const openByToken = async (ctx: TxContext, token: string) => {
  const reset = requireOpenReset(ctx, await lockRecoveryByToken(ctx, 'reset', token))
  await keepRecoveryOpened(ctx, reset.id, null)
  return describe(ctx, reset, token)
}

/**
 * Opens a reset and begins the check of a second factor, where there is one beside the channel that
 * the reset came by. Changes nothing yet.
 * @throws identity.proof_missing, identifier_invalid, code_wrong, code_spent, code_expired,
 *   reset_used, reset_expired
 */
export const openReset = async (
  ctx: Context,
  kit: IdentityKit,
  { token, identifier, code }: Input,
): Promise<Reset> => {
  const outcome = await inOwnTransaction(kit, ctx, async (tx) => {
    if (token !== undefined && identifier === undefined && code === undefined) {
      return openByToken(tx, token)
    }
    if (token === undefined && identifier !== undefined && code !== undefined) {
      return openByCode(tx, identifier, code)
    }
    throw identityProblems.proof_missing()
  })
  if (outcome instanceof Problem) throw outcome
  return outcome
}
