import { readerZone, signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { wordsOf } from '#platform/http/format-words'
import { formatId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import type { RefusalItem } from './contract.ts'
import { listRefusals as loadRefusals, type RefusalRow } from './facts-store.ts'
import { reviveProblem } from './revive-problem.ts'

type Item = Static<typeof RefusalItem>

const toItem = (ctx: TxContext, { id, at, data }: RefusalRow): Item => {
  const problem = reviveProblem(data.code, data.params)
  const amount = data.amount as Item['amount']
  return {
    ...{ id: formatId('refusal', id), at: at.toISOString(), code: data.code },
    title: problem ? wordsOf(problem, ctx.language, readerZone(ctx)).title : data.code,
    ...{ amount, to: data.to },
  }
}

/**
 * What was refused to me, newest first.
 * @throws platform.cursor_invalid (422)
 */
export const listRefusals = async (
  ctx: TxContext,
  cursors: Cursors,
  query: { readonly cursor?: string; readonly limit?: string },
): Promise<{ items: Item[]; next: string | null }> => {
  const personId = signedIn(ctx)
  const list = `refusals:${personId}`
  const [before = null] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const limit = pageLimit(query.limit)
  const rows = await loadRefusals(ctx, personId, before, limit + 1)
  return toPage(
    rows,
    limit,
    (row) => toItem(ctx, row),
    ({ id }) => cursors.write(list, [id]),
  )
}
