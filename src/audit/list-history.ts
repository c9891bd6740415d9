import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { deviceWords } from '#platform/device'
import { formatId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import { placeWords } from '#platform/place'
import type { Factor, HistoryItem } from './contract.ts'
import { type HistoryRow, loadHistory } from './history-store.ts'

type Item = Static<typeof HistoryItem>
type FactorKind = Static<typeof Factor>

const factors: readonly unknown[] = ['totp', 'passkey', 'sms', 'email', 'recovery']

const byOf = (row: HistoryRow, personId: string): Item['by'] => {
  if (row.actorKind === 'system') return 'okpay'
  if (row.actorKind === 'person') return row.actorId === personId ? 'you' : 'staff'
  // Whoever signs in is nobody yet; what succeeded was proved.
  return row.outcome === 'ok' ? 'you' : 'unknown'
}

const toItem = (ctx: TxContext, personId: string, row: HistoryRow): Item => {
  const by = byOf(row, personId)
  // Where our staff sit is not for customers.
  const isOwn = row.place !== null && by !== 'staff'
  const { factor, fields } = row.facts
  return {
    id: formatId('audit', row.id),
    at: row.at.toISOString(),
    kind: row.kind,
    outcome: row.outcome,
    by,
    device: isOwn ? deviceWords(row)[ctx.language] : null,
    place: isOwn ? placeWords(row.place)[ctx.language] : null,
    factor: factors.includes(factor) ? (factor as FactorKind) : null,
    fields: Array.isArray(fields) ? fields.filter((name) => typeof name === 'string') : [],
  }
}

/**
 * What happened to the security of my account, newest first.
 * @throws platform.cursor_invalid (422)
 */
export const listHistory = async (
  ctx: TxContext,
  cursors: Cursors,
  query: { readonly cursor?: string; readonly limit?: string },
): Promise<{ items: Item[]; next: string | null }> => {
  const personId = signedIn(ctx)
  const list = `security-history:${personId}`
  const [at = '', id = ''] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const after = query.cursor === undefined ? null : { at, id }
  const limit = pageLimit(query.limit)
  const rows = await loadHistory(ctx, personId, after, limit + 1)
  return toPage(
    rows,
    limit,
    (row) => toItem(ctx, personId, row),
    (row) => cursors.write(list, [row.atText, row.id]),
  )
}
