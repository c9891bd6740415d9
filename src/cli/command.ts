import { parseArgs } from 'node:util'

/** One command of `okpay`. */
export type Command = {
  /** A line for the list of commands. */
  readonly summary: string
  /** What `--help` prints: usage, what it does, options, exit codes. */
  readonly help: string
  /**
   * @returns the exit code: 0 done, 1 something is wrong, 2 wrong usage.
   * @throws Refused with the sentence to print; an error of parseArgs for wrong options.
   */
  readonly run: (args: readonly string[]) => Promise<number>
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

export const printJson = (value: unknown): void => print(JSON.stringify(value))

/** Wrong usage: the reason and the help on standard error. */
export const misused = (reason: string, { help }: Pick<Command, 'help'>): number => {
  process.stderr.write(`${reason}\n\n${help}\n`)
  return 2
}

export const parseNoOptions = (args: readonly string[]): void => {
  parseArgs({ args: [...args], options: {} })
}

/** For commands whose one option is `--json`. */
export const wantsJson = (args: readonly string[]): boolean =>
  parseArgs({ args: [...args], options: { json: { type: 'boolean' } } }).values.json === true
