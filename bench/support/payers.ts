import type pg from 'pg'
import { createLedger, houseOwnerId, openAccounts, type PostingCommand } from '#ledger'
import { systemClock } from '#platform/clock'
import { sha256 } from '#platform/crypto'
import { inTransaction } from '#platform/database/transaction'
import { createIds, type PersonId, type TransferId } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import { withCheckDigit } from '../../src/identity/account-number.ts'
import type { Payer } from './transfers-client.ts'

const ids = createIds(systemClock, systemRandom)
const eachMinor = 100_000_000n

const insertPeople = `
  WITH person AS (
    SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) AS p (id, account_number, email)
  )
  INSERT INTO identity.people (id, account_number, email, email_verified_at, name, masked_name,
    country, language, time_zone, main_currency, terms_version, terms_accepted_at, created_at,
    updated_at, limit_zone)
  SELECT id, account_number, email, now(), 'Bench Payer', 'B*** P***r', 'DE', 'en',
    'Europe/Berlin', 'USD', 'bench', now(), now(), now(), 'Europe/Berlin' FROM person`

const insertSessions = `
  INSERT INTO identity.sessions (id, person_id, token_hash, address, user_agent, created_at,
    last_used_at, expires_at)
  SELECT s.id, s.person_id, s.token_hash, '127.0.0.1', 'bench', now(), now(),
    now() + interval '12 hours'
  FROM unnest($1::uuid[], $2::uuid[], $3::bytea[]) AS s (id, person_id, token_hash)`

// The limits are checked as always; they are only so wide that a load run does not meet them.
const widenLimits = `
  INSERT INTO policy.versions (version, effective_from, document)
  SELECT 1000, now() - interval '1 minute', document || jsonb_build_object('limits', (
    SELECT jsonb_agg(row - '{perDay,perMonth,dayCount,monthCount}'::text[])
    FROM jsonb_array_elements(document->'limits') AS row))
  FROM policy.versions ORDER BY version DESC LIMIT 1`

/** People with a signed-in session each and a million USD, laid straight into the database. */
export const layPayers = async (
  owner: pg.Pool,
  pool: pg.Pool,
  count: number,
): Promise<readonly Payer[]> => {
  const people = Array.from({ length: count }, (_, index) => ({
    id: ids.next<PersonId>(),
    accountNumber: withCheckDigit(String(10_000_000 + index)),
    email: `payer${index}@bench.example`,
    token: systemRandom.bytes(32).toString('base64url'),
  }))
  const columns = <T>(read: (person: (typeof people)[number]) => T) => people.map(read)
  await owner.query(widenLimits)
  await owner.query(insertPeople, [
    columns(({ id }) => id),
    columns(({ accountNumber }) => accountNumber),
    columns(({ email }) => email),
  ])
  await owner.query(insertSessions, [
    columns(() => ids.next()),
    columns(({ id }) => id),
    columns(({ token }) => sha256(token)),
  ])
  const means = { clock: systemClock, ids, random: systemRandom, log: silentLog }
  const accounts = await inTransaction(pool, {}, (tx) =>
    openAccounts(
      {
        ...{ ...means, tx, actor: { kind: 'system', name: 'bench' }, language: 'en' },
        ...{ requestId: 'bench', source: null },
      },
      [
        { ownerId: houseOwnerId, kind: 'opening', asset: 'USD' },
        { ownerId: houseOwnerId, kind: 'fees', asset: 'USD' },
        ...people.map(({ id }) => ({ ownerId: id, kind: 'wallet', asset: 'USD' }) as const),
      ],
    ),
  )
  const [opening, , ...wallets] = accounts
  const ledger = createLedger({ pool, ...means })
  await Promise.all(
    wallets.map(({ id }) => {
      const command: PostingCommand = {
        ...{ kind: 'transfer', id: ids.next<TransferId>(), asset: 'USD', reason: 'bench.opening' },
        ...{ debitAccountId: opening!.id, creditAccountId: id, amountMinor: eachMinor },
      }
      return ledger.post([command])
    }),
  )
  return people.map(({ token, accountNumber }) => ({ token, accountNumber }))
}
