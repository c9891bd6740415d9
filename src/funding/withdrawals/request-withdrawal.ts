import { recordAudit } from '#audit'
import { readAmount } from '#money'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import type { TransferId } from '#platform/ids'
import { addBusinessDays, type Policy, policyInForce } from '#policy'
import type { withdrawalsContract } from './contract.ts'
import { blockersOf, feeOf, needsReview, type Wish } from './decide-withdrawal.ts'
import { withdrawalEvents } from './events.ts'
import { holdMoney } from './ledger-steps.ts'
import { loadWish } from './load-wish.ts'
import { showWithdrawal } from './show-withdrawal.ts'
import { endToEndIdOf } from './withdrawal.ts'
import { ledgerWindows } from './withdrawal-limits.ts'
import { insertWithdrawal } from './withdrawal-store.ts'

type Input = Static<(typeof withdrawalsContract)['POST /v1/withdrawals']['body']>

/** Who looks at it has a business day. */
const reviewDays = 1

/** When a review is decided and when the money is there, at the latest. */
export const datesOf = (wish: Wish, isReviewed: boolean, policy: Policy, now: Date) => {
  const { currency } = wish.amount
  const { within, unit, cutOff } = policy.timeFor({
    ...({ operation: 'withdrawal', method: 'bank', currency } as const),
  })
  const reviewDue = isReviewed
    ? addBusinessDays(now, reviewDays, policy.openingHours('support'))
    : null
  const from = reviewDue ?? now
  const days = unit === 'business_days' ? within : 1
  const hours = policy.openingHours(`bank:${currency}`)
  return { reviewDue, arrivesBy: addBusinessDays(from, days, hours, cutOff) }
}

/** What a request would do; the problem when it may not. */
export const checkRequest = async (ctx: TxContext, input: Input) => {
  const amount = readAmount(input.amount, input.currency, '/amount', ctx.language)
  const policy = await policyInForce(ctx)
  const wish = await loadWish(ctx, { amount, instrumentId: input.instrumentId }, policy)
  const [problem] = blockersOf(wish, policy, ctx.clock.now())
  return { wish, policy, problem: problem ?? null }
}

/**
 * Holds amount and fee in the wallet and begins a withdrawal. A person looks first where
 * `needsReview` says so; all others go with the next payment file.
 * @throws money.amount_invalid (422) · instruments.unknown (404) · the problems of `blockersOf`
 */
export const requestWithdrawal = async (ctx: TxContext, input: Input) => {
  const { wish, policy, problem } = await checkRequest(ctx, input)
  if (problem) throw problem
  const { payer, amount, limits } = wish
  const instrument = wish.instrument!
  const fee = feeOf(wish, policy)
  const now = ctx.clock.now()
  const isReviewed = needsReview(instrument, amount, policy)
  const id = ctx.ids.next<TransferId>()
  const feeHoldId = fee.minor > 0n ? ctx.ids.next<TransferId>() : null
  const money = { currency: amount.currency, amountMinor: amount.minor, feeMinor: fee.minor }
  const windows = ledgerWindows(limits)
  const refused = await holdMoney(ctx, { id, feeHoldId, personId: payer.id, ...money, windows })
  if (refused) await explainRefusal(ctx, input, refused)
  const withdrawal = await insertWithdrawal(ctx, {
    ...{ id, personId: payer.id, instrumentId: instrument.id, ...money, feeHoldId },
    ...{ state: isReviewed ? 'in_review' : 'approved', endToEndId: endToEndIdOf(id) },
    ...{ requestedAt: now, approvedAt: isReviewed ? null : now, policyVersion: policy.version },
    ...datesOf(wish, isReviewed, policy, now),
  })
  await publish(ctx, [withdrawalEvents.requested(withdrawal)])
  const entry = { event: 'sensitive_create', outcome: 'ok', kind: 'withdrawal_requested' } as const
  await recordAudit(ctx, [{ ...entry, personId: payer.id, facts: { withdrawalId: id } }])
  return showWithdrawal(ctx, withdrawal)
}

/** The ledger has the last word: others may have taken the money or the limit meanwhile. */
const explainRefusal = async (ctx: TxContext, input: Input, code: string): Promise<never> => {
  const { problem } = await checkRequest(ctx, input)
  throw problem ?? new Error(`The ledger refused a withdrawal: ${code}`)
}
