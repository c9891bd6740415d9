import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { parseId } from '#platform/ids'
import { withdrawalEvents } from './events.ts'
import { isFileWritten } from './file-store.ts'
import { bringBack } from './ledger-steps.ts'
import { withdrawalProblems } from './problems.ts'
import { isUnclear, isWithBank, type Withdrawal } from './withdrawal.ts'
import { keepState, lockWithdrawal } from './withdrawal-store.ts'

/** For the owner: what colleagues know of it stays with them. */
const endCode = 'bank.reason_not_given'

/** A file that has not reached the bank would still pay after the money is back. */
const requireUnclear = async (ctx: TxContext, text: string): Promise<Withdrawal> => {
  const id = parseId('withdrawal', text)
  const withdrawal = id && (await lockWithdrawal(ctx, id))
  if (!withdrawal) throw withdrawalProblems.unknown()
  const by = signedIn(ctx)
  if (withdrawal.personId === by) throw withdrawalProblems.own_decision()
  if (!isWithBank(withdrawal)) throw withdrawalProblems.already_decided()
  if (withdrawal.notSentBy === by) throw withdrawalProblems.own_decision()
  const isSettled = isUnclear(withdrawal, ctx.clock.now())
  if (!(isSettled && withdrawal.fileId && (await isFileWritten(ctx, withdrawal.fileId)))) {
    throw withdrawalProblems.bank_has_time({ arrivesBy: withdrawal.arrivesBy })
  }
  return withdrawal
}

const end = async (ctx: TxContext, withdrawal: Withdrawal): Promise<Withdrawal> => {
  const returnId = await bringBack(ctx, withdrawal, 'clearing')
  const ended = { endedAt: ctx.clock.now(), endedBy: 'bank', endCode, returnId } as const
  const change = { ...ended, notSentConfirmedBy: signedIn(ctx) }
  await keepState(ctx, withdrawal.id, 'rejected', change)
  await publish(ctx, [withdrawalEvents.rejected(withdrawal, 'bank', endCode)])
  return { ...withdrawal, ...ended, state: 'rejected' }
}

/**
 * The bank did not carry it out, and does not say so in a way that the program can go by. The
 * first person asks; when another one says the same, the money is back in the wallet.
 * @throws withdrawals.unknown (404) · own_decision (403) · already_decided, bank_has_time (409)
 */
export const endNotSent = async (
  ctx: TxContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Withdrawal> => {
  const withdrawal = await requireUnclear(ctx, id)
  const { personId, state, notSentBy } = withdrawal
  const decision = notSentBy === null ? 'not_sent_asked' : 'not_sent_confirmed'
  const facts = { withdrawal: withdrawal.id, decision, reason }
  await recordAudit(ctx, [{ event: 'authz_admin', outcome: 'ok', kind: null, personId, facts }])
  if (notSentBy !== null) return end(ctx, withdrawal)
  const asked = {
    ...{ notSentBy: signedIn(ctx), notSentAt: ctx.clock.now(), notSentReason: reason },
  }
  await keepState(ctx, withdrawal.id, state, asked)
  return { ...withdrawal, ...asked }
}
