import { parseArgs } from 'node:util'
import { verifyLedger } from '#ledger'
import { type Command, print, printJson } from './command.ts'
import { withDatabase } from './with-database.ts'

export const command: Command = {
  summary: 'The same as ledger verify',
  help: `Usage: okpay verify [--json]

Recomputes the whole ledger and compares: per asset debits equal credits (I1), each account is the
fold of its transfers (I2), sequences have no gap (I3), balances after each transfer (I4), floors and
ceilings (I5), holds (I6), linked groups whole (I7), the hash chain (I8), ids (I9). Reads only.

  --json    one JSON object on standard output

Exit codes: 0 everything holds; 1 something does not, or the database is out of reach.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } } })
    return withDatabase(async ({ database }) => {
      const pool = database.openOwnerPool()
      try {
        const report = await verifyLedger(pool)
        if (values.json) printJson(report)
        else print(describeReport(report))
        return report.ok ? 0 : 1
      } finally {
        await pool.end()
      }
    })
  },
}
