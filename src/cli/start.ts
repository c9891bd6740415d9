import { once } from 'node:events'
import { type Config, readConfig, unknownSettings } from '#platform/config'
import { Refused } from '#platform/refused'
import { type Running, startOkpay } from '../main.ts'
import { type Command, parseNoOptions, print } from './command.ts'
import { describeSignIns } from './sign-ins.ts'

/** One Ctrl-C reaches us more than once: from the terminal, from npm and from the bootstrap. */
const echoMs = 2_000

/** Beyond the time for open requests: batches, jobs and PostgreSQL need a little more. */
const graceMs = ({ drainSeconds }: Config): number => (drainSeconds + 15) * 1_000

/** Resolves at the first SIGINT or SIGTERM; a later, second one ends the process at once. */
const untilTold = async (): Promise<void> => {
  const told = new AbortController()
  let firstMs = 0
  const hear = () => {
    if (!told.signal.aborted) {
      firstMs = performance.now()
      told.abort()
    } else if (performance.now() - firstMs > echoMs) {
      process.stderr.write('Stopped at once; the next start tidies up.\n')
      process.exit(130)
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
  await once(told.signal, 'abort')
}

const setUpLines = (setUpUrl: string | null): readonly string[] =>
  setUpUrl === null
    ? []
    : [
        '',
        '  Nobody is administrator yet. To be the first, open this page (it works once):',
      ].concat(`    ${setUpUrl}`)

const banner = ({ url, hasDemo, setUpUrl }: Running, seconds: number): string =>
  [
    '',
    `OKPay is ready after ${seconds.toFixed(1)} s:  ${url}`,
    '',
    `  Inbox (mail and SMS that would have been sent):  ${url}/inbox`,
    `  API reference:                                   ${url}/docs`,
    ...(hasDemo ? ['', describeSignIns()] : []),
    ...setUpLines(setUpUrl),
    '',
    'Ctrl-C stops it.',
  ].join('\n')

export const command: Command = {
  summary: 'Start OKPay: database, API, worker and web app on one port',
  help: `Usage: okpay start

Brings up the database (an embedded PostgreSQL, or the one of OKPAY_DATABASE_URL), applies
migrations, builds the web app when its sources changed, and answers on PORT (default 4000).
SIGTERM or Ctrl-C stops it cleanly: requests under way are answered first. A second one, two
seconds later, ends it at once.

Settings: docs/reference/configuration.md. Exit codes: 0 stopped; 1 could not start (one sentence
says why).`,
  run: async (args) => {
    parseNoOptions(args)
    const startedMs = performance.now()
    const told = untilTold()
    const config = readConfig()
    for (const name of unknownSettings()) {
      process.stderr.write(`${name} is not a setting that OKPay knows; it is ignored.\n`)
    }
    print('Starting OKPay …')
    const starting = startOkpay(config, print)
    const running = await starting.catch((error: Error) => {
      if (error instanceof Refused) throw error
      throw new Refused(`OKPay could not start: ${error.message}`, { cause: error })
    })
    print(banner(running, (performance.now() - startedMs) / 1_000))
    await told
    print('Stopping: requests under way are answered first …')
    setTimeout(() => {
      process.stderr.write('Something did not end in time; stopped all the same.\n')
      process.exit(1)
    }, graceMs(config)).unref()
    await running.stop()
    print('Stopped.')
    return 0
  },
}
