import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createWorld, read } from '../../test/support/world.ts'

/**
 * A person with a hundred thousand movements, laid in as rows: what a page costs must depend on the
 * page, not on the history.
 */
const database = await createTestDatabase()
const world = await createWorld(database, { start: new Date('2026-11-22T08:00:00Z') })
const { owner, call, enrol, deposit } = world
const count = 100_000

const busy = await enrol({ name: 'Busy', mainCurrency: 'EUR' })
const other = await enrol({ name: 'Other' })
const quiet = await enrol({ name: 'Quiet' })
await deposit(busy, read('1', 'EUR'))
await deposit(other, read('1', 'EUR'))
for (let amount = 1; amount <= 25; amount++) await deposit(quiet, read(`${amount}`, 'EUR'))
const { rows } = await owner.query(
  "SELECT id, owner_id, kind FROM ledger.accounts WHERE kind IN ('wallet', 'nostro')",
)
const walletOf = (person: typeof busy) => rows.find((row) => row.owner_id === person.id).id
await owner.query(
  `INSERT INTO transfers.transfers (id, sender_id, payee_id, currency, amount_minor, fee_minor, memo,
     sender_account_number, sender_masked_name, payee_account_number, payee_masked_name,
     policy_version, created_at)
   SELECT uuidv7(), CASE n % 2 WHEN 0 THEN $1::uuid ELSE $2 END,
          CASE n % 2 WHEN 0 THEN $2::uuid ELSE $1 END, 'EUR', 100, 0, 'memo ' || n,
          'OK1', 'B***', 'OK2', 'O***', 1, timestamptz '2025-11-22' + n * interval '5 minutes'
     FROM generate_series(1, $3::int) AS n`,
  [busy.id, other.id, count],
)
await owner.query(
  `INSERT INTO ledger.transfers (amount_minor, debit_seq, credit_seq, debit_balance_minor,
     debit_available_minor, credit_balance_minor, credit_available_minor, batch_no, at, writer_no,
     position, id, debit_account_id, credit_account_id, kind, asset, reason)
   SELECT amount_minor, 1 + n, 1 + n, 100 * (1 - n % 2), 100 * (1 - n % 2), 100 * (1 + n % 2),
          100 * (1 + n % 2), 1, created_at, 1, 1, id,
          CASE sender_id WHEN $1 THEN $2::uuid ELSE $3 END,
          CASE sender_id WHEN $1 THEN $3::uuid ELSE $2 END, 'transfer', 'EUR', 'transfers.sent'
     FROM (SELECT *, row_number() OVER (ORDER BY created_at) AS n FROM transfers.transfers) AS t`,
  [busy.id, walletOf(busy), walletOf(other)],
)
await owner.query('UPDATE ledger.accounts SET seq = $2 WHERE id = $1', [walletOf(busy), count + 1])
await owner.query('ANALYZE')

/** Not much more than for somebody with 25 movements on the same, perhaps crowded, machine. */
const assertLikeQuiet = async (ms: number, path: string): Promise<void> => {
  const quietMs = await medianMs(() => path, quiet)
  assert.ok(ms < 8 * quietMs + 30, `${ms} ms; with 25 movements ${quietMs} ms`)
}

/** The median of nine calls, after one that warms up. */
const medianMs = async (path: () => string, person = busy): Promise<number> => {
  const taken: number[] = []
  for (let turn = 0; turn < 10; turn++) {
    const started = performance.now()
    const { status } = await call(person, path())
    assert.equal(status, 200)
    taken.push(performance.now() - started)
  }
  return taken.slice(1).toSorted((one, next) => one - next)[4]!
}

suite('With a hundred thousand movements', () => {
  // Alone on a machine each of these takes 3 to 13 ms.
  const table: readonly [what: string, path: string][] = [
    ['the first page', '/v1/activity'],
    ['a page of a hundred', '/v1/activity?limit=100'],
    ['what came in', '/v1/activity?direction=in'],
    ['one kind', '/v1/activity?kind=transfer_sent&currency=EUR'],
    ['a day of last winter', '/v1/activity?from=2025-12-24&to=2025-12-24'],
    ['the history of 90 days', '/v1/wallets/EUR/history?days=90'],
    ['the statement of a day', '/v1/wallets/EUR/statement.csv?from=2026-01-01&to=2026-01-01'],
  ]
  for (const [what, path] of table) {
    test(`${what} takes a few milliseconds`, async (t) => {
      const ms = await medianMs(() => path)
      t.diagnostic(`${what}: ${ms.toFixed(1)} ms`)
      await assertLikeQuiet(ms, path)
    })
  }

  test('a page deep in the past costs what the first one does', async (t) => {
    let cursor = ''
    let pages = 0
    const ms = await medianMs(() => `/v1/activity?from=2025-11-01&to=2026-01-01${cursor}`)
    while (pages < 50) {
      const { json } = await call(busy, `/v1/activity?limit=100${cursor}`)
      cursor = `&cursor=${json.next}`
      pages += 1
    }
    const deepMs = await medianMs(() => `/v1/activity?limit=20${cursor}`)
    t.diagnostic(`by date ${ms.toFixed(1)} ms, by cursor ${deepMs.toFixed(1)} ms`)
    await assertLikeQuiet(ms, '/v1/activity')
    await assertLikeQuiet(deepMs, '/v1/activity')
  })

  test('a search that finds nothing looks through all of them and still answers', async (t) => {
    const ms = await medianMs(() => '/v1/activity?q=nowhere')
    t.diagnostic(`search: ${ms.toFixed(1)} ms`)
    assert.ok(ms < 5_000, `${ms} ms`)
  })
})
