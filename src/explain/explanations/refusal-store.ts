import type { Prepared, Transaction } from '#platform/database/transaction'

export type RefusalCount = {
  readonly day: string
  readonly code: string
  readonly endpoint: string
  readonly channel: string
  readonly count: number
}

// In the order of the key, so that two nodes never wait for each other.
const add: Prepared = {
  name: 'explain.add_counts',
  text: `
    INSERT INTO explain.refusal_counts AS kept (day, code, endpoint, channel, count)
    SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::bigint[])
      AS given (day, code, endpoint, channel, count)
    ORDER BY day, code, endpoint, channel
    ON CONFLICT (day, code, endpoint, channel) DO UPDATE SET count = kept.count + excluded.count`,
}

/** Adds to the counters; one line a (day, code, endpoint, channel). */
export const addCounts = async (
  tx: Pick<Transaction, 'query'>,
  counts: readonly RefusalCount[],
): Promise<void> => {
  await tx.query(add, [
    counts.map(({ day }) => day),
    counts.map(({ code }) => code),
    counts.map(({ endpoint }) => endpoint),
    counts.map(({ channel }) => channel),
    counts.map(({ count }) => count),
  ])
}

const forget: Prepared = {
  name: 'explain.forget_refusals',
  text: 'SELECT explain.forget_refusals($1, $2) AS gone',
}

/** Removes refusals older than 400 days, `most` at once. @returns how many went. */
export const forgetRefusals = async (
  tx: Pick<Transaction, 'query'>,
  now: Date,
  most: number,
): Promise<number> => (await tx.query<{ gone: number }>(forget, [now, most]))[0]!.gone
