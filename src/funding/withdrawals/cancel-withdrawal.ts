import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { parseId } from '#platform/ids'
import { withdrawalEvents } from './events.ts'
import { releaseMoney } from './ledger-steps.ts'
import { withdrawalProblems } from './problems.ts'
import { showWithdrawal } from './show-withdrawal.ts'
import { isCancellable } from './withdrawal.ts'
import { keepState, lockWithdrawal } from './withdrawal-store.ts'

/**
 * Stops the reader's own withdrawal and frees its money at once. The row's lock decides between this
 * and a payment file that is being put together: one of the two comes too late, never both.
 * @throws withdrawals.unknown (404) · not_cancellable (409)
 */
export const cancelWithdrawal = async (ctx: TxContext, text: string) => {
  const id = parseId('withdrawal', text)
  const withdrawal = id && (await lockWithdrawal(ctx, id))
  const personId = signedIn(ctx)
  if (!withdrawal || withdrawal.personId !== personId) throw withdrawalProblems.unknown()
  if (withdrawal.state === 'cancelled') return showWithdrawal(ctx, withdrawal)
  if (!isCancellable(withdrawal) || withdrawal.fileId !== null) {
    throw withdrawalProblems.not_cancellable()
  }
  const endedAt = ctx.clock.now()
  await releaseMoney(ctx, [withdrawal])
  await keepState(ctx, withdrawal.id, 'cancelled', { endedAt, endedBy: 'owner' })
  await publish(ctx, [withdrawalEvents.cancelled(withdrawal)])
  const entry = { event: 'sensitive_update', outcome: 'ok', kind: 'withdrawal_cancelled' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { withdrawalId: withdrawal.id } }])
  return showWithdrawal(ctx, { ...withdrawal, state: 'cancelled', endedAt, endedBy: 'owner' })
}
