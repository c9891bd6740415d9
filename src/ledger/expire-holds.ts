import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { TransferId } from '#platform/ids'
import { postBatch } from './post-batch.ts'
import type { LedgerWriter } from './writer.ts'

const sweepLimit = 1_000

const findExpired: Prepared = {
  name: 'ledger.find-expired-holds',
  text: `SELECT id FROM ledger.holds WHERE state = 'open' AND expires_at <= $1
          ORDER BY expires_at LIMIT ${sweepLimit}`,
}

/**
 * Releases holds whose time is over, oldest first, at most 1,000 a run. A capture or void that
 * comes
 * at the same moment wins or loses under the account locks; never both.
 * @returns how many were released.
 */
export const expireHolds = async (ctx: TxContext, writer: LedgerWriter): Promise<number> => {
  const expired = await ctx.tx.query<{ id: TransferId }>(findExpired, [ctx.clock.now()])
  const results = await postBatch(
    ctx,
    writer,
    expired.map(({ id }) => ({
      kind: 'expire',
      id: ctx.ids.next<TransferId>(),
      holdId: id,
      reason: 'ledger.expire-holds',
    })),
  )
  return results.filter(({ posted }) => posted).length
}
