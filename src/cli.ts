import type { Command } from './cli/command.ts'
import { Refused } from './platform/refused.ts'

/** `okpay COMMAND …`: each command is a file of its own, loaded when it is asked for. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  start: () => import('./cli/start.ts'),
  migrate: () => import('./cli/migrate.ts'),
  check: () => import('./cli/check.ts'),
  ledger: () => import('./cli/ledger.ts'),
  verify: () => import('./cli/verify.ts'),
  audit: () => import('./cli/audit.ts'),
  demo: () => import('./cli/demo.ts'),
  bank: () => import('./cli/bank.ts'),
  official: () => import('./cli/official.ts'),
  staff: () => import('./cli/staff.ts'),
  password: () => import('./cli/password.ts'),
}

const usage = async (): Promise<string> => {
  const lines = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => {
      const { summary } = (await load()).command
      return `  ${name.padEnd(10)}${summary}`
    }),
  )
  return [
    'Usage: okpay COMMAND [options]',
    '',
    ...lines,
    '',
    'okpay COMMAND --help tells more. Settings come from the environment: docs/reference/configuration.md.',
    '',
  ].join('\n')
}

/** Errors of parseArgs: somebody mistyped an option. */
const isMistyped = (error: unknown): error is Error =>
  String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS')

/**
 * Runs one command. @returns the exit code: 0 done, 1 refused or something is wrong, 2 wrong usage.
 */
const runCommand = async ([name = '', ...args]: readonly string[]): Promise<number> => {
  if (['', 'help', '--help', '-h'].includes(name)) {
    ;(name === '' ? process.stderr : process.stdout).write(await usage())
    return name === '' ? 2 : 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    process.stderr.write(`okpay has no command "${name}".\n\n${await usage()}`)
    return 2
  }
  const { command } = await load()
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${command.help}\n`)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (isMistyped(error)) {
      process.stderr.write(`${error.message}\n\n${command.help}\n`)
      return 2
    }
    if (!(error instanceof Refused)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

// The event loop ends by itself when all is closed, so that nothing written is cut off.
process.exitCode = await runCommand(process.argv.slice(2))
