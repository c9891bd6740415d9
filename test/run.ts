import { globSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Check, checks, runCheck } from './support/checks.ts'
import { openTestServer } from './support/database.ts'
import { abortTestFiles, type Failure, runTestFile } from './support/run-test-file.ts'

/**
 * `npm test`: checks of the sources, then every test file on one shared throw-away PostgreSQL.
 * The last line is `N passed, N failed`; the exit code is 0 when nothing failed.
 */
const help = `Usage: npm test -- [--only WORD]

  --only WORD    only checks and test files whose name contains WORD (may be repeated)`

const projectFolder = resolve(import.meta.dirname, '..')

/** Files of one kind run two at a time where they may; the last ones want the machine to themselves. */
const groups = [
  { name: 'unit and database', concurrency: 2, pattern: '{src,web,bin,bench}/**/*.test.ts' },
  {
    name: 'the house',
    concurrency: 2,
    pattern: 'test/{*,simulation/**/*,support/**/*,matrix/*,histories/*}.test.ts',
  },
  { name: 'starting and stopping', concurrency: 1, pattern: 'test/start/**/*.test.ts' },
  { name: 'faults', concurrency: 1, pattern: 'test/faults/**/*.test.ts' },
  { name: 'journeys', concurrency: 2, pattern: 'test/journeys/**/*.test.ts' },
] as const

type Tally = { passed: number; skipped: number; failures: Failure[] }

const say = (line: string) => process.stdout.write(`${line}\n`)
const seconds = (sinceMs: number) => `${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`

const runOneCheck = async (check: Check, tally: Tally): Promise<void> => {
  const startedMs = performance.now()
  const { ok, output } = await runCheck(check)
  say(`${ok ? '✓' : '✗'} ${check.name} (${seconds(startedMs)})`)
  if (ok) tally.passed++
  else tally.failures.push({ name: check.name, file: '', reason: output })
}

/** Runs the files, so many at a time. */
const runFiles = async (files: readonly string[], concurrency: number, tally: Tally) => {
  const waiting = [...files]
  const takeNext = async (): Promise<void> => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const { passed, skipped, failures, notes } = await runTestFile(file)
      tally.passed += passed
      tally.skipped += skipped
      tally.failures.push(...failures)
      const place = relative(projectFolder, file)
      for (const note of notes) say(`  · ${place}: ${note}`)
      for (const { name } of failures) say(`  ✗ ${place}: ${name}`)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, takeNext))
}

const runGroup = async (group: (typeof groups)[number], wanted: Wanted, tally: Tally) => {
  const files = globSync(group.pattern, { cwd: projectFolder, exclude: ['**/node_modules/**'] })
    .filter(wanted)
    .map((file) => resolve(projectFolder, file))
    .sort()
  if (files.length === 0) return
  const startedMs = performance.now()
  const before = tally.failures.length
  const passedBefore = tally.passed
  await runFiles(files, group.concurrency, tally)
  const failed = tally.failures.length - before
  const words = `${tally.passed - passedBefore} passed, ${failed} failed in ${files.length} files`
  say(`${failed === 0 ? '✓' : '✗'} ${group.name}: ${words} (${seconds(startedMs)})`)
}

type Wanted = (name: string) => boolean

/** Settings of the person's own product must not reach the products under test. */
const forgetSettings = () => {
  const kept = /^OKPAY_(DATA_DIR|FAULT_)/
  for (const name of Object.keys(process.env)) {
    if ((name.startsWith('OKPAY_') && !kept.test(name)) || name === 'PORT' || name === 'LOG_LEVEL')
      delete process.env[name]
  }
  process.env.TZ = 'UTC'
}

const printFailures = (failures: readonly Failure[]) => {
  for (const { name, file, reason } of failures) {
    say(`\n✗ ${name}${file ? `\n  ${relative(projectFolder, file)}` : ''}`)
    const lines = reason.split('\n')
    for (const line of lines.slice(-40)) say(`    ${line}`)
  }
}

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } },
})
if (values.help) {
  say(help)
  process.exit(0)
}
forgetSettings()
const wanted: Wanted = (name) => !values.only || values.only.some((word) => name.includes(word))
const tally: Tally = { passed: 0, skipped: 0, failures: [] }
const startedMs = performance.now()
const server = await openTestServer()
await server.start()
const leave = async () => {
  abortTestFiles()
  await server.stop()
  process.exit(130)
}
process.once('SIGINT', leave)
process.once('SIGTERM', leave)

const chosen = checks.filter(({ name }) => wanted(name))
for (let index = 0; index < chosen.length; index += 2) {
  await Promise.all(chosen.slice(index, index + 2).map((check) => runOneCheck(check, tally)))
}
for (const group of groups) await runGroup(group, wanted, tally)
await server.stop()

printFailures(tally.failures)
say('')
if (tally.skipped > 0) say(`${tally.skipped} skipped`)
say(`took ${seconds(startedMs)}`)
// A filter that hits nothing must not look like success.
const isEmpty = tally.passed + tally.failures.length === 0
if (isEmpty) say(`No check or test file has a name with "${values.only?.join('", "')}" in it.`)
say(`${tally.passed} passed, ${tally.failures.length} failed`)
process.exit(tally.failures.length > 0 || isEmpty ? 1 : 0)
