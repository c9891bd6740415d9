import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'

const find: Prepared = {
  name: 'official.known-frauds',
  text: 'SELECT key FROM official.known_frauds WHERE key = ANY($1::text[])',
}

/** Which of these keys are confirmed frauds. */
export const knownFrauds = async (
  ctx: TxContext,
  keys: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (keys.length === 0) return new Set()
  const rows = await ctx.tx.query<{ key: string }>(find, [[...new Set(keys)]])
  return new Set(rows.map(({ key }) => key))
}

const forget: Prepared = {
  name: 'official.forget-frauds',
  text: 'DELETE FROM official.known_frauds WHERE report_id = $1 AND key <> ALL($2::text[])',
}

const add: Prepared = {
  name: 'official.add-frauds',
  text: `
    INSERT INTO official.known_frauds (key, report_id, since)
    SELECT key, $1, $3 FROM unnest($2::text[]) AS key
    ON CONFLICT DO NOTHING`,
}

/** From now on exactly these keys are fraud because of this report. */
export const setFraudsOfReport = async (
  ctx: TxContext,
  reportId: string,
  keys: readonly string[],
): Promise<void> => {
  await ctx.tx.query(forget, [reportId, keys])
  if (keys.length > 0) await ctx.tx.query(add, [reportId, keys, ctx.clock.now()])
}
