import { findPeople } from '#identity'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import { judgeAll, showJudgement } from '../check-text.ts'
import { readFound } from '../checking/read-found.ts'
import { knownFrauds } from '../fraud-store.ts'
import type { Registry } from '../registry/registry.ts'
import { blockableOf } from './blockable.ts'
import { listDecisions, listReports, type Report, type ReportState } from './report-store.ts'

type Query = {
  readonly cursor?: string
  readonly limit?: string
  readonly state?: ReportState
}

/** Reports as staff see them: what stands in each, what could be blocked, what was decided. */
export const showReports = async (
  ctx: TxContext,
  registry: Registry,
  reports: readonly Report[],
) => {
  const decisions = await listDecisions(
    ctx,
    reports.map(({ id }) => id),
  )
  const ids = [
    ...reports.flatMap(({ reporterId }) => reporterId ?? []),
    ...decisions.map(({ decidedBy }) => decidedBy),
  ]
  const people = await findPeople(ctx, ids)
  // All in two look-ups, whatever the number of reports.
  const found = reports.map(({ text }) => readFound(text))
  const judged = await judgeAll(ctx, registry, found.flat())
  const starts = found.map((_, at) => found.slice(0, at).flat().length)
  const judgements = found.map((own, at) => judged.slice(starts[at], starts[at]! + own.length))
  const blockable = judgements.map(blockableOf)
  const chosen = await knownFrauds(
    ctx,
    blockable.flat().map(({ key }) => key),
  )
  const nameOf = (id: PersonId) => people.get(id)?.name ?? ''
  return reports.map((report, at) => ({
    ...{ reference: report.reference, state: report.state, text: report.text },
    ...{ redactions: report.redactions, contact: report.contact },
    reporter: (report.reporterId && people.get(report.reporterId)?.accountNumber) ?? null,
    createdAt: report.createdAt.toISOString(),
    found: judgements[at]!.map((one) => showJudgement(one, ctx.language)),
    frauds: blockable[at]!.map((one) => ({ ...one, chosen: chosen.has(one.key) })),
    decisions: decisions
      .filter(({ reportId }) => reportId === report.id)
      .map(({ state, note, decidedBy, decidedAt }) => ({
        ...{ state, note, by: nameOf(decidedBy), at: decidedAt.toISOString() },
      })),
  }))
}

/** Newest first. @throws platform.cursor_invalid */
export const showReportPage = async (
  ctx: TxContext,
  registry: Registry,
  cursors: Cursors,
  query: Query,
) => {
  const limit = pageLimit(query.limit)
  const state = query.state ?? null
  const listName = `official.reports:${state}`
  const before = query.cursor ? (cursors.read(listName, query.cursor)[0] ?? null) : null
  const rows = await listReports(ctx, { state, before, limit: limit + 1 })
  const page = toPage(
    rows,
    limit,
    (row) => row,
    ({ id }) => cursors.write(listName, [id]),
  )
  return { items: await showReports(ctx, registry, page.items), next: page.next }
}
