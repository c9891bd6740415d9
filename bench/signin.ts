import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { verifyLedger } from '#ledger'
import { type BenchOptions, type BenchResult, note, round } from './support/bench.ts'
import { fsyncPerSecond } from './support/fsync.ts'
import { layPayers } from './support/payers.ts'
import { answerOf, freePort, startProcess } from './support/processes.ts'
import { type BenchServer, withBenchServer } from './support/server.ts'
import type { SignInLog, SignInPhase } from './support/signin-client.ts'
import { laySignInPeople } from './support/signin-people.ts'
import type { Phase, PhaseLog } from './support/transfers-client.ts'

const people = 4_000
/** Transfers a second beside which the flood comes: busy, far from full. */
const transfersPerS = 400

type Ask = <Log>(child: ReturnType<typeof startProcess>, phase: object) => Promise<Log>
const ask: Ask = <Log>(child: ReturnType<typeof startProcess>, phase: object) => {
  const answered = answerOf<Log>(child)
  child.send(phase)
  return answered
}

const measure = async (server: BenchServer, options: BenchOptions): Promise<BenchResult> => {
  const seconds = options.seconds ?? 12
  const url = await server.createDatabase('okpay_bench')
  const owner = server.owner(url)
  const key = `bench:${randomBytes(32).toString('base64')}`
  const payers = await layPayers(owner, server.pool(url, 4), 1_000)
  const signers = await laySignInPeople(owner, key, people)
  const okpay = startProcess('transfers-server.ts', {
    ...{ OKPAY_DATABASE_URL: url, OKPAY_DATA_DIR: join(server.home, 'okpay'), OKPAY_DEMO: 'off' },
    ...{ OKPAY_HOST: '127.0.0.1', PORT: String(await freePort()), OKPAY_SECRET_KEYS: key },
    OKPAY_TRUSTED_PROXIES: '127.0.0.1/32',
  })
  const { port } = await answerOf<{ port: number }>(okpay)
  const client = startProcess('signin-client.ts')
  const payer = startProcess('transfers-client.ts')

  const pay = (name: string) =>
    ask<PhaseLog>(payer, {
      ...{ port, payers, name, seconds, perS: transfersPerS, connections: 64 },
    } satisfies Phase)
  const signIn = (phase: SignInPhase) => ask<SignInLog>(client, phase)

  await pay('warm')
  const logins = await signIn({ kind: 'logins', port, seconds, people: signers, callers: 8 })
  note(`${round(logins.perS, 1)} sign-ins/s, both steps ${JSON.stringify(logins.failures)}`)
  const quiet = await pay('quiet')
  note(`transfers alone: p50 ${round(quiet.p50Ms, 1)} p99 ${round(quiet.p99Ms, 1)} ms`)
  const perS = Math.round(logins.perS * 10)
  const [flood, beside] = await Promise.all([
    signIn({ kind: 'flood', port, seconds, perS }),
    pay('beside'),
  ])
  note(`beside ${perS}/s: p50 ${round(beside.p50Ms, 1)} p99 ${round(beside.p99Ms, 1)} ms`)
  const after = await signIn({ kind: 'logins', port, seconds: 4, people: signers, callers: 8 })

  client.disconnect()
  payer.disconnect()
  okpay.send('stop')
  await once(okpay, 'exit')
  const report = await verifyLedger(owner)
  return {
    loginsPerS: round(logins.perS, 1),
    floodTransferP99Ratio: round(beside.p99Ms / quiet.p99Ms, 2),
    shed: round(flood.shed / Math.max(1, flood.sent), 3),
    ...{ floodPerS: perS, floodChecked: flood.done, transfersPerS },
    ...{ quietP99Ms: round(quiet.p99Ms, 1), floodP99Ms: round(beside.p99Ms, 1) },
    /** Right after the flood, with nothing restarted. */
    loginsAfterPerS: round(after.perS, 1),
    failures: Object.keys({ ...logins.failures, ...flood.failures }).join(' '),
    violations: report.invariants.flatMap((invariant) => invariant.violations).length,
    fsyncPerS: round(await fsyncPerSecond(server.home)),
  }
}

/** Signing in with two steps, and what a flood of wrong sign-ins does to transfers beside it. */
export const run = (options: BenchOptions): Promise<BenchResult> =>
  withBenchServer((server) => measure(server, options))
