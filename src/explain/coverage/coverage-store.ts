import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'

export type DayCount = { readonly day: string; readonly code: string; readonly count: number }

const perDay: Prepared = {
  name: 'explain.counts_per_day',
  text: `
    SELECT day::text AS day, code, sum(count)::int AS count FROM explain.refusal_counts
    WHERE day BETWEEN $1::date AND $2::date GROUP BY day, code ORDER BY day, code`,
}

/** Refusals by day and code, first to last day. */
export const countPerDay = (
  { tx }: TxContext,
  from: string,
  to: string,
): Promise<readonly DayCount[]> => tx.query<DayCount>(perDay, [from, to])

export type Solved = {
  readonly refused: number
  readonly solved: number
  readonly medianSeconds: number | null
}

// Whoever was refused several times before it went is counted once, from the first time. By the
// moment in their ids only a day of each one's events is read, however long they are with us.
const solvedAlone: Prepared = {
  name: 'explain.solved_alone',
  text: `
    WITH refused AS (
      SELECT event.subject, wanted.success, min(event.at) AS at
        FROM platform.events event
        JOIN unnest($1::text[], $2::text[]) AS wanted (operation, success)
          ON wanted.operation = event.data->>'operation'
       WHERE event.type = 'explain.refused' AND event.at >= $3
       GROUP BY event.subject, wanted.success, event.at::date
    ), answered AS (
      SELECT refused.at, (
        SELECT min(done.at) FROM platform.events done
         WHERE done.subject = refused.subject AND done.type = refused.success
           AND done.id >= explain.id_at(refused.at)
           AND done.id < explain.id_at(refused.at + interval '24 hours 1 second')
           AND done.at > refused.at AND done.at <= refused.at + interval '24 hours') AS solved_at
        FROM refused)
    SELECT count(*)::int AS refused, count(solved_at)::int AS solved,
           round(percentile_cont(0.5) WITHIN GROUP (
             ORDER BY extract(epoch FROM solved_at - at)))::int AS "medianSeconds"
      FROM answered`,
}

/** @param successes operation → the fact that it was done after all */
export const countSolved = async (
  { tx }: TxContext,
  successes: Readonly<Record<string, string>>,
  since: Date,
): Promise<Solved> => {
  const operations = Object.keys(successes)
  const [row] = await tx.query<Solved>(solvedAlone, [
    operations,
    operations.map((operation) => successes[operation]),
    since,
  ])
  return row!
}

const unmapped: Prepared = {
  name: 'explain.count_unmapped',
  text: `
    SELECT count(*)::int AS count FROM platform.events
    WHERE type = 'funding.outside_code_unmapped' AND at >= $1`,
}

/** Codes of the outside that stood in no table. */
export const countUnmapped = async ({ tx }: TxContext, since: Date): Promise<number> =>
  (await tx.query<{ count: number }>(unmapped, [since]))[0]!.count
