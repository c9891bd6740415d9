import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { judgeAll } from '../check-text.ts'
import { readFound } from '../checking/read-found.ts'
import { officialEvents } from '../events.ts'
import { setFraudsOfReport } from '../fraud-store.ts'
import { officialProblems } from '../problems.ts'
import type { Registry } from '../registry/registry.ts'
import { blockableOf } from './blockable.ts'
import { keepDecision, lockReport } from './report-store.ts'
import { showReports } from './show-reports.ts'

type Input = {
  readonly reference: string
  readonly state: 'confirmed' | 'harmless'
  readonly note: string
  readonly frauds?: readonly string[]
}

/**
 * Decides on a report, also anew: the newest decision counts, all are kept. What a confirmed report
 * names is answered as fraud from now on; what a harmless one named no longer.
 * @throws official.report_not_found, official.not_in_report
 */
export const decideReport = async (ctx: TxContext, registry: Registry, input: Input) => {
  const report = await lockReport(ctx, input.reference)
  if (!report) throw officialProblems.report_not_found()
  const judgements = await judgeAll(ctx, registry, readFound(report.text))
  const offered = new Set(blockableOf(judgements).map(({ key }) => key))
  const wanted = input.state === 'confirmed' ? [...new Set(input.frauds ?? [])] : []
  const stray = wanted.find((key) => !offered.has(key))
  if (stray) throw officialProblems.not_in_report({ key: stray })
  await setFraudsOfReport(ctx, report.id, wanted)
  await keepDecision(ctx, {
    ...{ reportId: report.id, state: input.state, note: input.note.trim() },
    ...{ decidedBy: signedIn(ctx), decidedAt: ctx.clock.now() },
  })
  await recordAudit(ctx, [
    {
      ...{ event: 'sensitive_update', personId: null, outcome: 'ok' },
      facts: { report: report.reference, state: input.state, frauds: wanted.length },
    },
  ])
  await publish(ctx, [officialEvents.phishingDecided(report.id, report.reference, input.state)])
  const [shown] = await showReports(ctx, registry, [{ ...report, state: input.state }])
  return shown!
}
