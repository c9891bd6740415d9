import { findAccounts } from '#ledger'
import type { Money } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { type Policy, policyInForce } from '#policy'
import { findClosure, loadClosures } from './find-closure.ts'
import type { Handle } from './handle.ts'
import type { Usage } from './limits.ts'
import { loadUsages } from './load-usages.ts'
import { loadParties } from './look-up-payee.ts'
import {
  checkFundsAndLimits,
  checkWallets,
  type Decided,
  decideTransfer,
  type Plan,
} from './transfer.ts'

/** What a transfer would do, every check passed at this moment. */
export type Checked = {
  readonly plan: Plan
  readonly usage: Usage
  readonly availableMinor: bigint
  readonly policy: Policy
}

/**
 * Makes every check of sending, moving nothing and promising nothing. Refusals: all of
 * `problems.ts` but those of memo and quote, in its order.
 */
export const checkTransfer = async (
  ctx: TxContext,
  senderId: PersonId,
  handle: Handle,
  amount: Money,
): Promise<Decided<Checked>> => {
  const known = await loadParties(ctx, senderId, handle)
  const policy = await policyInForce(ctx)
  await loadClosures(ctx)
  const parties = { ...known, closure: findClosure(ctx, known, amount.currency) }
  const decided = decideTransfer(parties, amount, undefined, policy, ctx.clock.now())
  if (decided.problem) return decided
  const { plan } = decided
  const { currency } = amount
  const [wallet, payeeWallet] = await findAccounts(ctx, [
    { ownerId: senderId, kind: 'wallet', asset: currency },
    { ownerId: plan.payee.id, kind: 'wallet', asset: currency },
  ])
  const closedWallet = checkWallets(wallet?.state, payeeWallet?.state, currency)
  if (closedWallet) return { problem: closedWallet }
  const availableMinor = wallet?.availableMinor ?? 0n
  const { windows } = plan.limits
  const [usage] = await loadUsages(ctx, [{ walletId: wallet?.id ?? null, windows }])
  const problem = checkFundsAndLimits(plan, usage!, availableMinor)
  return problem ? { problem } : { plan: { plan, usage: usage!, availableMinor, policy } }
}
