import { type AuditReport, headsFileIn, verifyAudit } from '#audit'
import { checkWhere, type WhereReport } from '#explain'
import { type LedgerReport, verifyLedger } from '#ledger'
import { readConfig } from '#platform/config'
import { pendingMigrations } from '#platform/database/pending-migrations'
import { Refused } from '#platform/refused'
import { describeAudit } from './audit.ts'
import { type Command, print, printJson, wantsJson } from './command.ts'
import { describeLedger } from './describe-ledger.ts'
import { describeWhere } from './describe-where.ts'
import { withDatabase } from './with-database.ts'

type Finding = { readonly name: string; readonly ok: boolean; readonly detail: string }
type Report = {
  readonly ok: boolean
  readonly checks: readonly Finding[]
  /** Null when the check did not get that far. */
  readonly ledger: LedgerReport | null
  readonly audit: AuditReport | null
  readonly where: WhereReport | null
}

/** Whether every cent has its place. */
const whereWords = ({ ok, currencies, violations }: WhereReport): string => {
  if (!ok) return violations.join('; ')
  const open = currencies.reduce((sum, { unfinished }) => sum + unfinished, 0)
  return `In ${currencies.length} currencies every amount has its place, ${open} unfinished.`
}

/** Looks at one thing after the other and stops where going on makes no sense. */
const examine = async (): Promise<Report> => {
  const checks: Finding[] = []
  const note = (name: string, ok: boolean, detail: string) => checks.push({ name, ok, detail })
  let subject = 'configuration'
  try {
    readConfig()
    note(subject, true, 'Every setting can be read.')
    subject = 'database'
    return await withDatabase(async ({ config, database, owner }) => {
      const kind = database.isEmbedded ? 'embedded' : 'given by OKPAY_DATABASE_URL'
      note('database', true, `PostgreSQL ${database.version}, ${kind}.`)
      const missing = await pendingMigrations(owner)
      const words = missing.length === 0 ? 'Up to date.' : `Missing: ${missing.join(', ')}.`
      note('schema', missing.length === 0, words)
      if (missing.length > 0) return { ok: false, checks, ledger: null, audit: null, where: null }
      const ledger = await verifyLedger(owner)
      const broken = ledger.invariants.filter(({ ok }) => !ok).map(({ id }) => id)
      note('ledger', ledger.ok, ledger.ok ? 'I1 to I9 hold.' : `Violated: ${broken.join(', ')}.`)
      const audit = await verifyAudit(owner, headsFileIn(config))
      note('audit', audit.ok, audit.ok ? 'The record is whole.' : audit.violations[0]!)
      const where = await checkWhere(owner)
      note('where', where.ok, whereWords(where))
      return { ok: ledger.ok && audit.ok && where.ok, checks, ledger, audit, where }
    })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    note(subject, false, error.message)
    return { ok: false, checks, ledger: null, audit: null, where: null }
  }
}

export const command: Command = {
  summary: 'Check configuration, database, ledger, audit record and where all money is',
  help: `Usage: okpay check [--json]

Reads the configuration, reaches the database, compares its schema with this version, recomputes
the ledger (invariants I1 to I9) and the audit chain, and proves that the sum of all places where
money can be equals the ledger. Changes nothing; may run beside a running OKPay.

  --json    {"ok":true,"checks":[{"name","ok","detail"}…],"ledger":{"ok","invariants":[…]},
             "audit":{"ok","violations":[…]},"where":{"ok","currencies":[{"currency","yours",
             "held","unmatched","returning","withBank","house","outside","difference",
             "unfinished"}…],
             "violations":[…]}}

Exit codes: 0 all is well; 1 something is not.`,
  run: async (args) => {
    const json = wantsJson(args)
    const report = await examine()
    if (json) printJson(report)
    else {
      for (const { name, ok, detail } of report.checks)
        print(`${ok ? '✓' : '✗'} ${name}: ${detail}`)
      if (report.ledger) print(`\n${describeLedger(report.ledger)}`)
      if (report.audit) print(`\n${describeAudit(report.audit)}`)
      if (report.where) print(`\n${describeWhere(report.where)}`)
    }
    return report.ok ? 0 : 1
  },
}
