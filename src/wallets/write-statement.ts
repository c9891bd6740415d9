import { Readable } from 'node:stream'
import type pg from 'pg'
import { findPeople } from '#identity'
import { type Account, balancesAsOf } from '#ledger'
import type { Currency } from '#money'
import { type Context, signedIn, type TxContext } from '#platform/context'
import { inTransaction } from '#platform/database/transaction'
import { formatId } from '#platform/ids'
import { idKindOf } from './movement.ts'
import { findWallet } from './own-wallets.ts'
import { addDays, checkPeriod, type Period } from './period.ts'
import { walletsProblems } from './problems.ts'
import { lastMomentBefore } from './show-history.ts'
import type { StatementHead, StatementLine } from './statement.ts'
import { writeCsv } from './statement-csv.ts'
import type { StatementPrinter } from './statement-printer.ts'
import { createLocalTime } from './statement-words.ts'
import { loadDayStarts, loadPostings, type PostingRow } from './store.ts'

/** Lines that a PDF holds at most; a CSV has no limit. */
const longestPdfLines = 5_000

const chunk = 1_000

/** A statement before its lines are read: they lie between two numbers of the wallet's postings. */
type Prepared = {
  readonly head: StatementHead
  readonly wallet: Account
  readonly range: { readonly afterSeq: bigint; readonly lastSeq: bigint }
}

const prepare = async (ctx: TxContext, currency: Currency, period: Period): Promise<Prepared> => {
  const personId = signedIn(ctx)
  const person = (await findPeople(ctx, [personId])).get(personId)
  if (!person) throw new Error('Signed in, but nobody')
  const { name, accountNumber, timeZone } = person
  const issuedAt = ctx.clock.now()
  checkPeriod(period, createLocalTime(timeZone).day(issuedAt), ctx.language)
  const wallet = await findWallet(ctx, personId, currency)
  const bounds = await loadDayStarts(ctx, timeZone, [period.from, addDays(period.to, 1)])
  const [opening, closing] = await balancesAsOf(
    ctx,
    bounds.map((start) => ({ accountId: wallet.id, at: lastMomentBefore(start) })),
  )
  return {
    head: {
      ...{ holder: name, accountNumber, currency, timeZone, language: ctx.language, issuedAt },
      ...{ from: period.from, to: period.to },
      openingMinor: opening!.balanceMinor,
      closingMinor: closing!.balanceMinor,
    },
    wallet,
    range: { afterSeq: opening!.seq, lastSeq: closing!.seq },
  }
}

const lineKind = ({ isFee, kind }: PostingRow): StatementLine['kind'] =>
  isFee ? 'fee' : (kind ?? 'adjustment')

const toLine = (row: PostingRow): StatementLine => ({
  at: row.at,
  kind: lineKind(row),
  direction: row.side === 'credit' ? 'in' : 'out',
  amountMinor: row.amountMinor,
  balanceAfterMinor: row.balanceAfterMinor,
  counterparty: row.isFee ? null : row.counterparty,
  counterpartyAccount: row.isFee ? null : row.counterpartyAccount,
  memo: row.isFee ? null : row.memo,
  reference: row.kind && row.movementId ? formatId(idKindOf[row.kind], row.movementId) : '',
})

/** The lines, a thousand at a time; postings never change, so each has a short read of its own. */
async function* readLines(
  pool: pg.Pool,
  ctx: Context,
  { wallet, range }: Prepared,
): AsyncGenerator<readonly StatementLine[]> {
  const { lastSeq } = range
  let { afterSeq } = range
  while (afterSeq < lastSeq) {
    const rows = await inTransaction(pool, { readOnly: true }, (tx) =>
      loadPostings({ ...ctx, tx }, wallet, { afterSeq, lastSeq }, chunk),
    )
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(toLine)
    afterSeq = last.seq
  }
}

const prepareApart = (pool: pg.Pool, ctx: Context, currency: Currency, period: Period) =>
  inTransaction(pool, { readOnly: true }, (tx) => prepare({ ...ctx, tx }, currency, period))

/**
 * The statement of a wallet as a stream of CSV; it breaks off when it does not add up.
 * @throws wallets.period_invalid (422) · wallets.wallet_not_open (404)
 */
export const streamStatementCsv = async (
  pool: pg.Pool,
  ctx: Context,
  currency: Currency,
  period: Period,
): Promise<Readable> => {
  const prepared = await prepareApart(pool, ctx, currency, period)
  return Readable.from(writeCsv(prepared.head, readLines(pool, ctx, prepared)))
}

/**
 * The statement of a wallet as PDF.
 * @throws wallets.period_invalid (422) · wallets.wallet_not_open (404) ·
 *   wallets.statement_too_long (422) · wallets.statements_busy (503)
 */
export const printStatement = async (
  pool: pg.Pool,
  printer: StatementPrinter,
  ctx: Context,
  currency: Currency,
  period: Period,
): Promise<Buffer> => {
  const prepared = await prepareApart(pool, ctx, currency, period)
  const { afterSeq, lastSeq } = prepared.range
  const count = Number(lastSeq - afterSeq)
  if (count > longestPdfLines) {
    throw walletsProblems.statement_too_long({ lines: count, limit: longestPdfLines })
  }
  const lines: StatementLine[] = []
  for await (const some of readLines(pool, ctx, prepared)) lines.push(...some)
  return printer.print(prepared.head, lines)
}
