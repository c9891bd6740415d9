import pg from 'pg'

/** The statements that some work sends, sorted; the server's own and what is read for memory left out. */
export const countStatements = async (work: () => Promise<unknown>): Promise<string[]> => {
  const counted: string[] = []
  const { Client } = pg
  const original = Client.prototype.query
  // biome-ignore lint/suspicious/noExplicitAny: a spy takes every shape
  Client.prototype.query = function (this: unknown, ...args: any[]) {
    counted.push(args[0]?.name ?? args[0]?.text ?? String(args[0]))
    return original.apply(this as never, args as never)
  } as never
  try {
    await work()
  } finally {
    Client.prototype.query = original
  }
  return counted
    .filter((text) => !/^(policy\.|availability\.openings$|SELECT 1$)/.test(text))
    .sort()
}
