import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { note } from './bench.ts'

const execute = promisify(execFile)

export type PgbenchResult = { readonly pgbenchTps: number; readonly pgbenchKind: string }

const connections = 16
const scale = 10

const schema = `
  CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int, filler char(88)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_tellers (tid int PRIMARY KEY, bid int, tbalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int, abalance int, filler char(84)) WITH (fillfactor = 100);
  CREATE TABLE pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
  INSERT INTO pgbench_branches SELECT n, 0, '' FROM generate_series(1, ${scale}) n;
  INSERT INTO pgbench_tellers SELECT n, (n - 1) / 10 + 1, 0, '' FROM generate_series(1, ${scale * 10}) n;
  INSERT INTO pgbench_accounts SELECT n, (n - 1) / 100000 + 1, 0, '' FROM generate_series(1, ${scale * 100_000}) n;
  VACUUM ANALYZE`

const dice = (bound: number) => 1 + Math.floor(Math.random() * bound)

const runOne = async (client: pg.Client, until: number): Promise<number> => {
  const query = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values })
  let count = 0
  while (performance.now() < until) {
    const [aid, bid, tid] = [dice(scale * 100_000), dice(scale), dice(scale * 10)]
    const delta = dice(10_001) - 5_001
    await client.query('BEGIN')
    await query('a', 'UPDATE pgbench_accounts SET abalance = abalance + $1 WHERE aid = $2', [
      delta,
      aid,
    ])
    await query('b', 'SELECT abalance FROM pgbench_accounts WHERE aid = $1', [aid])
    await query('c', 'UPDATE pgbench_tellers SET tbalance = tbalance + $1 WHERE tid = $2', [
      delta,
      tid,
    ])
    await query('d', 'UPDATE pgbench_branches SET bbalance = bbalance + $1 WHERE bid = $2', [
      delta,
      bid,
    ])
    await query(
      'e',
      'INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES ($1, $2, $3, $4, CURRENT_TIMESTAMP)',
      [tid, bid, aid, delta],
    )
    await client.query('COMMIT')
    count += 1
  }
  return count
}

const sameStatements = async (url: string, seconds: number): Promise<PgbenchResult> => {
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: url }),
  )
  await Promise.all(clients.map((client) => client.connect()))
  for (const statement of schema.split(';')) await clients[0]!.query(statement)
  const startedAt = performance.now()
  const until = startedAt + seconds * 1_000
  const counts = await Promise.all(clients.map((client) => runOne(client, until)))
  const elapsed = (performance.now() - startedAt) / 1_000
  await Promise.all(clients.map((client) => client.end()))
  const pgbenchTps = counts.reduce((sum, count) => sum + count, 0) / elapsed
  return { pgbenchTps, pgbenchKind: `same statements, ${connections} prepared connections in Node` }
}

const findPgbench = (): Promise<string | null> =>
  execute('pgbench', ['--version']).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  )

/** PostgreSQL's own TPC-B script at scale 10 against this server, in a database of its own. */
export const measurePgbench = async (
  url: (database: string) => string,
  seconds: number,
): Promise<PgbenchResult> => {
  const admin = new pg.Client({ connectionString: url('postgres') })
  await admin.connect()
  await admin.query('CREATE DATABASE pgbench')
  try {
    const version = await findPgbench()
    if (!version) return await sameStatements(url('pgbench'), seconds)
    note(`pgbench TPC-B for ${seconds} s (${version})`)
    const target = url('pgbench')
    await execute('pgbench', ['-i', '-q', '-s', String(scale), target])
    const load = ['-M', 'prepared', '-c', String(connections), '-j', '2', '-T', String(seconds)]
    const { stdout } = await execute('pgbench', ['-n', ...load, target])
    const tps = /tps = ([0-9.]+)/.exec(stdout)?.[1]
    if (!tps) throw new Error(`pgbench did not report tps: ${stdout}`)
    return { pgbenchTps: Number(tps), pgbenchKind: `${version}, ${connections} clients, prepared` }
  } finally {
    await admin.query('DROP DATABASE pgbench WITH (FORCE)')
    await admin.end()
  }
}
