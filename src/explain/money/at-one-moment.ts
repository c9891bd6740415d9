import type pg from 'pg'
import { inTransaction, type Transaction } from '#platform/database/transaction'

const oneMoment = {
  name: 'explain.one-moment',
  text: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ',
}

/** Reads with all statements at the same moment: sums of different ones would not agree. */
export const atOneMoment = <T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  inTransaction(pool, { readOnly: true }, async (tx) => {
    await tx.query(oneMoment, [])
    return work(tx)
  })
