import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type BankFileInspection, inspectBankFile } from '#funding'
import { Refused } from '#platform/refused'
import { type Command, misused, print, printJson } from './command.ts'

const help = `Usage: okpay bank inspect FILE [--json]

Reads a camt.053 or camt.054 file (versions 02, 04, 08 and others) with the parser that books, and
books nothing. Needs no database.

  --json    {"entries":n,"credit":{"EUR":"12.30"},"debit":{…},"statements":[…],"problems":[…]}

Exit codes: 0 it could be read (what is wrong with it stands in problems); 1 nothing of it could be
read; 2 wrong usage.`

const sums = (totals: Readonly<Record<string, string>>): string =>
  Object.entries(totals)
    .map(([currency, amount]) => `${amount} ${currency}`)
    .join(', ') || 'nothing'

const describe = ({ entries, credit, debit, statements, problems }: BankFileInspection): string =>
  [
    `${entries} entries in ${statements.length} statements`,
    `in:  ${sums(credit)}`,
    `out: ${sums(debit)}`,
    ...problems.map(({ code, detail }) => `✗ ${code}: ${detail}`),
  ].join('\n')

const open = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EACCES: 'you may not read it',
      EISDIR: 'it is a folder',
    }
    throw new Refused(`${path} cannot be read: ${reasons[error.code ?? ''] ?? error.message}.`)
  })

export const command: Command = {
  summary: 'Read a bank statement file without booking it (bank inspect FILE)',
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [action, file, ...rest] = positionals
    if (action !== 'inspect') {
      return misused(action ? `okpay bank has no "${action}".` : 'Say what to do.', { help })
    }
    if (!file || rest.length > 0) return misused('Name one file.', { help })
    const inspection = inspectBankFile(await open(file))
    if (values.json) printJson(inspection)
    else print(describe(inspection))
    return inspection.statements.length > 0 ? 0 : 1
  },
}
