import {
  type Prepared,
  type Transaction,
  TransactionConflict,
} from '#platform/database/transaction'
import { textArrayLiteral } from './array-literal.ts'
import { bigintArray, uuidArray } from './binary-array.ts'
import type { Decision } from './decide.ts'
import type { Head } from './load.ts'
import type { Hold, Posting } from './posting.ts'

/** Columns that only holds, their steps and linked groups fill. */
const sparseSelect = `,
             unnest($27::uuid[]) AS hold_id, unnest($28::bigint[]) AS released_minor,
             unnest($29::boolean[]) AS final,
             to_timestamp(unnest($30::bigint[]) / 1000.0) AS expires_at,
             unnest($31::text[]) AS group_id, unnest($32::integer[]) AS group_size`
const sparseNames = ', hold_id, released_minor, final, expires_at, group_id, group_size'

// One statement for the postings, the totals and the link: accounts are updated once a batch,
// fenced by the sequence that was loaded; the count of updated rows must match.
// Set-returning functions in a SELECT list are read in step and, unlike in FROM, not stored first.
const writeStatement = (name: string, isSparse: boolean): Prepared => ({
  name,
  text: `
    WITH row AS (
      SELECT unnest($7::bigint[]) AS amount_minor, unnest($8::bigint[]) AS debit_seq,
             unnest($9::bigint[]) AS credit_seq, unnest($10::bigint[]) AS debit_balance_minor,
             unnest($11::bigint[]) AS debit_available_minor,
             unnest($12::bigint[]) AS credit_balance_minor,
             unnest($13::bigint[]) AS credit_available_minor,
             generate_series(1, $4) AS position, unnest($14::uuid[]) AS id,
             unnest($15::uuid[]) AS debit_account_id, unnest($16::uuid[]) AS credit_account_id,
             unnest($17::text[]) AS kind, unnest($18::text[]) AS asset,
             unnest($19::text[]) AS reason${isSparse ? sparseSelect : ''}
    ), added AS (
      INSERT INTO ledger.transfers (
        batch_no, at, writer_no, amount_minor, debit_seq, credit_seq, debit_balance_minor,
        debit_available_minor, credit_balance_minor, credit_available_minor, position,
        id, debit_account_id, credit_account_id, kind, asset, reason${isSparse ? sparseNames : ''})
      SELECT $1, $2, $3, row.* FROM row
    ), total AS (
      SELECT unnest($20::uuid[]) AS id,
             unnest($21::bigint[]) AS old_seq, unnest($22::bigint[]) AS seq,
             unnest($23::bigint[]) AS debits_posted, unnest($24::bigint[]) AS credits_posted,
             unnest($25::bigint[]) AS debits_pending, unnest($26::bigint[]) AS credits_pending
    ), changed AS (
      UPDATE ledger.accounts a
         SET debits_posted = n.debits_posted, credits_posted = n.credits_posted,
             debits_pending = n.debits_pending, credits_pending = n.credits_pending,
             seq = n.seq, last_posted_at = $2
        FROM total n
       WHERE a.id = n.id AND a.seq = n.old_seq
      RETURNING 1
    ), linked AS (
      INSERT INTO ledger.batches (batch_no, at, writer_no, transfers, refusals, hash)
      VALUES ($1, $2, $3, $4, $5, $6)
    )
    SELECT count(*)::integer AS touched FROM changed`,
})
const writeTransfers = writeStatement('ledger.write-transfers', false)
const writePostings = writeStatement('ledger.write-postings', true)

const writeRefusals: Prepared = {
  name: 'ledger.write-refusals',
  text: `
    INSERT INTO ledger.refusals (id, code, content, batch_no, writer_no, position)
    SELECT id, code, content, $1, $2, position
      FROM unnest($3::uuid[], $4::text[], $5::text[])
      WITH ORDINALITY AS row (id, code, content, position)`,
}

const openHolds: Prepared = {
  name: 'ledger.open-holds',
  text: `
    INSERT INTO ledger.holds (
      id, debit_account_id, credit_account_id, asset, amount_minor, captured_minor, expires_at,
      state)
    SELECT id, debit_id, credit_id, asset, amount, captured, to_timestamp(expires_ms / 1000.0),
           state
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[],
                  $7::bigint[], $8::text[])
        AS row (id, debit_id, credit_id, asset, amount, captured, expires_ms, state)`,
}

const changeHolds: Prepared = {
  name: 'ledger.change-holds',
  text: `
    UPDATE ledger.holds h SET captured_minor = n.captured, state = n.state
      FROM unnest($1::uuid[], $2::bigint[], $3::text[]) AS n (id, captured, state)
     WHERE h.id = n.id AND h.state = 'open'
    RETURNING 1`,
}

const countWindows: Prepared = {
  name: 'ledger.count-windows',
  text: `
    INSERT INTO ledger.windows (account_id, key, count, sum_minor)
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::bigint[])
    ON CONFLICT (account_id, key)
    DO UPDATE SET count = excluded.count, sum_minor = excluded.sum_minor`,
}

/** One column of a batch as an array literal. */
const column = <T>(rows: readonly T[], value: (row: T) => string | number | bigint): string => {
  let text = '{'
  for (let index = 0; index < rows.length; index++) {
    text += index === 0 ? value(rows[index]!) : `,${value(rows[index]!)}`
  }
  return `${text}}`
}

const quotedColumn = <T>(rows: readonly T[], value: (row: T) => string): string =>
  textArrayLiteral(rows.map(value))

type Nullable = string | number | bigint | boolean | null

/** A column that is mostly empty: without any value it is all NULL and nothing is sent. */
const sparse = (rows: readonly Posting[], value: (row: Posting) => Nullable): string => {
  let any = false
  const text = column(rows, (row) => {
    const found = value(row)
    if (found === null) return 'NULL'
    any = true
    return typeof found === 'string' ? `"${found}"` : String(found)
  })
  return any ? text : '{}'
}

const postingColumns = (rows: readonly Posting[]): (string | Buffer)[] => [
  bigintArray(rows, (row) => row.amountMinor),
  bigintArray(rows, (row) => row.debitSeq),
  bigintArray(rows, (row) => row.creditSeq),
  bigintArray(rows, (row) => row.debitAfter.balanceMinor),
  bigintArray(rows, (row) => row.debitAfter.availableMinor),
  bigintArray(rows, (row) => row.creditAfter.balanceMinor),
  bigintArray(rows, (row) => row.creditAfter.availableMinor),
  uuidArray(rows, (row) => row.id),
  uuidArray(rows, (row) => row.debitAccountId),
  uuidArray(rows, (row) => row.creditAccountId),
  column(rows, (row) => row.kind),
  column(rows, (row) => row.asset),
  column(rows, (row) => row.reason),
]

const sparseColumns = (rows: readonly Posting[]): string[] => [
  sparse(rows, (row) => row.holdId),
  sparse(rows, (row) => row.releasedMinor),
  sparse(rows, (row) => row.final),
  sparse(rows, (row) => row.expiresMs),
  sparse(rows, (row) => row.groupId),
  sparse(rows, (row) => row.groupSize),
]

const isPlain = ({ kind, groupId }: Posting): boolean => kind === 'transfer' && groupId === null

const writeMain = async (
  tx: Transaction,
  decision: Decision,
  { batchNo, hash, writerNo }: Head,
  oldSeqOf: (accountId: string) => bigint,
): Promise<void> => {
  const { postings, accounts, refusals } = decision
  const plain = postings.every(isPlain)
  const [answer] = await tx.query<{ touched: number }>(plain ? writeTransfers : writePostings, [
    ...[batchNo, new Date(decision.atMs), writerNo, postings.length, refusals.length, hash],
    ...postingColumns(postings),
    uuidArray(accounts, (account) => account.id),
    bigintArray(accounts, (account) => oldSeqOf(account.id)),
    bigintArray(accounts, (account) => account.seq),
    bigintArray(accounts, (account) => account.debitsPosted),
    bigintArray(accounts, (account) => account.creditsPosted),
    bigintArray(accounts, (account) => account.debitsPending),
    bigintArray(accounts, (account) => account.creditsPending),
    ...(plain ? [] : sparseColumns(postings)),
  ])
  if (answer?.touched !== accounts.length) {
    throw new TransactionConflict('An account changed between load and write')
  }
}

const writeOpened = async (tx: Transaction, holds: readonly Hold[]): Promise<void> => {
  if (holds.length === 0) return
  await tx.query(openHolds, [
    column(holds, (hold) => hold.id),
    column(holds, (hold) => hold.debitAccountId),
    column(holds, (hold) => hold.creditAccountId),
    column(holds, (hold) => hold.asset),
    column(holds, (hold) => hold.amountMinor),
    column(holds, (hold) => hold.capturedMinor),
    column(holds, (hold) => hold.expiresMs),
    column(holds, (hold) => hold.state),
  ])
}

const writeChanged = async (tx: Transaction, holds: readonly Hold[]): Promise<void> => {
  if (holds.length === 0) return
  const touched = await tx.query(changeHolds, [
    column(holds, (hold) => hold.id),
    column(holds, (hold) => hold.capturedMinor),
    column(holds, (hold) => hold.state),
  ])
  if (touched.length !== holds.length) {
    throw new TransactionConflict('A hold changed between load and write')
  }
}

const writeWindows = async (tx: Transaction, { windows }: Decision): Promise<void> => {
  if (windows.length === 0) return
  await tx.query(countWindows, [
    column(windows, (use) => use.accountId),
    quotedColumn(windows, (use) => use.key),
    column(windows, (use) => use.count),
    column(windows, (use) => use.sumMinor),
  ])
}

const writeRefused = async (tx: Transaction, decision: Decision, link: Head): Promise<void> => {
  const { refusals } = decision
  if (refusals.length === 0) return
  await tx.query(writeRefusals, [
    link.batchNo,
    link.writerNo,
    column(refusals, (refusal) => refusal.id),
    column(refusals, (refusal) => refusal.code),
    quotedColumn(refusals, (refusal) => refusal.content),
  ])
}

/**
 * Sends a decision as the link `link` of its writer's chain. Every statement is on its way when
 * this
 * returns; the promise settles when the database has answered them all.
 */
export const writeDecision = async (
  tx: Transaction,
  decision: Decision,
  link: Head,
  oldSeqOf: (accountId: string) => bigint,
): Promise<void> => {
  await Promise.all([
    writeMain(tx, decision, link, oldSeqOf),
    writeOpened(tx, decision.openedHolds),
    writeChanged(tx, decision.changedHolds),
    writeWindows(tx, decision),
    writeRefused(tx, decision, link),
  ])
}
