import { createHash } from 'node:crypto'
import type { Posting, Refusal } from './posting.ts'

/**
 * The evidence: each batch is a link, SHA-256 over the previous link, a head line and one line for
 * every row. The lines are made here when writing and by `lineSql` when verifying; both must agree.
 */
export type Link = { readonly batchNo: bigint; readonly hash: Buffer }

/** Where a writer's chain begins. */
export const rootOf = (writerId: string): Link => ({
  batchNo: 0n,
  hash: createHash('sha256').update(`okpay.ledger.1 ${writerId}`).digest(),
})

export const headLine = (batch: {
  readonly batchNo: bigint
  readonly atMs: number
  readonly transfers: number
  readonly refusals: number
}): string => `${batch.batchNo}|${batch.atMs}|${batch.transfers}|${batch.refusals}\n`

const text = (value: { toString(): string } | null): string =>
  value === null ? '' : value.toString()

export const lineOfPosting = (row: Posting): string =>
  `${row.id}|${row.kind}|${row.debitAccountId}|${row.creditAccountId}|${row.asset}|${
    row.amountMinor
  }|${row.debitSeq}|${row.creditSeq}|${row.debitAfter.balanceMinor}|${
    row.debitAfter.availableMinor
  }|${row.creditAfter.balanceMinor}|${row.creditAfter.availableMinor}|${
    row.kind === 'transfer'
      ? '|||'
      : `${text(row.holdId)}|${text(row.releasedMinor)}|${text(row.final)}|${text(row.expiresMs)}`
  }|${row.groupId === null ? '|' : `${row.groupId}|${row.groupSize}`}|${row.reason}\n`

export const lineOfRefusal = ({ id, code, content }: Refusal): string =>
  `${id}|${code}|${content}\n`

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::bigint`

/** `lineOfPosting` without its newline, as SQL over `ledger.transfers`. */
export const postingLineSql = `concat_ws('|',
  id, kind, debit_account_id, credit_account_id, asset, amount_minor, debit_seq, credit_seq,
  debit_balance_minor, debit_available_minor, credit_balance_minor, credit_available_minor,
  coalesce(hold_id::text, ''), coalesce(released_minor::text, ''), coalesce(final::text, ''),
  coalesce(${milliseconds('expires_at')}::text, ''),
  coalesce(group_id, ''), coalesce(group_size::text, ''), reason)`

/** `lineOfRefusal` without its newline, as SQL over `ledger.refusals`. */
export const refusalLineSql = `concat_ws('|', id, code, content)`

/** The link that follows, from the lines of its rows. */
export const nextLinkOfLines = (
  previous: Link,
  batch: {
    readonly atMs: number
    readonly transfers: number
    readonly refusals: number
    readonly lines: string
  },
): Link => {
  const batchNo = previous.batchNo + 1n
  const hash = createHash('sha256').update(previous.hash)
  return { batchNo, hash: hash.update(headLine({ ...batch, batchNo }) + batch.lines).digest() }
}

/** The link that follows, from the rows themselves. */
export const nextLink = (
  previous: Link,
  batch: {
    readonly atMs: number
    readonly postings: readonly Posting[]
    readonly refusals: readonly Refusal[]
  },
): Link => {
  const { atMs, postings, refusals } = batch
  let lines = ''
  for (const row of postings) lines += lineOfPosting(row)
  for (const refusal of refusals) lines += lineOfRefusal(refusal)
  const counts = { transfers: postings.length, refusals: refusals.length }
  return nextLinkOfLines(previous, { atMs, ...counts, lines })
}
