import { findPeople } from '#identity'
import type { Currency } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import type { Movement } from './contract.ts'
import { type MovementKind, toMovement } from './movement.ts'
import { findWallets } from './own-wallets.ts'
import { addDays, checkDays } from './period.ts'
import { readSearch } from './search-words.ts'
import { loadDayStarts, loadMovements, type MovementFilter } from './store.ts'

/** The query of `GET /v1/activity`, as text; `from` and `to` are days of the person's calendar. */
export type ActivityQuery = {
  readonly cursor?: string
  readonly limit?: string
  readonly currency?: Currency
  readonly kind?: MovementKind
  readonly direction?: 'in' | 'out'
  readonly from?: string
  readonly to?: string
  readonly q?: string
}

const readDays = async (
  ctx: TxContext,
  personId: PersonId,
  { from, to }: ActivityQuery,
): Promise<Pick<MovementFilter, 'since' | 'before'>> => {
  if (!from && !to) return {}
  checkDays({ from, to }, ctx.language)
  const timeZone = (await findPeople(ctx, [personId])).get(personId)?.timeZone ?? 'UTC'
  const days = [...(from ? [from] : []), ...(to ? [addDays(to, 1)] : [])]
  const starts = await loadDayStarts(ctx, timeZone, days)
  return { since: from ? starts[0] : undefined, before: to ? starts.at(-1) : undefined }
}

/**
 * What happened to my money, newest first. A page begins right after the last line of the one
 * before, however much has happened since.
 * @throws platform.cursor_invalid (422) · wallets.days_invalid (422)
 */
export const listActivity = async (
  ctx: TxContext,
  cursors: Cursors,
  query: ActivityQuery,
): Promise<{ items: Static<typeof Movement>[]; next: string | null }> => {
  const personId = signedIn(ctx)
  const list = `activity:${personId}`
  const [at = '', id = ''] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const { currency, kind, direction } = query
  const filter: MovementFilter = {
    ...{ currency, kind, direction },
    ...(await readDays(ctx, personId, query)),
    words: readSearch(query.q ?? ''),
    after: query.cursor === undefined ? undefined : { at, id },
  }
  const limit = pageLimit(query.limit)
  const wallets = await findWallets(ctx, personId)
  const rows = await loadMovements(ctx, personId, wallets, filter, limit + 1)
  return toPage(rows, limit, toMovement, (row) => cursors.write(list, [row.atText, row.id]))
}
