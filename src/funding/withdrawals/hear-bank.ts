import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { countUse, keepBlocked } from '../instruments/instrument-store.ts'
import type { PaymentStatus, StatusReport } from '../rails/bank/status-report.ts'
import { alertUnknown, type Mapped } from '../rails/map-outside-code.ts'
import { bankReasonFor, blocksAccount } from './bank-reason.ts'
import { withdrawalEvents } from './events.ts'
import { findFileByMessage } from './file-store.ts'
import { bringBack, settleMoney } from './ledger-steps.ts'
import { mayBecome, type Withdrawal } from './withdrawal.ts'
import { keepState, lockByEndToEndIds, lockByFile } from './withdrawal-store.ts'

const fail = async (ctx: TxContext, withdrawal: Withdrawal, mapped: Mapped): Promise<void> => {
  const { code, outside } = mapped
  alertUnknown(ctx, [mapped])
  const from = withdrawal.state === 'completed' ? 'nostro' : 'clearing'
  const returnId = await bringBack(ctx, withdrawal, from)
  const state = withdrawal.state === 'completed' ? 'returned' : 'rejected'
  const end = { endedAt: ctx.clock.now(), endedBy: 'bank', endCode: code } as const
  await keepState(ctx, withdrawal.id, state, { ...end, outsideCode: outside, returnId })
  if (blocksAccount(code)) await keepBlocked(ctx, withdrawal.instrumentId, code)
  const fact =
    state === 'returned'
      ? withdrawalEvents.returned(withdrawal, code)
      : withdrawalEvents.rejected(withdrawal, 'bank', code)
  await publish(ctx, [fact])
}

/** The bank refused it before it left our account: the money goes back at once. */
const heard = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  { status, reason }: PaymentStatus,
): Promise<boolean> => {
  if (status === 'rejected' && mayBecome(withdrawal.state, 'rejected')) {
    if (withdrawal.captureId === null) return false
    await fail(ctx, withdrawal, bankReasonFor('iso_status', reason))
    return true
  }
  if (status === 'settled' && mayBecome(withdrawal.state, 'sent')) {
    await keepState(ctx, withdrawal.id, 'sent', { sentAt: ctx.clock.now() })
    await publish(ctx, [withdrawalEvents.sent(withdrawal)])
    return true
  }
  return false
}

/**
 * Takes in a status report. What it says of the whole file holds for every payment in it that it
 * does not name. Said twice, it changes nothing the second time.
 * @returns how many withdrawals changed
 */
export const hearReport = async (ctx: TxContext, report: StatusReport): Promise<number> => {
  const named = new Map(report.payments.map((payment) => [payment.endToEndId, payment]))
  const file =
    report.originalMessageId === null
      ? null
      : await findFileByMessage(ctx, report.originalMessageId)
  const withdrawals = file
    ? await lockByFile(ctx, file.id)
    : await lockByEndToEndIds(ctx, [...named.keys()])
  let changed = 0
  for (const withdrawal of withdrawals) {
    const status = named.get(withdrawal.endToEndId) ?? report.group
    if (status && (await heard(ctx, withdrawal, status))) changed += 1
  }
  return changed
}

/** A statement shows that it left our account. @returns whether that was news */
export const hearDebit = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  entryId: string,
): Promise<boolean> => {
  if (!mayBecome(withdrawal.state, 'completed')) return false
  await settleMoney(ctx, withdrawal)
  const completedAt = ctx.clock.now()
  await keepState(ctx, withdrawal.id, 'completed', { completedAt, completedEntryId: entryId })
  await countUse(ctx, withdrawal.instrumentId)
  await publish(ctx, [withdrawalEvents.completed(withdrawal)])
  return true
}

/** A statement shows that it came back to our account. @returns whether that was news */
export const hearReturn = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  reason: string | null,
): Promise<boolean> => {
  if (withdrawal.state !== 'completed') return false
  await fail(ctx, withdrawal, bankReasonFor('iso_return', reason))
  return true
}
