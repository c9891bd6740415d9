import { createHmac, timingSafeEqual } from 'node:crypto'
import { declareProblems } from './problems.ts'

const pagingProblems = declareProblems('platform', {
  cursor_invalid: {
    status: 422,
    retry: 'after_fix',
    whoActs: 'you',
    remedy: 'retry',
    disclosure: 'full',
    article: 'lists',
    title: { en: 'This page of the list cannot be opened', 'zh-CN': '无法打开列表的这一页' },
    detail: {
      en: 'The place in the list is not one that we gave out, or belongs to another list. No money is involved. Start again from the first page.',
      'zh-CN':
        '该列表位置不是由我们提供的，或属于另一个列表。不涉及任何款项。现在请从第一页重新开始。',
    },
  },
})

/**
 * Cursors of lists: the sort key of the last line that was shown, signed, so that a page begins
 * right after it however many lines have been added since. `list` names the list and whose it is
 * (`activity:<person>`): a cursor of one list does not open another.
 */
export type Cursors = {
  readonly write: (list: string, position: readonly string[]) => string
  /** @throws platform.cursor_invalid (422) when we did not make it for this list. */
  readonly read: (list: string, cursor: string) => readonly string[]
}

const macBytes = 16

/** @param key at least 32 secret bytes, the same on every node. */
export const createCursors = (key: Buffer): Cursors => {
  if (key.length < 32) throw new Error('The key of cursors needs 32 bytes')
  const sign = (list: string, payload: Buffer): Buffer =>
    createHmac('sha256', key)
      .update(`${Buffer.byteLength(list)}:${list}:`)
      .update(payload)
      .digest()
      .subarray(0, macBytes)
  return {
    write: (list, position) => {
      const payload = Buffer.from(JSON.stringify(position))
      return Buffer.concat([sign(list, payload), payload]).toString('base64url')
    },
    read: (list, cursor) => {
      const bytes = Buffer.from(cursor, 'base64url')
      const payload = bytes.subarray(macBytes)
      const mac = bytes.subarray(0, macBytes)
      const ours =
        mac.length === macBytes &&
        bytes.toString('base64url') === cursor &&
        timingSafeEqual(mac, sign(list, payload))
      if (!ours) throw pagingProblems.cursor_invalid()
      return JSON.parse(payload.toString())
    },
  }
}

/** Lines a page holds, from the query's text; 20 when nothing is asked for. */
export const pageLimit = (text: string | undefined): number => (text ? Number(text) : 20)

/**
 * Makes a page of rows that were read with `limit + 1`: the extra row only tells of more.
 */
export const toPage = <Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  toCursor: (row: Row) => string,
): { items: Item[]; next: string | null } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toItem),
    next: last && rows.length > limit ? toCursor(last) : null,
  }
}
