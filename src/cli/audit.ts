import { type AuditReport, headsFileIn, verifyAudit } from '#audit'
import { type Command, misused, print, printJson, wantsJson } from './command.ts'
import { withSchema } from './with-database.ts'

const help = `Usage: okpay audit verify [--json]

Recomputes the hash chain of the audit record and names each seal whose entries or link were
touched; entries that were taken away; and, when audit-heads.jsonl is in the data folder, heads that
were told there and are not in the database any more. Reads only, also while OKPay runs.

  --json    one JSON object on standard output

Exit codes: 0 the record is whole; 1 it is not, or the database is out of reach; 2 wrong usage.`

/** The report as a person reads it. */
export const describeAudit = (report: AuditReport): string => {
  const { ok, entries, seals, waiting, exportedHeads, unreadableHeads, violations } = report
  const heads =
    exportedHeads === null
      ? 'There is no file of exported heads here to compare with.'
      : `${exportedHeads} exported heads compared, ${unreadableHeads} of them unreadable.`
  return [
    ...violations.map((violation) => `✗ ${violation}`),
    `${entries} entries in ${seals} seals, ${waiting} wait for the next one. ${heads}`,
    ok ? '✓ The audit record is whole.' : '✗ The audit record is NOT whole.',
  ].join('\n')
}

export const command: Command = {
  summary: 'Prove the audit record (audit verify)',
  help,
  run: async ([action, ...args]) => {
    if (action !== 'verify') {
      return misused(action ? `okpay audit has no "${action}".` : 'Say what to do.', { help })
    }
    const json = wantsJson(args)
    return withSchema(async ({ owner, config }) => {
      const report = await verifyAudit(owner, headsFileIn(config))
      if (json) printJson(report)
      else print(describeAudit(report))
      return report.ok ? 0 : 1
    })
  },
}
