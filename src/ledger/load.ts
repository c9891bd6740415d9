import type { Prepared, Transaction } from '#platform/database/transaction'
import { arrayLiteral, textArrayLiteral } from './array-literal.ts'
import { uuidArray } from './binary-array.ts'
import type { Link } from './chain.ts'
import { rootOf } from './chain.ts'
import type { OpenState } from './decide.ts'
import { isUuidv7 } from './decide.ts'
import {
  type Hold,
  type LedgerAccount,
  type Posting,
  type Refusal,
  type WindowUse,
  windowName,
} from './posting.ts'
import type { PostingCommand } from './transfer.ts'

// Locks are taken in id order by everyone, so that two batches never wait for each other in a ring.
const lockAccounts: Prepared = {
  name: 'ledger.lock-accounts',
  text: `
    SELECT id, asset, state, debit_normal AS "debitNormal", floor_minor AS "floorMinor",
           ceiling_minor AS "ceilingMinor", debits_posted AS "debitsPosted",
           credits_posted AS "creditsPosted", debits_pending AS "debitsPending",
           credits_pending AS "creditsPending", seq,
           coalesce(round(date_part('epoch', last_posted_at) * 1000), 0) AS "lastPostedMs"
      FROM ledger.accounts WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`,
}

const accountsOfHolds: Prepared = {
  name: 'ledger.accounts-of-holds',
  text: `SELECT debit_account_id AS debit, credit_account_id AS credit
           FROM ledger.holds WHERE id = ANY($1::uuid[])`,
}

const findPostings: Prepared = {
  name: 'ledger.find-postings',
  text: `
    SELECT id, kind, debit_account_id AS "debitAccountId", credit_account_id AS "creditAccountId",
           asset, amount_minor AS "amountMinor", reason, hold_id AS "holdId",
           released_minor AS "releasedMinor", final,
           round(date_part('epoch', expires_at) * 1000) AS "expiresMs",
           group_id AS "groupId", group_size AS "groupSize",
           debit_seq AS "debitSeq", credit_seq AS "creditSeq",
           debit_balance_minor AS "debitBalance", debit_available_minor AS "debitAvailable",
           credit_balance_minor AS "creditBalance", credit_available_minor AS "creditAvailable"
      FROM ledger.transfers WHERE id = ANY($1::uuid[])`,
}

const findRefusals: Prepared = {
  name: 'ledger.find-refusals',
  text: `SELECT id, code, content FROM ledger.refusals WHERE id = ANY($1::uuid[])`,
}

const findHolds: Prepared = {
  name: 'ledger.find-holds',
  text: `
    SELECT id, debit_account_id AS "debitAccountId", credit_account_id AS "creditAccountId", asset,
           amount_minor AS "amountMinor", captured_minor AS "capturedMinor", state,
           round(date_part('epoch', expires_at) * 1000) AS "expiresMs"
      FROM ledger.holds WHERE id = ANY($1::uuid[])`,
}

const findWindows: Prepared = {
  name: 'ledger.find-windows',
  text: `
    SELECT account_id AS "accountId", key, count, sum_minor AS "sumMinor"
      FROM ledger.windows JOIN unnest($1::uuid[], $2::text[]) AS wanted (account_id, key)
     USING (account_id, key)`,
}

const findHead: Prepared = {
  name: 'ledger.find-head',
  text: `
    SELECT w.no AS "writerNo", b.batch_no AS "batchNo", b.hash
      FROM ledger.writers w
      LEFT JOIN LATERAL (
        SELECT batch_no, hash FROM ledger.batches
         WHERE writer_no = w.no ORDER BY batch_no DESC LIMIT 1
      ) b ON true
     WHERE w.id = $1`,
}

const openWriter: Prepared = {
  name: 'ledger.open-writer',
  text: `INSERT INTO ledger.writers (id, no, opened_at)
         SELECT $1, coalesce(max(no), 0) + 1, $2 FROM ledger.writers RETURNING no`,
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** What a batch names; malformed ids are left out and so are not found. */
type Named = {
  readonly ids: readonly string[]
  readonly accountIds: ReadonlySet<string>
  readonly holdIds: ReadonlySet<string>
  readonly windows: ReadonlyMap<string, { readonly accountId: string; readonly key: string }>
}

const nameAll = (commands: readonly PostingCommand[]): Named => {
  const ids: string[] = []
  const accountIds = new Set<string>()
  const holdIds = new Set<string>()
  const windows = new Map<string, { accountId: string; key: string }>()
  for (const command of commands) {
    if (isUuidv7(command.id)) ids.push(command.id)
    if (command.kind !== 'transfer' && command.kind !== 'hold') {
      if (uuid.test(command.holdId)) holdIds.add(command.holdId)
      continue
    }
    accountIds.add(command.debitAccountId)
    accountIds.add(command.creditAccountId)
    if (!command.windows) continue
    const accountId = command.debitAccountId
    if (!uuid.test(accountId)) continue
    for (const { key } of command.windows) {
      windows.set(windowName(accountId, key), { accountId, key })
    }
  }
  for (const id of accountIds) if (!uuid.test(id)) accountIds.delete(id)
  return { ids, accountIds, holdIds, windows }
}

type Flat = Omit<Posting, 'debitAfter' | 'creditAfter'> & {
  readonly debitBalance: bigint
  readonly debitAvailable: bigint
  readonly creditBalance: bigint
  readonly creditAvailable: bigint
}

const asPosting = ({
  debitBalance,
  debitAvailable,
  creditBalance,
  creditAvailable,
  ...row
}: Flat): Posting => ({
  ...row,
  debitAfter: { balanceMinor: debitBalance, availableMinor: debitAvailable },
  creditAfter: { balanceMinor: creditBalance, availableMinor: creditAvailable },
})

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> => {
  const map = new Map<string, T>()
  for (const row of rows) map.set(row.id, row)
  return map
}

const accountsNamed = async (tx: Transaction, named: Named): Promise<ReadonlySet<string>> => {
  if (named.holdIds.size === 0) return named.accountIds
  const accountIds = new Set(named.accountIds)
  const holdIds = arrayLiteral(named.holdIds)
  type Sides = { debit: string; credit: string }
  for (const { debit, credit } of await tx.query<Sides>(accountsOfHolds, [holdIds])) {
    accountIds.add(debit).add(credit)
  }
  return accountIds
}

const loadWindows = (tx: Transaction, named: Named): Promise<WindowUse[]> => {
  const wanted = [...named.windows.values()]
  if (wanted.length === 0) return Promise.resolve([])
  return tx.query<WindowUse>(findWindows, [
    arrayLiteral(wanted.map(({ accountId }) => accountId)),
    textArrayLiteral(wanted.map(({ key }) => key)),
  ])
}

type HeadRow = { writerNo: number; batchNo: bigint | null; hash: Buffer | null }

/** The last link of a writer's chain; null when the writer never wrote. */
export type Head = Link & { readonly writerNo: number }

const asHead = (row: HeadRow | undefined, writerId: string): Head | null => {
  if (!row) return null
  if (row.hash === null || row.batchNo === null) {
    return { ...rootOf(writerId), writerNo: row.writerNo }
  }
  return { writerNo: row.writerNo, batchNo: row.batchNo, hash: row.hash }
}

/**
 * Locks the accounts that the commands name and reads everything else they name. The statements
 * travel together and run one after the other: those after the lock see what was committed while it
 * was waited for.
 */
export const loadState = async (
  tx: Transaction,
  commands: readonly PostingCommand[],
  writerId: string,
): Promise<{ readonly state: OpenState; readonly head: Head | null }> => {
  const named = nameAll(commands)
  const accountIds = await accountsNamed(tx, named)
  const ids = uuidArray(named.ids, (id) => id)
  const [accounts, postings, refusals, holds, windows, heads] = await Promise.all([
    tx.query<LedgerAccount>(lockAccounts, [uuidArray([...accountIds], (id) => id)]),
    tx.query<Flat>(findPostings, [ids]),
    tx.query<Refusal>(findRefusals, [ids]),
    named.holdIds.size > 0 ? tx.query<Hold>(findHolds, [arrayLiteral(named.holdIds)]) : [],
    loadWindows(tx, named),
    tx.query<HeadRow>(findHead, [writerId]),
  ])
  const state = {
    accounts: byId(accounts),
    postings: byId(postings.map(asPosting)),
    refusals: byId(refusals),
    holds: byId(holds),
    windows: new Map(windows.map((use) => [windowName(use.accountId, use.key), use])),
  }
  return { state, head: asHead(heads[0], writerId) }
}

/** Enters a writer before its first batch. */
export const enterWriter = async (tx: Transaction, writerId: string, now: Date): Promise<Head> => {
  const [opened] = await tx.query<{ no: number }>(openWriter, [writerId, now])
  return { ...rootOf(writerId), writerNo: opened!.no }
}
