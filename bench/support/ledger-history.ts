import type pg from 'pg'
import type { AccountId } from '#platform/ids'
import { nextLinkOfLines, postingLineSql, rootOf } from '../../src/ledger/chain.ts'
import { note } from './bench.ts'

/** What every wallet starts with, in cents. */
export const fundedMinor = 1_000_000_000n

const writerId = '01900000-0000-7000-8000-000000000001'
const bankId = '01900000-0000-7000-8000-000000000002'
const rowsPerBatch = 1_000
const firstMs = 1_760_000_000_000

const uuidSql = (number: string) => `(lpad(to_hex(${firstMs} + ${number} / 4096), 12, '0') || '7' ||
  lpad(to_hex(${number} % 4096), 3, '0') || '8' || substr(md5((${number})::text), 1, 15))::uuid`

const accountIdSql = (number: string) =>
  `('01900000-0001-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`

export const accountIdOf = (number: number): AccountId =>
  `01900000-0001-7000-8000-${number.toString(16).padStart(12, '0')}` as AccountId

// Row n ≤ accounts funds wallet n. Later rows come in rounds: in each, wallets 2k and 2k+1 send a cent
// to and fro, so every sequence and after-balance has a closed form and no replay is needed here.
const rowsSql = (accounts: number, history: number) => `
  INSERT INTO ledger.transfers (
    id, kind, asset, reason, debit_account_id, credit_account_id, amount_minor, debit_seq, credit_seq,
    debit_balance_minor, debit_available_minor, credit_balance_minor, credit_available_minor,
    writer_no, batch_no, position, at)
  SELECT ${uuidSql('n')}, 'transfer', 'USD', 'bench.history', debit, credit, amount,
         debit_seq, credit_seq, debit_balance, debit_balance, credit_balance, credit_balance,
         1, 1 + (n - 1) / ${rowsPerBatch}, 1 + (n - 1) % ${rowsPerBatch},
         to_timestamp((${firstMs} + (n - 1) / ${rowsPerBatch}) / 1000.0)
    FROM (
      SELECT n, '${bankId}'::uuid AS debit, ${accountIdSql('n - 1')} AS credit, ${fundedMinor} AS amount,
             n AS debit_seq, 1::bigint AS credit_seq, n * ${fundedMinor} AS debit_balance,
             ${fundedMinor} AS credit_balance
        FROM generate_series(1, ${accounts}::bigint) n
      UNION ALL
      SELECT ${accounts} + h,
             CASE WHEN back THEN ${accountIdSql('b')} ELSE ${accountIdSql('a')} END,
             CASE WHEN back THEN ${accountIdSql('a')} ELSE ${accountIdSql('b')} END,
             1, round + 1, round + 1,
             CASE WHEN back THEN ${fundedMinor} ELSE ${fundedMinor} - 1 END,
             CASE WHEN back THEN ${fundedMinor} ELSE ${fundedMinor} + 1 END
        FROM (SELECT h, 1 + (h - 1) / ${accounts / 2} AS round,
                     (1 + (h - 1) / ${accounts / 2}) % 2 = 0 AS back,
                     2 * ((h - 1) % ${accounts / 2}) AS a, 2 * ((h - 1) % ${accounts / 2}) + 1 AS b
                FROM generate_series(1, ${history}::bigint) h) rounds
    ) made ORDER BY n`

const accountsSql = (accounts: number, rounds: number) => `
  INSERT INTO ledger.accounts (
    id, owner_id, kind, asset, debit_normal, floor_minor, state, opened_at, last_posted_at, seq,
    debits_posted, credits_posted)
  SELECT ${accountIdSql('n')}, ${accountIdSql('n')}, 'wallet', 'USD', false, 0, 'open',
         to_timestamp(${firstMs / 1000}), now() - interval '1 hour', 1 + ${rounds},
         CASE WHEN n % 2 = 0 THEN ${Math.ceil(rounds / 2)} ELSE ${Math.floor(rounds / 2)} END,
         ${fundedMinor} + CASE WHEN n % 2 = 0 THEN ${Math.floor(rounds / 2)} ELSE ${Math.ceil(rounds / 2)} END
    FROM generate_series(0, ${accounts - 1}::bigint) n
  UNION ALL
  SELECT '${bankId}', '00000000-0000-0000-0000-000000000000', 'opening', 'USD', true, NULL, 'open',
         to_timestamp(${firstMs / 1000}), now() - interval '1 hour', ${accounts},
         ${BigInt(accounts) * fundedMinor}, 0`

const linkAll = async (client: pg.PoolClient, atMsOf: (batchNo: bigint) => number) => {
  await client.query(
    `INSERT INTO ledger.writers (id, no, opened_at) VALUES ('${writerId}', 1, to_timestamp(${firstMs / 1000}))`,
  )
  await client.query(`DECLARE lines CURSOR FOR
    SELECT batch_no, count(*)::integer AS count, string_agg(${postingLineSql} || E'\\n', '' ORDER BY position) AS lines
      FROM ledger.transfers GROUP BY batch_no ORDER BY batch_no`)
  let link = rootOf(writerId)
  for (;;) {
    const { rows } = await client.query<{ batch_no: bigint; count: number; lines: string }>(
      'FETCH 100 FROM lines',
    )
    if (rows.length === 0) break
    const made = rows.map(({ batch_no, count, lines }) => {
      const atMs = atMsOf(batch_no)
      link = nextLinkOfLines(link, { atMs, transfers: count, refusals: 0, lines })
      return { at: new Date(atMs), count, link }
    })
    await client.query(
      `INSERT INTO ledger.batches (writer_no, refusals, batch_no, at, transfers, hash)
       SELECT 1, 0, * FROM unnest($1::bigint[], $2::timestamptz[], $3::integer[], $4::bytea[])`,
      [
        made.map((batch) => batch.link.batchNo),
        made.map(({ at }) => at),
        made.map(({ count }) => count),
        made.map((batch) => batch.link.hash),
      ],
    )
  }
  await client.query('CLOSE lines')
}

/**
 * Opens `accounts` funded wallets (an even number) and lays about `history` postings between them,
 * with all balances, sequences and hashes as the ledger would have written them.
 */
export const layHistory = async (
  owner: pg.Pool,
  accounts: number,
  history: number,
): Promise<void> => {
  const startedAt = performance.now()
  const rounds = Math.ceil(history / (accounts / 2))
  const client = await owner.connect()
  try {
    const indexes = await client.query<{ name: string; definition: string }>(
      `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
        WHERE schemaname = 'ledger' AND indexname IN ('transfers_by_debit', 'transfers_by_credit')`,
    )
    await client.query(
      "BEGIN; SET LOCAL work_mem = '256MB'; SET LOCAL maintenance_work_mem = '512MB'",
    )
    for (const { name } of indexes.rows) await client.query(`DROP INDEX ledger.${name}`)
    await client.query(accountsSql(accounts, rounds))
    await client.query(rowsSql(accounts, rounds * (accounts / 2)))
    await linkAll(client, (batchNo) => firstMs + Number(batchNo) - 1)
    for (const { definition } of indexes.rows) await client.query(definition)
    await client.query('COMMIT')
    await client.query('VACUUM (ANALYZE, FREEZE) ledger.accounts, ledger.transfers, ledger.batches')
    await client.query('CHECKPOINT')
  } finally {
    client.release()
  }
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
  note(
    `${accounts} accounts and ${rounds * (accounts / 2)} earlier postings laid in (${seconds} s)`,
  )
}
