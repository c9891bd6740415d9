import { type EventData, run } from 'node:test'

export type Failure = { readonly name: string; readonly file: string; readonly reason: string }

export type FileOutcome = {
  readonly passed: number
  readonly skipped: number
  readonly failures: readonly Failure[]
  /** What its tests had to say: counts, rates, seeds. */
  readonly notes: readonly string[]
}

/** The runner's own sums, which `npm test` makes itself. */
const isRunners = (message: string): boolean =>
  /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/.test(message)

/** Longest that one file may take; one that hangs is ended and counts as failed. */
const timeoutMs = 240_000

/** The reason of a failed test, with the lines of its stack that lie in this project. */
const describeFailure = (event: EventData.TestFail): Failure => {
  const { error } = event.details
  const cause = error.cause instanceof Error ? error.cause : error
  const stack = (cause.stack ?? cause.message)
    .split('\n')
    .filter((line) => !/^\s+at .*(node:|node_modules)/.test(line))
  const place = event.file ? `${event.file}${event.line ? `:${event.line}` : ''}` : ''
  return { name: event.name, file: place, reason: stack.join('\n') }
}

/** A suite fails because a test in it did, and that one is told already. */
const isEcho = ({ details }: EventData.TestFail): boolean =>
  details.type === 'suite' && details.error.message.includes('subtest')

const underWay = new Set<AbortController>()

/** Ends the files under way: nothing of a broken-off run stays behind. */
export const abortTestFiles = (): void => {
  for (const ending of underWay) ending.abort()
}

/** Runs one test file in a process of its own. */
export const runTestFile = (file: string): Promise<FileOutcome> =>
  new Promise((done, fail) => {
    const ending = new AbortController()
    underWay.add(ending)
    let passed = 0
    let skipped = 0
    const failures: Failure[] = []
    const said: string[] = []
    const notes: string[] = []
    const finish = () => {
      clearTimeout(timer)
      underWay.delete(ending)
      done({ passed, skipped, failures, notes })
    }
    const timer = setTimeout(() => {
      const reason = `The file did not end within ${timeoutMs / 1_000} s, ${passed} tests had passed: something in it keeps the process alive.`
      failures.push({ name: 'the file ends', file, reason })
      ending.abort()
      finish()
    }, timeoutMs)
    const stream = run({ files: [file], concurrency: false, signal: ending.signal })
    stream.on('test:pass', ({ details, skip }) => {
      if (details.type === 'suite') return
      if (skip !== undefined) skipped++
      else passed++
    })
    stream.on('test:diagnostic', ({ message }) => {
      if (!isRunners(message)) notes.push(message)
    })
    stream.on('test:stderr', ({ message }) => {
      said.push(message)
    })
    stream.on('test:fail', (event) => {
      if (ending.signal.aborted || isEcho(event)) return
      const failure = describeFailure(event)
      // A file that could not even run says why on standard error only.
      const words = event.name === file ? said.join('').trim() : ''
      failures.push({ ...failure, reason: `${failure.reason}\n${words}`.trim() })
    })
    stream.on('end', finish)
    stream.on('error', fail)
    stream.resume()
  })
