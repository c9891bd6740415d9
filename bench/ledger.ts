import type pg from 'pg'
import type { LedgerEngine, PostingCommand } from '#ledger'
import { createLedger, verifyLedger } from '#ledger'
import { systemClock } from '#platform/clock'
import { type AccountId, createIds, type TransferId } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import { type BenchOptions, type BenchResult, createSamples, note, round } from './support/bench.ts'
import { fsyncPerSecond } from './support/fsync.ts'
import { accountIdOf, layHistory } from './support/ledger-history.ts'
import { measurePgbench } from './support/pgbench.ts'
import { type BenchServer, withBenchServer } from './support/server.ts'

/** Transfers under way at once when the engine is pushed to its limit. */
const crowd = 2_000
/** The rate at which latency is judged. */
const judgedPerS = 30_000

const ids = createIds(systemClock, systemRandom)

type Pick = () => { readonly debitAccountId: AccountId; readonly creditAccountId: AccountId }

const pickUniform = (accounts: number): Pick => {
  return () => {
    const from = Math.floor(Math.random() * accounts)
    const to = (from + 1 + Math.floor(Math.random() * (accounts - 1))) % accounts
    return { debitAccountId: accountIdOf(from), creditAccountId: accountIdOf(to) }
  }
}

/** Everything pays to or is paid by account 0. */
const pickHot = (accounts: number): Pick => {
  const hot = accountIdOf(0)
  return () => {
    const other = accountIdOf(1 + Math.floor(Math.random() * (accounts - 1)))
    return Math.random() < 0.5
      ? { debitAccountId: hot, creditAccountId: other }
      : { debitAccountId: other, creditAccountId: hot }
  }
}

const command = (pick: Pick): PostingCommand => ({
  ...pick(),
  kind: 'transfer',
  id: ids.next<TransferId>(),
  asset: 'USD',
  amountMinor: BigInt(1 + Math.floor(Math.random() * 100)),
  reason: 'bench.transfer',
})

const mustPost = async (ledger: LedgerEngine, pick: Pick): Promise<void> => {
  const [result] = await ledger.post([command(pick)])
  if (!result?.posted) throw new Error(`Refused in a benchmark: ${result?.code}`)
}

/** Closed model: each of `callers` sends its next transfer when the last one is on disk. */
const runClosed = async (ledger: LedgerEngine, pick: Pick, callers: number, seconds: number) => {
  const samples = createSamples()
  const startedAt = performance.now()
  const until = startedAt + seconds * 1_000
  let count = 0
  const caller = async () => {
    while (performance.now() < until) {
      const sentAt = performance.now()
      await mustPost(ledger, pick)
      samples.add(performance.now() - sentAt)
      count += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  const perS = count / ((performance.now() - startedAt) / 1_000)
  return { count, perS, p50Ms: samples.percentile(0.5), p99Ms: samples.percentile(0.99) }
}

/** Open model: transfers come at a fixed rate whatever happens; latency from the intended moment. */
const runOpen = async (ledger: LedgerEngine, pick: Pick, perS: number, seconds: number) => {
  const samples = createSamples()
  const startedAt = performance.now()
  const total = perS * seconds
  const under: Promise<void>[] = []
  let sent = 0
  let refused = 0
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * perS))
    for (; sent < due; sent++) {
      const intendedAt = startedAt + (sent / perS) * 1_000
      const answered = mustPost(ledger, pick).then(
        () => samples.add(performance.now() - intendedAt),
        () => {
          refused += 1
        },
      )
      if (sent % 1_000 === 0) under.push(answered)
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(under)
  await ledger.drained()
  return { p50Ms: samples.percentile(0.5), p99Ms: samples.percentile(0.99), refused }
}

const readSizes = async (owner: pg.Pool) => {
  const { rows } = await owner.query<{ wal: bigint; disk: bigint }>(`
    SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint AS wal,
           (pg_total_relation_size('ledger.transfers') + pg_total_relation_size('ledger.batches'))
             AS disk`)
  return rows[0]!
}

const measure = async (server: BenchServer, options: BenchOptions): Promise<BenchResult> => {
  const accounts = Math.max(2, 2 * Math.ceil((options.accounts ?? 10_000) / 2))
  const seconds = options.seconds ?? 10
  const url = await server.createDatabase('okpay_bench')
  const owner = server.owner(url)
  await layHistory(owner, accounts, options.history ?? 0)
  const pool = server.pool(url, 8)
  const ledger = createLedger({
    ...{ pool, clock: systemClock, ids, random: systemRandom, log: silentLog },
  })
  const uniform = pickUniform(accounts)
  await runClosed(ledger, uniform, crowd, 2)

  const before = await readSizes(owner)
  const even = await runClosed(ledger, uniform, crowd, seconds)
  const after = await readSizes(owner)
  note(`uniform ${round(even.perS)}/s, p99 ${round(even.p99Ms)} ms with ${crowd} under way`)
  const hot = await runClosed(ledger, pickHot(accounts), crowd, seconds)
  note(`hot ${round(hot.perS)}/s, p99 ${round(hot.p99Ms)} ms`)
  const open = await runOpen(ledger, uniform, judgedPerS, Math.min(seconds, 10))
  note(`at ${judgedPerS}/s: p50 ${round(open.p50Ms, 1)} p99 ${round(open.p99Ms, 1)} ms`)
  const callers = await runClosed(ledger, uniform, 64, Math.min(seconds, 5))
  const lone = await runClosed(ledger, uniform, 1, Math.min(seconds, 3))
  note(`64 callers ${round(callers.perS)}/s, lone p50 ${round(lone.p50Ms, 2)} ms`)
  await ledger.drained()

  const pgbench = await measurePgbench(server.url, Math.min(seconds, 10))
  const fsyncPerS = await fsyncPerSecond(server.home)
  note('verifying')
  const report = await verifyLedger(pool)
  for (const { violations } of report.invariants) for (const text of violations) note(text)
  return {
    uniformPerS: round(even.perS),
    hotPerS: round(hot.perS),
    callersPerS: round(callers.perS),
    loneP50Ms: round(lone.p50Ms, 2),
    p99Ms: round(open.p99Ms, 1),
    p99AtPerS: judgedPerS,
    refusedAtThatRate: open.refused,
    closedP99Ms: round(even.p99Ms, 1),
    walBytesPerTransfer: round(Number(after.wal - before.wal) / even.count),
    diskBytesPerTransfer: round(Number(after.disk - before.disk) / even.count),
    fsyncPerS: round(fsyncPerS),
    pgbenchTps: round(pgbench.pgbenchTps),
    pgbenchKind: pgbench.pgbenchKind,
    ratioToPgbench: round(even.perS / pgbench.pgbenchTps, 1),
    violations: report.invariants.reduce((sum, { violations }) => sum + violations.length, 0),
    transfers: report.transfers,
  }
}

/** The engine in this process against a durable server: throughput, latency and what it costs. */
export const run = (options: BenchOptions): Promise<BenchResult> =>
  withBenchServer((server) => measure(server, options))
