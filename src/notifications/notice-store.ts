import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Params } from './fill-words.ts'

export type NewNotice = {
  readonly id: string
  readonly eventId: string
  readonly personId: PersonId
  readonly kind: string
  readonly params: Params
  readonly isListed: boolean
  readonly happenedAt: Date
}

const insert: Prepared = {
  name: 'notifications.insert-notices',
  text: `
    INSERT INTO notifications.notices
      (id, event_id, person_id, kind, params, is_listed, happened_at, created_at)
    SELECT id, event_id, person_id, kind, params, is_listed, happened_at, $8
    FROM ROWS FROM (unnest($1::uuid[]), unnest($2::uuid[]), unnest($3::uuid[]), unnest($4::text[]),
      jsonb_array_elements($5::jsonb), unnest($6::boolean[]), unnest($7::timestamptz[]))
      AS n (id, event_id, person_id, kind, params, is_listed, happened_at)
    ON CONFLICT (event_id) DO NOTHING
    RETURNING id`,
}

/** Returns the ids of those that are new: of an event that came before nothing is told again. */
export const insertNotices = async (
  ctx: TxContext,
  notices: readonly NewNotice[],
): Promise<ReadonlySet<string>> => {
  const rows = await ctx.tx.query<{ id: string }>(insert, [
    notices.map(({ id }) => id),
    notices.map(({ eventId }) => eventId),
    notices.map(({ personId }) => personId),
    notices.map(({ kind }) => kind),
    JSON.stringify(notices.map(({ params }) => params)),
    notices.map(({ isListed }) => isListed),
    notices.map(({ happenedAt }) => happenedAt),
    ctx.clock.now(),
  ])
  return new Set(rows.map(({ id }) => id))
}

export type NoticeRow = {
  readonly id: string
  readonly kind: string
  readonly params: Params
  readonly happenedAt: Date
  readonly readAt: Date | null
}

const list: Prepared = {
  name: 'notifications.list-notices',
  text: `
    SELECT id, kind, params, happened_at AS "happenedAt", read_at AS "readAt"
    FROM notifications.notices
    WHERE person_id = $1 AND is_listed
      AND ($2::timestamptz IS NULL OR (happened_at, id) < ($2, $3::uuid))
    ORDER BY happened_at DESC, id DESC LIMIT $4`,
}

/** Where a page ends: the last notice that it shows. */
export type NoticePosition = { readonly happenedAt: Date; readonly id: string }

/**
 * A person's notices before one of them (null: from the newest), by when it happened: one that was
 * told late stands where it belongs.
 */
export const loadNotices = (
  ctx: TxContext,
  personId: PersonId,
  before: NoticePosition | null,
  limit: number,
): Promise<NoticeRow[]> =>
  ctx.tx.query<NoticeRow>(list, [personId, before?.happenedAt, before?.id, limit])

const unread: Prepared = {
  name: 'notifications.count-unread',
  text: `
    SELECT count(*)::int AS count FROM notifications.notices
    WHERE person_id = $1 AND is_listed AND read_at IS NULL`,
}

export const countUnreadOf = async (ctx: TxContext, personId: PersonId): Promise<number> =>
  (await ctx.tx.query<{ count: number }>(unread, [personId]))[0]?.count ?? 0

const read: Prepared = {
  name: 'notifications.read-notices',
  text: `
    UPDATE notifications.notices SET read_at = $3
    WHERE person_id = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2)) AND read_at IS NULL
    RETURNING id`,
}

/** Marks these of a person's notices (null: all) as read; returns how many were not before. */
export const keepRead = async (
  ctx: TxContext,
  personId: PersonId,
  ids: readonly string[] | null,
): Promise<number> => (await ctx.tx.query(read, [personId, ids, ctx.clock.now()])).length

const forget: Prepared = {
  name: 'notifications.forget-notices',
  text: 'DELETE FROM notifications.notices WHERE created_at < $1',
}

export const forgetNotices = async (ctx: TxContext, before: Date): Promise<void> => {
  await ctx.tx.query(forget, [before])
}
