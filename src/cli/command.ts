/** One command of `okpay`. */
export type Command = {
  /** A line for the list of commands. */
  readonly summary: string
  /** What `--help` prints: usage, what it does, options, exit codes. */
  readonly help: string
  /**
   * @returns the exit code: 0 done, 1 something is wrong, 2 wrong usage.
   * @throws Refused with the sentence to print.
   */
  readonly run: (args: readonly string[]) => Promise<number>
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

export const printJson = (value: unknown): void =>
  print(JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item)))

/** Wrong usage: the reason and the help on standard error. */
export const misused = (reason: string, { help }: Pick<Command, 'help'>): number => {
  process.stderr.write(`${reason}\n\n${help}\n`)
  return 2
}
