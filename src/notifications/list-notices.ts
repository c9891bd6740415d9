import { findPeople } from '#identity'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import type { Notice } from './contract.ts'
import { type Reader, wordsFor } from './fill-words.ts'
import { kindNamed, noticeKinds } from './kinds/kinds.ts'
import { loadNotices, type NoticeRow } from './notice-store.ts'
import { isSecurity } from './topics.ts'

type Answer = Static<typeof Notice>

const show = (row: NoticeRow, reader: Reader): Answer => {
  // What a later version wrote is still about the account.
  const kind = kindNamed(row.kind) ?? noticeKinds.security_changed
  const at = row.happenedAt.toISOString()
  const { movementId, ...params } = row.params
  return {
    id: formatId('notice', row.id),
    kind: row.kind,
    topic: kind.topic,
    isSecurity: isSecurity(kind.topic),
    ...wordsFor(kind, { at, ...params }, reader),
    at,
    isRead: row.readAt !== null,
    opens: { place: kind.opens, id: typeof movementId === 'string' ? movementId : null },
  }
}

/**
 * What a person was told of, newest first, in the caller's language and the person's zone.
 * @throws platform.cursor_invalid (422)
 */
export const listNotices = async (
  ctx: TxContext,
  cursors: Cursors,
  query: { readonly cursor?: string; readonly limit?: string },
): Promise<{ items: Answer[]; next: string | null }> => {
  const personId = signedIn(ctx)
  const list = `notices:${personId}`
  const [at = '', id = ''] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const before = id === '' ? null : { happenedAt: new Date(at), id }
  const limit = pageLimit(query.limit)
  const person = (await findPeople(ctx, [personId])).get(personId)
  const reader = { language: ctx.language, timeZone: person?.timeZone ?? 'UTC' }
  const rows = await loadNotices(ctx, personId, before, limit + 1)
  return toPage(
    rows,
    limit,
    (row) => show(row, reader),
    ({ happenedAt, id }) => cursors.write(list, [happenedAt.toISOString(), id]),
  )
}
