import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { formatId, type PersonId } from '#platform/ids'
import type { Policy } from '#policy'
import { withdrawalEvents } from './events.ts'
import { insertFileOf, keepReleased, type PaymentFileRow } from './file-store.ts'
import { takeMoney } from './ledger-steps.ts'
import type { Withdrawal } from './withdrawal.ts'
import { keepState, lockApproved, lockByFile } from './withdrawal-store.ts'

/** Payments in one file at most. */
const mostPayments = 500

/** Fits the 35 characters of a MsgId. */
const messageIdOf = (id: string): string => `F${id.replaceAll('-', '').toUpperCase()}`

/**
 * Puts approved withdrawals of a currency into a payment file that waits for its release. Null:
 * there are none. They cannot be cancelled any more.
 */
export const prepareFile = async (
  ctx: TxContext,
  currency: Currency,
  by: PersonId | null,
  policy: Policy,
): Promise<PaymentFileRow | null> => {
  const withdrawals = await lockApproved(ctx, currency, mostPayments)
  if (withdrawals.length === 0) return null
  const id = ctx.ids.next()
  const file = {
    ...{ id, currency, messageId: messageIdOf(id), name: `pain001-${messageIdOf(id)}.xml` },
    ...{ payments: withdrawals.length, preparedAt: ctx.clock.now(), preparedBy: by },
    totalMinor: withdrawals.reduce((sum, { amountMinor }) => sum + amountMinor, 0n),
    policyVersion: policy.version,
  }
  await insertFileOf(ctx, file)
  for (const withdrawal of withdrawals) {
    await keepState(ctx, withdrawal.id, 'approved', { fileId: id })
  }
  return { ...file, state: 'prepared', releasedAt: null, writtenAt: null }
}

const submit = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  captures: ReadonlyMap<string, string>,
): Promise<void> => {
  const captureId = captures.get(withdrawal.id)
  if (!captureId) throw new Error(`${formatId('withdrawal', withdrawal.id)} was not taken`)
  await keepState(ctx, withdrawal.id, 'submitted', { captureId, submittedAt: ctx.clock.now() })
}

/** Lets a prepared file go: its money leaves the wallets, and a job writes it for the bank. */
export const releaseFile = async (
  ctx: TxContext,
  file: PaymentFileRow,
  by: PersonId | null,
): Promise<void> => {
  const withdrawals = await lockByFile(ctx, file.id)
  const captures = await takeMoney(ctx, withdrawals)
  for (const withdrawal of withdrawals) await submit(ctx, withdrawal, captures)
  await keepReleased(ctx, file.id, by)
  await publish(ctx, withdrawals.map(withdrawalEvents.submitted))
}

/** Whether the policy lets a file of this size go without a second person. */
export const goesAlone = (
  { currency, totalMinor }: Pick<PaymentFileRow, 'currency' | 'totalMinor'>,
  policy: Policy,
): boolean => {
  const most = policy.withdrawals.releaseAloneUpTo[currency]
  return most !== undefined && totalMinor <= most
}
