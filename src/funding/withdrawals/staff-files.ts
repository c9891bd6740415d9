import { recordAudit } from '#audit'
import { type Currency, money, toWire } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, parseId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import { policyInForce } from '#policy'
import type { withdrawalsContract } from './contract.ts'
import { listFiles, lockFile, type PaymentFileRow } from './file-store.ts'
import { prepareFile, releaseFile } from './prepare-file.ts'
import { withdrawalProblems } from './problems.ts'
import { carriesOwn } from './withdrawal-store.ts'

type Reply = Static<(typeof withdrawalsContract)['POST /v1/staff/payment-files']['reply'][201]>

const fileReply = (ctx: TxContext, file: PaymentFileRow): Reply => ({
  ...{ id: formatId('paymentFile', file.id), name: file.name, state: file.state },
  ...{ payments: file.payments, total: toWire(money(file.totalMinor, file.currency)) },
  preparedAt: file.preparedAt.toISOString(),
  canRelease: file.state === 'prepared' && file.preparedBy !== signedIn(ctx),
  releasedAt: file.releasedAt?.toISOString() ?? null,
  writtenAt: file.writtenAt?.toISOString() ?? null,
})

const onRecord = (ctx: TxContext, facts: Record<string, unknown>) =>
  recordAudit(ctx, [{ event: 'authz_admin', outcome: 'ok', kind: null, personId: null, facts }])

/** @throws withdrawals.nothing_waits (409) */
export const prepareByHand = async (ctx: TxContext, currency: Currency): Promise<Reply> => {
  const file = await prepareFile(ctx, currency, signedIn(ctx), await policyInForce(ctx))
  if (!file) throw withdrawalProblems.nothing_waits({ currency })
  await onRecord(ctx, { paymentFile: file.id, decision: 'prepared' })
  return fileReply(ctx, file)
}

/**
 * A second person lets the file go.
 * @throws withdrawals.unknown (404) · own_decision (403) · already_decided (409)
 */
export const releaseByHand = async (ctx: TxContext, text: string): Promise<Reply> => {
  const id = parseId('paymentFile', text)
  const file = id && (await lockFile(ctx, id))
  if (!file) throw withdrawalProblems.unknown()
  const by = signedIn(ctx)
  if (file.preparedBy === by) throw withdrawalProblems.own_decision()
  if (file.state !== 'prepared') throw withdrawalProblems.already_decided()
  if (await carriesOwn(ctx, id, by)) throw withdrawalProblems.own_decision()
  const gone = await releaseFile(ctx, file, by, await policyInForce(ctx))
  await onRecord(ctx, { paymentFile: file.id, decision: gone.state })
  return fileReply(ctx, gone)
}

type Query = { readonly cursor?: string; readonly limit?: string }

export const showFiles = async (ctx: TxContext, cursors: Cursors, query: Query) => {
  const list = 'payment-files'
  const [before = null] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const limit = pageLimit(query.limit)
  const rows = await listFiles(ctx, before, limit + 1)
  return toPage(
    rows,
    limit,
    (file) => fileReply(ctx, file),
    ({ id }) => cursors.write(list, [id]),
  )
}
