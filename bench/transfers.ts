import { once } from 'node:events'
import { join } from 'node:path'
import type pg from 'pg'
import { verifyLedger } from '#ledger'
import { formatId } from '#platform/ids'
import { type BenchOptions, type BenchResult, note, round } from './support/bench.ts'
import { fsyncPerSecond } from './support/fsync.ts'
import { layPayers } from './support/payers.ts'
import { answerOf, freePort, startProcess } from './support/processes.ts'
import { postmasterPid, processorMs } from './support/processor-time.ts'
import { type BenchServer, withBenchServer } from './support/server.ts'
import type { Payer, Phase, PhaseLog } from './support/transfers-client.ts'

/** Enough people that nobody meets the rate limit of one person. */
const people = 3_000

type Found = { memo: string; id: string; transfers: bigint }

/** Holds the client's log against the database: acknowledged and absent, or present twice. */
const audit = async (owner: pg.Pool, logs: ReadonlyMap<string, PhaseLog>) => {
  const { rows } = await owner.query<Found>(
    `SELECT memo, min(id::text) AS id, count(*) AS transfers FROM transfers.transfers GROUP BY memo`,
  )
  const found = new Map(rows.map((row) => [row.memo, row]))
  let lost = 0
  let acknowledged = 0
  for (const [name, log] of logs) {
    for (const [request, transferId] of log.acknowledged) {
      acknowledged += 1
      const row = found.get(`${name}-${request}`)
      if (!row || formatId('transfer', row.id) !== transferId) lost += 1
    }
  }
  const doubled = rows.filter(({ transfers }) => transfers > 1n).length
  return { acknowledged, lost, doubled }
}

const measure = async (server: BenchServer, options: BenchOptions): Promise<BenchResult> => {
  const seconds = options.seconds ?? 15
  const connections = options.connections ?? 256
  const url = await server.createDatabase('okpay_bench')
  const owner = server.owner(url)
  const payers: readonly Payer[] = await layPayers(owner, server.pool(url, 4), people)
  const okpay = startProcess('transfers-server.ts', {
    ...{ OKPAY_DATABASE_URL: url, OKPAY_DATA_DIR: join(server.home, 'okpay'), OKPAY_DEMO: 'off' },
    ...{ OKPAY_HOST: '127.0.0.1', PORT: String(await freePort()) },
  })
  const { port } = await answerOf<{ port: number }>(okpay)
  const client = startProcess('transfers-client.ts')
  const logs = new Map<string, PhaseLog>()
  const run = async (name: string, phase: Pick<Phase, 'seconds' | 'perS' | 'connections'>) => {
    const answered = answerOf<PhaseLog>(client)
    client.send({ ...phase, port, payers, name } satisfies Phase)
    const log = await answered
    logs.set(name, log)
    const { perS, p50Ms, p99Ms, maxMs, refused } = log
    note(
      `${name}: ${round(perS)}/s, p50 ${round(p50Ms, 1)} p99 ${round(p99Ms, 1)} max ${round(maxMs, 1)} ms ${JSON.stringify(refused)}`,
    )
    return log
  }
  await run('warm', { seconds: 4, perS: null, connections })
  const pids = {
    okpay: okpay.pid!,
    client: client.pid!,
    postgres: await postmasterPid(server.home),
  }
  const readTimes = async () => {
    const [a, b, c] = await Promise.all(
      [pids.okpay, pids.postgres, pids.client].map((pid) => processorMs(pid)),
    )
    return { okpay: a!, postgres: b!, client: c! }
  }
  const before = await readTimes()
  const closed = await run('closed', { seconds, perS: null, connections })
  const after = await readTimes()
  const costUs = (of: keyof typeof before) =>
    round(((after[of] - before[of]) * 1_000) / Math.max(1, closed.acknowledged.length))
  const rate = options.rate ?? Math.round(closed.perS * 0.8)
  const open = await run('open', { seconds, perS: rate, connections: 512 })
  client.disconnect()
  okpay.send('stop')
  await once(okpay, 'exit')
  const fsyncPerS = await fsyncPerSecond(server.home)
  const audited = await audit(owner, logs)
  const report = await verifyLedger(owner)
  const violations = report.invariants.flatMap((invariant) => invariant.violations)
  for (const text of violations) note(text)
  const refused = [...logs.values()].flatMap((log) => Object.values(log.refused))
  return {
    ...{ perS: round(closed.perS), p50Ms: round(closed.p50Ms, 1), p99Ms: round(closed.p99Ms, 1) },
    ...audited,
    violations: violations.length,
    refused: refused.reduce((sum, count) => sum + count, 0),
    unknown: [...logs.values()].reduce((sum, log) => sum + log.unknown.length, 0),
    ...{ connections, people },
    ...{ openRatePerS: rate, openPerS: round(open.perS) },
    ...{ openP50Ms: round(open.p50Ms, 1), openP99Ms: round(open.p99Ms, 1) },
    // Processor time a transfer, of each process: two cores have 500 µs for each at 4,000/s.
    ...{ okpayUs: costUs('okpay'), postgresUs: costUs('postgres'), clientUs: costUs('client') },
    fsyncPerS: round(fsyncPerS),
  }
}

/** `POST /v1/transfers` over HTTP: authenticated, one transfer a request, a key each, durable. */
export const run = (options: BenchOptions): Promise<BenchResult> =>
  withBenchServer((server) => measure(server, options))
