import { type Money, money, toWire } from '#money'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, type PersonId } from '#platform/ids'
import type { Policy } from '#policy'
import { checkTransfer } from './check-transfer.ts'
import type { Quote } from './contract.ts'
import type { Handle } from './handle.ts'
import { limitInUse } from './limits.ts'
import { payeeReply } from './look-up-payee.ts'
import { insertQuote } from './store.ts'
import type { Decided, KeptQuote, Plan } from './transfer.ts'

/** A check of a second factor may take ten minutes: the price must hold that long. */
const factorSeconds = 600

const keepQuote = async (ctx: TxContext, plan: Plan, policy: Policy): Promise<KeptQuote> => {
  const { sender, payee, amount, fee, policyVersion } = plan
  const { quoteSeconds, asksForFactor } = policy.transfers
  const lifeMs = (quoteSeconds + (asksForFactor(amount) ? factorSeconds : 0)) * 1_000
  const quote = {
    ...{ id: ctx.ids.next(), senderId: sender.id, payeeId: payee.id, amount, fee, policyVersion },
    ...{ expiresAt: new Date(ctx.clock.now().getTime() + lifeMs), isUsed: false },
  }
  await insertQuote(ctx, quote)
  return quote
}

/**
 * Prices a transfer and makes every check of sending, moving nothing. The fee is promised for the
 * policy's 60 seconds, and as long as a check of a second factor takes where one is asked for.
 * Refusals: those of `check-transfer.ts`.
 */
export const quoteTransfer = async (
  ctx: TxContext,
  senderId: PersonId,
  handle: Handle,
  amount: Money,
): Promise<Decided<Static<typeof Quote>>> => {
  const checked = await checkTransfer(ctx, senderId, handle, amount)
  if (checked.problem) return checked
  const { plan, usage, availableMinor, policy } = checked.plan
  const { currency } = amount
  const { perTransaction, perDay, perMonth, windows } = plan.limits
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
      dailyLimit: limitInUse(perDay, usage.day, currency, windows.day.resetsAt),
      monthlyLimit: limitInUse(perMonth, usage.month, currency, windows.month.resetsAt),
      perTransferLimit: perTransaction === null ? null : toWire(money(perTransaction, currency)),
      asksForFactor: policy.transfers.asksForFactor(amount),
      policyVersion: plan.policyVersion,
      expiresAt: quote.expiresAt.toISOString(),
    },
  }
}
