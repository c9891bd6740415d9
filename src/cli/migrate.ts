import { migrate } from '#platform/database/migrate'
import { type Command, parseNoOptions, print } from './command.ts'
import { withDatabase } from './with-database.ts'

export const command: Command = {
  summary: 'Bring the database schema up to date',
  help: `Usage: okpay migrate

Applies the migrations that the database does not have yet, each in a transaction of its own;
several processes may try at once. okpay start does the same.

Exit codes: 0 up to date; 1 refused (database out of reach, newer schema, changed migration).`,
  run: (args) => {
    parseNoOptions(args)
    return withDatabase(async ({ owner }) => {
      const applied = await migrate(owner)
      for (const name of applied) print(`Applied ${name}`)
      print(applied.length === 0 ? 'The schema is up to date; nothing to do.' : 'Done.')
      return 0
    })
  },
}
