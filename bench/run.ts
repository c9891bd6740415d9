import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { BenchOptions, BenchResult } from './support/bench.ts'
import { note } from './support/bench.ts'

/**
 * `npm run bench -- NAME [--seconds N] [--accounts N] [--history N] [--json]`, for
 * search `--articles A.jsonl --queries Q.jsonl [--labelled L.jsonl]`: one JSON line on
 * standard output, everything else on standard error. A benchmark is a file `bench/NAME.ts` that
 * exports `run`; it brings up what it needs and takes it away again.
 */
const number = (text: string | undefined, name: string): number | undefined => {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} needs a number, not ${text}`)
  return value
}

const benchNames = async (): Promise<string[]> =>
  (await readdir(import.meta.dirname))
    .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
    .map((file) => file.slice(0, -3))
    .sort()

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      seconds: { type: 'string' },
      accounts: { type: 'string' },
      history: { type: 'string' },
      connections: { type: 'string' },
      rate: { type: 'string' },
      articles: { type: 'string' },
      queries: { type: 'string' },
      labelled: { type: 'string' },
    },
  })
  const names = await benchNames()
  const [name] = positionals
  if (positionals.length !== 1 || !name || !names.includes(name)) {
    note(`Give one benchmark: ${names.join(', ')}`)
    return 2
  }
  const options: BenchOptions = {
    seconds: number(values.seconds, 'seconds'),
    accounts: number(values.accounts, 'accounts'),
    history: number(values.history, 'history'),
    connections: number(values.connections, 'connections'),
    rate: number(values.rate, 'rate'),
    articles: values.articles,
    queries: values.queries,
    labelled: values.labelled,
  }
  const bench: { run: (options: BenchOptions) => Promise<BenchResult> } = await import(
    new URL(`${name}.ts`, import.meta.url).href
  )
  const result = await bench.run(options)
  const text = values.json ? JSON.stringify(result) : JSON.stringify(result, null, 2)
  await new Promise<void>((resolve) => process.stdout.write(`${text}\n`, () => resolve()))
  return 0
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    note(error.stack ?? error.message)
    process.exit(1)
  },
)
