import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { countUse, keepBlocked } from '../instruments/instrument-store.ts'
import type { PaymentStatus, StatusReport } from '../rails/bank/status-report.ts'
import { alertUnknown, type Mapped } from '../rails/map-outside-code.ts'
import { bankReasonFor, blocksAccount } from './bank-reason.ts'
import { unmappedFact, withdrawalEvents } from './events.ts'
import { findFileByMessage } from './file-store.ts'
import { bringBack, settleMoney } from './ledger-steps.ts'
import { isWithBank, mayBecome, type Withdrawal } from './withdrawal.ts'
import { keepState, lockByEndToEndIds, lockByFile } from './withdrawal-store.ts'

type End = { readonly state: 'rejected' | 'returned'; readonly entryId: string | null }

/** The wallet has it again: from what was ordered, or from what came back to our account. */
const giveBack = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  { code, outside }: Mapped,
  { state, entryId }: End,
): Promise<void> => {
  const from = state === 'returned' ? 'nostro' : 'clearing'
  const returnId = await bringBack(ctx, withdrawal, from)
  const end = { endedAt: ctx.clock.now(), endedBy: 'bank', endCode: code } as const
  const change = { ...end, outsideCode: outside, returnId, returnedEntryId: entryId }
  await keepState(ctx, withdrawal.id, state, change)
  if (blocksAccount(code)) await keepBlocked(ctx, withdrawal.instrumentId, code)
  const fact =
    state === 'returned'
      ? withdrawalEvents.returned(withdrawal, code)
      : withdrawalEvents.rejected(withdrawal, 'bank', code)
  await publish(ctx, [fact])
}

/** Those on duty are told what the bank says and does not go together. */
const alertUnclear = (ctx: TxContext, { id, state }: Withdrawal, what: string): void => {
  const about = { event: 'withdrawal_unclear', withdrawal: id, state, what }
  ctx.log.error(about, 'What the bank says of a withdrawal does not go together')
}

const refused = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  reason: string | null,
): Promise<boolean> => {
  const mapped = bankReasonFor('iso_status', reason)
  const isNew = mapped.outside !== withdrawal.outsideCode
  if (isNew) {
    const unknown = alertUnknown(ctx, [mapped])
    await publish(ctx, unknown.map(unmappedFact(withdrawal.id)))
  }
  // A duplicate, say, is refused because the first one goes: only what surely stayed comes back.
  if (!isWithBank(withdrawal) || mapped.money !== 'not_taken') {
    if (isNew) {
      await keepState(ctx, withdrawal.id, withdrawal.state, { outsideCode: mapped.outside })
      alertUnclear(ctx, withdrawal, `refused with ${mapped.outside}`)
    }
    return false
  }
  await giveBack(ctx, withdrawal, mapped, { state: 'rejected', entryId: null })
  return true
}

/** @returns whether that was news */
const heard = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  { status, reason }: PaymentStatus,
): Promise<boolean> => {
  if (withdrawal.captureId === null) return false
  if (status === 'rejected' && withdrawal.endedAt === null) return refused(ctx, withdrawal, reason)
  if (status === 'settled' && mayBecome(withdrawal.state, 'sent')) {
    await keepState(ctx, withdrawal.id, 'sent', {
      ...{ sentAt: ctx.clock.now() },
      // Whoever asked to end it did not know this.
      ...{ notSentBy: null, notSentAt: null, notSentReason: null },
    })
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

/** A statement shows that it left our account, also after its owner has the money back. */
export const hearDebit = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  entryId: string,
): Promise<void> => {
  await settleMoney(ctx, withdrawal, 'left')
  const completed = { completedAt: ctx.clock.now(), completedEntryId: entryId }
  if (!isWithBank(withdrawal)) {
    alertUnclear(ctx, withdrawal, 'shown after its end')
    return keepState(ctx, withdrawal.id, withdrawal.state, completed)
  }
  await keepState(ctx, withdrawal.id, 'completed', completed)
  await countUse(ctx, withdrawal.instrumentId)
  await publish(ctx, [withdrawalEvents.completed(withdrawal)])
}

/** A statement shows that it came back to our account; its owner gets it once. */
export const hearReturn = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  { reason, entryId }: { readonly reason: string | null; readonly entryId: string },
): Promise<void> => {
  if (withdrawal.state === 'rejected') {
    await settleMoney(ctx, withdrawal, 'came_back')
    return keepState(ctx, withdrawal.id, 'rejected', { returnedEntryId: entryId })
  }
  const mapped = bankReasonFor('iso_return', reason)
  await giveBack(ctx, withdrawal, mapped, { state: 'returned', entryId })
}
