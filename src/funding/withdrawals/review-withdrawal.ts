import { recordAudit } from '#audit'
import { findPeople } from '#identity'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { publish } from '#platform/events'
import { type PersonId, parseId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import { loadInstrumentsById } from '../instruments/instrument-store.ts'
import type { withdrawalsContract } from './contract.ts'
import { endNotSent } from './end-not-sent.ts'
import { withdrawalEvents } from './events.ts'
import { findStopped } from './find-stopped.ts'
import { releaseMoney } from './ledger-steps.ts'
import { withdrawalProblems } from './problems.ts'
import { withdrawalReply } from './show-withdrawal.ts'
import { isUnclear, type Withdrawal, type WithdrawalState } from './withdrawal.ts'
import { keepState, listByState, lockWithdrawal } from './withdrawal-store.ts'

type Reply = Static<
  (typeof withdrawalsContract)['POST /v1/staff/withdrawals/{id}/approve']['reply'][200]
>

/** Withdrawals as treasury reads them. */
const forStaff = async (ctx: TxContext, rows: readonly Withdrawal[]): Promise<Reply[]> => {
  const people = await findPeople(
    ctx,
    rows.map(({ personId }) => personId),
  )
  const instruments = await loadInstrumentsById(
    ctx,
    rows.map(({ instrumentId }) => instrumentId),
  )
  const by = signedIn(ctx)
  return rows.map((row) => {
    const person = people.get(row.personId)
    const instrument = instruments.get(row.instrumentId)!
    return {
      ...withdrawalReply(row, instrument, ctx.language),
      person: {
        ...{ accountNumber: person?.accountNumber ?? '', name: person?.name ?? '' },
        tier: person?.tier ?? 0,
      },
      ...{ nameMatch: instrument.nameMatch, note: row.note, outsideCode: row.outsideCode },
      notSent: {
        may: isUnclear(row, ctx.clock.now()) && ![row.personId, row.notSentBy].includes(by),
        ...{ askedAt: row.notSentAt?.toISOString() ?? null, reason: row.notSentReason },
      },
    }
  })
}

type Query = {
  readonly cursor?: string
  readonly limit?: string
  readonly state?: WithdrawalState
}

export const listWithdrawals = async (ctx: TxContext, cursors: Cursors, query: Query) => {
  const { state = 'in_review' } = query
  const list = `withdrawals:${state}`
  const [after = null] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const limit = pageLimit(query.limit)
  const rows = await listByState(ctx, state, after, limit + 1)
  const replies = new Map((await forStaff(ctx, rows)).map((reply, at) => [rows[at]!.id, reply]))
  return toPage(
    rows,
    limit,
    ({ id }) => replies.get(id)!,
    ({ id }) => cursors.write(list, [id]),
  )
}

/** @throws withdrawals.unknown (404) · own_decision (403) · already_decided (409) */
const requireReview = async (ctx: TxContext, text: string): Promise<Withdrawal> => {
  const id = parseId('withdrawal', text)
  const withdrawal = id && (await lockWithdrawal(ctx, id))
  if (!withdrawal) throw withdrawalProblems.unknown()
  if (withdrawal.personId === signedIn(ctx)) throw withdrawalProblems.own_decision()
  if (withdrawal.state !== 'in_review') throw withdrawalProblems.already_decided()
  return withdrawal
}

const onRecord = (ctx: TxContext, personId: PersonId, facts: Record<string, unknown>) =>
  recordAudit(ctx, [{ event: 'authz_admin', outcome: 'ok', kind: null, personId, facts }])

type Input = { readonly id: string; readonly note?: string | undefined }

/**
 * It may go with the next payment file.
 * @throws as `requireReview` · withdrawals.owner_stopped (409)
 */
export const approveWithdrawal = async (ctx: TxContext, { id, note }: Input): Promise<Reply> => {
  const withdrawal = await requireReview(ctx, id)
  if ((await findStopped(ctx, [withdrawal])).size > 0) throw withdrawalProblems.owner_stopped()
  const approvedAt = ctx.clock.now()
  const change = { approvedAt, decidedBy: signedIn(ctx), note: note ?? null }
  await keepState(ctx, withdrawal.id, 'approved', change)
  await publish(ctx, [withdrawalEvents.approved(withdrawal)])
  await onRecord(ctx, withdrawal.personId, { withdrawal: withdrawal.id, decision: 'approved' })
  const [reply] = await forStaff(ctx, [{ ...withdrawal, state: 'approved', approvedAt }])
  return reply!
}

/** It may not go; the money is free again and the owner told why. @throws as `requireReview` */
export const rejectWithdrawal = async (
  ctx: TxContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Reply> => {
  const withdrawal = await requireReview(ctx, id)
  const endedAt = ctx.clock.now()
  await releaseMoney(ctx, [withdrawal])
  const end = { endedAt, endedBy: 'okpay', endCode: 'review.rejected', note: reason } as const
  await keepState(ctx, withdrawal.id, 'rejected', { ...end, decidedBy: signedIn(ctx) })
  await publish(ctx, [
    withdrawalEvents.rejected(withdrawal, 'okpay', 'review.rejected', {
      ...{ en: reason, 'zh-CN': reason },
    }),
  ])
  await onRecord(ctx, withdrawal.personId, { withdrawal: withdrawal.id, decision: 'rejected' })
  const [reply] = await forStaff(ctx, [{ ...withdrawal, ...end, state: 'rejected' }])
  return reply!
}

/** What `endNotSent` does, as treasury reads it. */
export const sayNotSent = async (
  ctx: TxContext,
  input: Parameters<typeof endNotSent>[1],
): Promise<Reply> => {
  const [reply] = await forStaff(ctx, [await endNotSent(ctx, input)])
  return reply!
}
