import { money, toWire } from '#money'
import type { TxContext } from '#platform/context'
import { formatId, parseId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import type { Language } from '#platform/problems'
import { explainSuspense } from './codes.ts'
import { fundingProblems } from './problems.ts'
import {
  listSuspenseItems,
  lockSuspenseItem,
  openPayerAccount,
  type SuspenseRow,
  type SuspenseState,
} from './suspense-store.ts'

type PageQuery = {
  readonly cursor?: string
  readonly limit?: string
  readonly state?: SuspenseState
}

/** An unmatched payment as staff see it. */
export const showSuspenseItem = (item: SuspenseRow, language: Language) => ({
  id: formatId('bankEntry', item.id),
  amount: toWire(money(item.amountMinor, item.currency)),
  counterparty: item.counterparty,
  counterpartyAccount:
    item.counterpartyAccountSealed && openPayerAccount(item.id, item.counterpartyAccountSealed),
  remittance: item.remittance,
  bookedOn: item.bookedOn,
  reason: item.reason,
  explanation: explainSuspense(item.reason, language),
  state: item.state,
  receivedAt: item.receivedAt.toISOString(),
  decidedAt: item.decidedAt?.toISOString() ?? null,
  note: item.note,
})

/** Unmatched money, newest first. @throws platform.cursor_invalid */
export const listSuspense = async (ctx: TxContext, cursors: Cursors, query: PageQuery) => {
  const limit = pageLimit(query.limit)
  const state = query.state ?? null
  const listName = `funding.suspense:${state}`
  const before = query.cursor ? (cursors.read(listName, query.cursor)[0] ?? null) : null
  const rows = await listSuspenseItems(ctx, { state, before, limit: limit + 1 })
  return toPage(
    rows,
    limit,
    (row) => showSuspenseItem(row, ctx.language),
    ({ id }) => cursors.write(listName, [id]),
  )
}

const stateWords: Readonly<Record<Exclude<SuspenseState, 'open'>, Record<Language, string>>> = {
  assigned: { en: 'assigned', 'zh-CN': '已认领' },
  returned: { en: 'returned', 'zh-CN': '已退回' },
}

/**
 * The open item, locked for a decision.
 * @throws funding.suspense_not_found (404), funding.suspense_already_decided (409).
 */
export const takeOpenItem = async (ctx: TxContext, prefixedId: string): Promise<SuspenseRow> => {
  const id = parseId('bankEntry', prefixedId)
  const item = id && (await lockSuspenseItem(ctx, id))
  if (!item) throw fundingProblems.suspense_not_found()
  if (item.state !== 'open') {
    const state = stateWords[item.state][ctx.language]
    throw fundingProblems.suspense_already_decided({ state })
  }
  return item
}
