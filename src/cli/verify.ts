import { verifyLedger } from '#ledger'
import { type Command, print, printJson, wantsJson } from './command.ts'
import { describeLedger } from './describe-ledger.ts'
import { withSchema } from './with-database.ts'

export const command: Command = {
  summary: 'The same as ledger verify',
  help: `Usage: okpay verify [--json]

Recomputes the whole ledger and compares: per asset debits equal credits (I1), each account is the
fold of its transfers (I2), sequences have no gap (I3), balances after each transfer (I4), floors
and ceilings (I5), holds (I6), linked groups whole (I7), the hash chain (I8), ids (I9). Reads
only, also while OKPay runs.

  --json    one JSON object on standard output

Exit codes: 0 everything holds; 1 something does not, or the database is out of reach.`,
  run: (args) => {
    const json = wantsJson(args)
    return withSchema(async ({ owner }) => {
      const report = await verifyLedger(owner)
      if (json) printJson(report)
      else print(describeLedger(report))
      return report.ok ? 0 : 1
    })
  },
}
