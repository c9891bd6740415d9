import { type Command, misused } from './command.ts'
import { command as verify } from './verify.ts'

const help = `Usage: okpay ledger verify [--json]

${verify.help.split('\n').slice(2).join('\n')}`

export const command: Command = {
  summary: 'Prove the ledger (ledger verify)',
  help,
  run: async ([action, ...args]) => {
    if (action === 'verify') return verify.run(args)
    return misused(action ? `okpay ledger has no "${action}".` : 'Say what to do.', { help })
  },
}
