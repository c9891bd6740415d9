import type pg from 'pg'
import { inTransaction, type Transaction } from '#platform/database/transaction'
import {
  type InvariantId,
  invariantIds,
  invariantQueries,
  invariantTitles,
  replayed,
} from './invariants.ts'
import { verifyChains, verifySeals } from './verify-chain.ts'

export type InvariantReport = {
  readonly id: InvariantId
  readonly title: string
  readonly ok: boolean
  /** How many things were looked at: assets, accounts, entries, holds, groups, batches, ids. */
  readonly checked: number
  /** What is wrong, in words; at most 100 of each. */
  readonly violations: readonly string[]
}

export type LedgerReport = {
  readonly ok: boolean
  readonly invariants: readonly InvariantReport[]
  readonly batches: number
  readonly transfers: number
}

const shown = 100

const countsSql = `
  SELECT (SELECT count(DISTINCT asset) FROM ledger.accounts)::float8 AS assets,
         (SELECT count(*) FROM ledger.accounts)::float8 AS accounts,
         (SELECT count(*) FROM ledger.holds)::float8 AS holds,
         (SELECT count(DISTINCT group_id) FROM ledger.transfers
           WHERE group_id IS NOT NULL)::float8 AS groups,
         (SELECT count(*) FROM ledger.refusals)::float8 AS refusals`

type Counts = Readonly<Record<'assets' | 'accounts' | 'holds' | 'groups' | 'refusals', number>>
type Violation = { readonly text: string }
type Replayed = Violation & { readonly i3: boolean; readonly i4: boolean; readonly i5: boolean }

const ask = <Row extends object>(tx: Transaction, name: string, text: string) =>
  tx.query<Row>({ name: `ledger.verify.${name}`, text }, [])

const judge = async (tx: Transaction): Promise<LedgerReport> => {
  const found: Record<InvariantId, string[]> = {
    ...{ I1: [], I2: [], I3: [], I4: [], I5: [], I6: [], I7: [], I8: [], I9: [] },
  }
  for (const [id, text] of Object.entries(invariantQueries)) {
    const rows = await ask<Violation>(tx, id, `${text} LIMIT ${shown}`)
    found[id as InvariantId] = rows.map((row) => row.text)
  }
  for (const row of await ask<Replayed>(tx, 'replay', `${replayed} LIMIT ${3 * shown}`)) {
    if (row.i3) found.I3.push(`${row.text} is not the next in sequence`)
    if (row.i4) found.I4.push(`${row.text} differs from the replay`)
    if (row.i5) found.I5.push(`${row.text} passed a limit`)
  }
  const chains = await verifyChains(tx)
  found.I8 = [...chains.violations, ...(await verifySeals(tx))]
  const [counts] = await ask<Counts>(tx, 'counts', countsSql)
  const { assets, accounts, holds, groups, refusals } = counts!
  const entries = chains.transfers * 2
  const checked: Readonly<Record<InvariantId, number>> = {
    ...{ I1: assets, I2: accounts, I3: entries, I4: entries, I5: entries, I6: holds, I7: groups },
    ...{ I8: chains.batches, I9: chains.transfers + refusals },
  }
  const invariants = invariantIds.map((id) => ({
    id,
    title: invariantTitles[id],
    ok: found[id].length === 0,
    checked: checked[id],
    violations: found[id].slice(0, shown),
  }))
  const { batches, transfers } = chains
  return { ok: invariants.every(({ ok }) => ok), invariants, batches, transfers }
}

/**
 * Recomputes everything that must be true of the ledger, on one snapshot, while it goes on working.
 * Reads only; works at millions of rows (sorts on disk, pages over a cursor).
 */
export const verifyLedger = (pool: pg.Pool): Promise<LedgerReport> =>
  inTransaction(pool, { readOnly: true }, async (tx) => {
    const snapshot = 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ'
    await tx.query({ name: 'ledger.verify.snapshot', text: snapshot }, [])
    for (const setting of ['statement_timeout = 0', "work_mem = '128MB'"]) {
      await tx.query({ name: `ledger.verify.${setting}`, text: `SET LOCAL ${setting}` }, [])
    }
    return judge(tx)
  })
