import type pg from 'pg'
import { createExplainModule } from '#explain'
import { authenticateBatch, stepUpChecks } from '#identity'
import { verifyLedger } from '#ledger'
import { systemClock } from '#platform/clock'
import { createSecrets, useSecrets } from '#platform/crypto'
import { gatherAuthentication } from '#platform/http/authentication'
import { createHttpServer } from '#platform/http/server'
import { createIds, parseId } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import { createTransfersModule } from '#transfers'
import { type BenchOptions, type BenchResult, createSamples, note, round } from './support/bench.ts'
import { fsyncPerSecond } from './support/fsync.ts'
import { layPayers } from './support/payers.ts'
import { freePort } from './support/processes.ts'
import { type BenchServer, withBenchServer } from './support/server.ts'
import type { Payer } from './support/transfers-client.ts'

/** Events of the account with a long life, and of the one with a short one. */
const longLife = 100_000
const shortLife = 100

/** A life laid in at once: transfers with their two facts each, spread over three years. */
const layLife = async (owner: pg.Pool, from: string, to: string, events: number) => {
  const lives = `
    WITH side AS (
      SELECT s.id AS sender_id, s.account_number AS sender_no, s.masked_name AS sender_name,
        p.id AS payee_id, p.account_number AS payee_no, p.masked_name AS payee_name
      FROM identity.people s, identity.people p WHERE s.account_number = $1 AND p.account_number = $2
    ), life AS (
      SELECT uuidv7(now() - interval '3 years' * n / $3::integer - now()) AS id,
        now() - interval '3 years' * n / $3::integer AS at, side.*
      FROM side, generate_series(1, $3::integer) AS n
    ), sent AS (
      INSERT INTO transfers.transfers (id, sender_id, payee_id, currency, amount_minor, fee_minor,
        memo, sender_account_number, sender_masked_name, payee_account_number, payee_masked_name,
        policy_version, created_at)
      SELECT id, sender_id, payee_id, 'USD', 100, 0, 'bench', sender_no, sender_name, payee_no,
        payee_name, 1000, at FROM life
    )
    INSERT INTO platform.events (id, type, subject, at, data)
    SELECT uuidv7(at - now()), 'transfers.sent', sender_id, at, jsonb_build_object('transferId', id)
    FROM life`
  await owner.query(lives, [from, to, events])
}

type Call = (path: string, who: Payer, body?: object) => Promise<{ status: number; text: string }>

const open = async (server: BenchServer, url: string) => {
  const pool = server.pool(url, 10)
  const [clock, random, log] = [systemClock, systemRandom, silentLog]
  const ids = createIds(clock, random)
  const secrets = createSecrets([{ id: 'bench', bytes: random.bytes(32) }], random)
  useSecrets(secrets)
  const parts = { pool, clock, ids, random, log }
  const transfers = createTransfersModule(parts)
  const modules = [transfers, createExplainModule({ ...parts, secrets })]
  const http = await createHttpServer({
    ...{ ...parts, modules, stepUp: stepUpChecks, publicUrl: 'http://localhost' },
    // One person asks more often here than anybody may.
    ...{ rateFactor: 0, validateReplies: false },
    authenticate: gatherAuthentication({ pool, clock, authenticateBatch }),
  })
  const port = await freePort()
  await http.listen(port, '127.0.0.1')
  const call: Call = async (path, { token }, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...{ authorization: `Bearer ${token}`, 'idempotency-key': ids.next() },
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: response.status, text: await response.text() }
  }
  const close = async () => {
    await http.close()
    await transfers.drain?.()
  }
  return { pool, call, close }
}

/** One after the other for so long; what is slow at first (plans, caches) is not counted. */
const measureOne = async (seconds: number, work: () => Promise<boolean>) => {
  const samples = createSamples()
  let wrong = 0
  for (let round = 0; round < 50; round++) await work()
  for (const untilMs = performance.now() + seconds * 1_000; performance.now() < untilMs; ) {
    const startedMs = performance.now()
    if (!(await work())) wrong += 1
    samples.add(performance.now() - startedMs)
  }
  return { p50: samples.percentile(0.5), p99: samples.percentile(0.99), wrong }
}

const measure = async (server: BenchServer, options: BenchOptions): Promise<BenchResult> => {
  const seconds = options.seconds ?? 8
  const events = options.history ?? longLife
  const url = await server.createDatabase('okpay_bench')
  const owner = server.owner(url)
  const [old, young, payee] = await layPayers(owner, server.pool(url, 4), 3)
  const { pool, call, close } = await open(server, url)
  await layLife(owner, old!.accountNumber, payee!.accountNumber, events)
  await layLife(owner, young!.accountNumber, payee!.accountNumber, shortLife)
  await owner.query('VACUUM ANALYZE')
  note(`${events} and ${shortLife} events are there`)
  const wish = { to: payee!.accountNumber, amount: '5.00', currency: 'USD' }

  /** Real transfers of the person, each to be explained. */
  const sendSome = async (who: Payer): Promise<string[]> => {
    const ids: string[] = []
    for (let each = 0; each < 20; each++) {
      const { status, text } = await call('/v1/transfers', who, wish)
      if (status !== 201) throw new Error(text)
      ids.push(JSON.parse(text).id)
    }
    return ids
  }
  let turn = 0
  const explain = (who: Payer, ids: readonly string[]) => async () => {
    const id = ids[turn++ % ids.length]!
    const { status, text } = await call(`/v1/explanations/transfer/${id}`, who)
    return status === 200 && text.includes(id)
  }
  const preflight = (who: Payer) => async () => {
    const { status, text } = await call('/v1/preflight', who, { operation: 'transfer', ...wish })
    return status === 200 && text.includes('"ok":true')
  }
  const lives = []
  for (const who of [young!, old!]) {
    const ids = await sendSome(who)
    const explained = await measureOne(seconds, explain(who, ids))
    const asked = await measureOne(seconds, preflight(who))
    lives.push({ explained, asked, ids })
    note(`explain p99 ${round(explained.p99, 1)} ms, pre-flight p99 ${round(asked.p99, 1)} ms`)
  }
  const [short, long] = lives
  const keys = long!.ids.map((id) => parseId('transfer', id))
  const select = { name: 'bench.point', text: 'SELECT * FROM transfers.transfers WHERE id = $1' }
  const point = await measureOne(seconds, async () => {
    const { rows } = await pool.query({ ...select, values: [keys[turn++ % keys.length]] })
    return rows.length === 1
  })
  note(`a point select: p99 ${round(point.p99, 2)} ms`)
  await close()
  const report = await verifyLedger(owner)
  const wrong = lives.reduce((sum, { explained, asked }) => sum + explained.wrong + asked.wrong, 0)
  return {
    explainP99Ms: round(long!.explained.p99, 1),
    preflightP99Ms: round(long!.asked.p99, 1),
    ratioToPointSelect: round(Math.max(long!.explained.p99, long!.asked.p99) / point.p99, 1),
    ...{ explainP50Ms: round(long!.explained.p50, 2), preflightP50Ms: round(long!.asked.p50, 2) },
    ...{ pointP50Ms: round(point.p50, 3), pointP99Ms: round(point.p99, 2) },
    /** Median on the long life by that on the short one: near 1 when nothing grows. */
    explainGrowth: round(long!.explained.p50 / short!.explained.p50, 2),
    preflightGrowth: round(long!.asked.p50 / short!.asked.p50, 2),
    events,
    /** Every answer was the right one, and the ledger holds. */
    correct: wrong === 0 && report.ok,
    fsyncPerS: round(await fsyncPerSecond(server.home)),
  }
}

/** What happened, and what would happen, over HTTP: for an account with a long history. */
export const run = (options: BenchOptions): Promise<BenchResult> =>
  withBenchServer((server) => measure(server, options))
