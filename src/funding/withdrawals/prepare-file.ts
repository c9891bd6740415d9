import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { addBusinessDays, type Policy } from '#policy'
import { withdrawalEvents } from './events.ts'
import {
  insertFileOf,
  keepDissolved,
  keepReleased,
  type PaymentFileRow,
  sumReleasedAlone,
} from './file-store.ts'
import { findStopped } from './find-stopped.ts'
import { takeMoney } from './ledger-steps.ts'
import type { Withdrawal } from './withdrawal.ts'
import {
  keepHeldBack,
  keepInFile,
  keepSubmitted,
  lockApproved,
  lockByFile,
} from './withdrawal-store.ts'

/** Payments in one file at most. */
const mostPayments = 500

/** Fits the 35 characters of a MsgId. */
const messageIdOf = (id: string): string => `F${id.replaceAll('-', '').toUpperCase()}`

/** A person looks within a business day at what may not go by itself; the money stays held. */
const holdBack = async (
  ctx: TxContext,
  stopped: readonly Withdrawal[],
  policy: Policy,
): Promise<void> => {
  if (stopped.length === 0) return
  const reviewDue = addBusinessDays(ctx.clock.now(), 1, policy.openingHours('support'))
  const ids = stopped.map(({ id }) => id)
  await keepHeldBack(ctx, ids, reviewDue)
  await publish(
    ctx,
    stopped.map((withdrawal) => withdrawalEvents.heldBack(withdrawal, reviewDue)),
  )
}

/** Parts those that may go from those whose owner or account was stopped since. */
const splitStopped = async (ctx: TxContext, withdrawals: readonly Withdrawal[]) => {
  const stopped = await findStopped(ctx, withdrawals)
  return {
    going: withdrawals.filter(({ id }) => !stopped.has(id)),
    stopped: withdrawals.filter(({ id }) => stopped.has(id)),
  }
}

const sumOf = (withdrawals: readonly Withdrawal[]): bigint =>
  withdrawals.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)

/**
 * Puts approved withdrawals of a currency into a payment file that waits for its release. Null:
 * there are none. They cannot be cancelled any more. Those that may not go any more are looked at
 * by a person instead.
 */
export const prepareFile = async (
  ctx: TxContext,
  currency: Currency,
  by: PersonId | null,
  policy: Policy,
): Promise<PaymentFileRow | null> => {
  const approved = await lockApproved(ctx, currency, mostPayments)
  const { going: withdrawals, stopped } = await splitStopped(ctx, approved)
  await holdBack(ctx, stopped, policy)
  if (withdrawals.length === 0) return null
  const id = ctx.ids.next()
  const file = {
    ...{ id, currency, messageId: messageIdOf(id), name: `pain001-${messageIdOf(id)}.xml` },
    ...{ payments: withdrawals.length, preparedAt: ctx.clock.now(), preparedBy: by },
    totalMinor: sumOf(withdrawals),
    policyVersion: policy.version,
  }
  await insertFileOf(ctx, file)
  await keepInFile(
    ctx,
    withdrawals.map((withdrawal) => withdrawal.id),
    id,
  )
  return { ...file, state: 'prepared', releasedAt: null, writtenAt: null }
}

/**
 * Lets a prepared file go: its money leaves the wallets, and a job writes it for the bank. What may
 * not go any more is taken out of it; a file of which nothing is left is dissolved.
 * @returns the file as it is then
 */
export const releaseFile = async (
  ctx: TxContext,
  file: PaymentFileRow,
  by: PersonId | null,
  policy: Policy,
): Promise<PaymentFileRow> => {
  const allowed = await splitStopped(ctx, await lockByFile(ctx, file.id))
  const captures = await takeMoney(ctx, allowed.going)
  const going = allowed.going.filter(({ id }) => captures.has(id))
  const lost = allowed.going.filter(({ id }) => !captures.has(id))
  for (const { id } of lost) {
    ctx.log.error({ event: 'withdrawal_without_hold', withdrawal: id }, 'Its money is not held')
  }
  await holdBack(ctx, [...allowed.stopped, ...lost], policy)
  if (going.length === 0) {
    await keepDissolved(ctx, file.id)
    return { ...file, state: 'dissolved' }
  }
  await keepSubmitted(
    ctx,
    going.map(({ id }) => ({ id, captureId: captures.get(id)! })),
  )
  const left = { payments: going.length, totalMinor: sumOf(going) }
  await keepReleased(ctx, { id: file.id, by, ...left })
  await publish(ctx, going.map(withdrawalEvents.submitted))
  return { ...file, ...left, state: 'released', releasedAt: ctx.clock.now() }
}

const dayMs = 86_400_000

/**
 * Whether the policy lets a file go without a second person. All that went so within 24 hours
 * counts together: a large sum in many small files is a large sum.
 */
export const goesAlone = async (
  ctx: TxContext,
  { currency, totalMinor }: Pick<PaymentFileRow, 'currency' | 'totalMinor'>,
  policy: Policy,
): Promise<boolean> => {
  const most = policy.withdrawals.releaseAloneUpTo[currency]
  if (most === undefined || totalMinor > most) return false
  const since = new Date(ctx.clock.now().getTime() - dayMs)
  return totalMinor + (await sumReleasedAlone(ctx, currency, since)) <= most
}
