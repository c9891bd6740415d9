import { parseArgs } from 'node:util'
import { findByEmail, requireNewPassword } from '#identity'
import { inTransaction } from '#platform/database/transaction'
import { Refused } from '#platform/refused'
import { systemContext } from '#platform/system-context'
import { type Command, misused, print } from './command.ts'
import { withMeans } from './with-database.ts'

const help = `Usage: okpay password require-new EMAIL [--reason breached|account_misused]

On evidence that others know somebody's password (it was found in a breach, or the account was
misused): from now on it opens nothing, everybody is signed out of the account, and its owner sets
a new one by "forgot password". Nobody's password can be seen or set here.

Exit codes: 0 done; 1 refused; 2 wrong usage.`

const reasons = ['breached', 'account_misused'] as const
type Reason = (typeof reasons)[number]

const requireNew = (email: string, reason: Reason): Promise<boolean> =>
  withMeans(({ pool, config: _, ...means }) =>
    inTransaction(pool, {}, async (tx) => {
      const ctx = { ...systemContext(means, 'command line'), tx }
      const personId = await findByEmail(ctx, email)
      if (personId === null) throw new Refused(`Nobody has an account with ${email}.`)
      return requireNewPassword(ctx, personId, reason)
    }),
  )

export const command: Command = {
  summary: 'Ask for a new password on evidence that others know it',
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { reason: { type: 'string', default: 'breached' } },
      allowPositionals: true,
    })
    const [verb, email] = positionals
    const reason = reasons.find((known) => known === values.reason)
    if (verb !== 'require-new' || !email || positionals.length > 2 || !reason) {
      return misused('Give an address, and a reason that is known.', { help })
    }
    if (!(await requireNew(email, reason))) throw new Refused(`${email} has no password.`)
    print(`The password of ${email} opens nothing any more; a reset sets a new one.`)
    return 0
  },
}
