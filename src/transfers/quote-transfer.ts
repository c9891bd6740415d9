import { findAccounts } from '#ledger'
import { type Money, money, toWire } from '#money'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, type PersonId } from '#platform/ids'
import { type Policy, policyInForce } from '#policy'
import type { Quote } from './contract.ts'
import type { Handle } from './handle.ts'
import { loadParties, payeeReply } from './look-up-payee.ts'
import { insertQuote, loadUsages } from './store.ts'
import {
  checkFundsAndLimits,
  checkWallets,
  type Decided,
  decideTransfer,
  type KeptQuote,
  type Plan,
  restOf,
  type Usage,
} from './transfer.ts'

const limitInUse = ({ amount, day }: Plan, usage: Usage, policy: Policy) => {
  const { currency } = amount
  const limit = policy.transfers.perDay[currency]
  return {
    limit: toWire(money(limit, currency)),
    used: toWire(money(usage.sumMinor, currency)),
    remaining: toWire(money(restOf(limit, usage), currency)),
    resetsAt: day.resetsAt.toISOString(),
  }
}

const keepQuote = async (ctx: TxContext, plan: Plan, policy: Policy): Promise<KeptQuote> => {
  const { sender, payee, amount, fee, policyVersion } = plan
  const lifeMs = policy.transfers.quoteSeconds * 1_000
  const quote = {
    ...{ id: ctx.ids.next(), senderId: sender.id, payeeId: payee.id, amount, fee, policyVersion },
    ...{ expiresAt: new Date(ctx.clock.now().getTime() + lifeMs), isUsed: false },
  }
  await insertQuote(ctx, quote)
  return quote
}

/**
 * Prices a transfer and makes every check of sending, moving nothing. The fee is promised for the
 * policy's 60 seconds. Refusals: all of `problems.ts` but those of memo and quote, in its order.
 */
export const quoteTransfer = async (
  ctx: TxContext,
  senderId: PersonId,
  handle: Handle,
  amount: Money,
): Promise<Decided<Static<typeof Quote>>> => {
  const parties = await loadParties(ctx, senderId, handle)
  const policy = await policyInForce(ctx)
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
  const [usage] = await loadUsages(ctx, [{ senderId, currency, since: plan.day.startsAt }])
  const problem = checkFundsAndLimits(plan, usage!, availableMinor, policy)
  if (problem) return { problem }
  const quote = await keepQuote(ctx, plan, policy)
  const totalMinor = amount.minor + plan.fee.minor
  return {
    plan: {
      id: formatId('quote', quote.id),
      payee: await payeeReply(ctx, senderId, plan.payee),
      amount: toWire(amount),
      fee: toWire(plan.fee),
      total: toWire(money(totalMinor, currency)),
      balanceAfter: toWire(money(availableMinor - totalMinor, currency)),
      arrival: 'now',
      dailyLimit: limitInUse(plan, usage!, policy),
      perTransferLimit: toWire(money(policy.transfers.perTransfer[currency], currency)),
      policyVersion: plan.policyVersion,
      expiresAt: quote.expiresAt.toISOString(),
    },
  }
}
