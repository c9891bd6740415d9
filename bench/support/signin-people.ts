import type pg from 'pg'
import { systemClock } from '#platform/clock'
import { createSecrets } from '#platform/crypto'
import { createIds, type PersonId } from '#platform/ids'
import { systemRandom } from '#platform/random'
import { withCheckDigit } from '../../src/identity/account-number.ts'
import { newTotpSecret } from '../../src/identity/factors/totp.ts'
import { hashPassword } from '../../src/identity/passwords/hash-password.ts'

export type SignInPerson = { readonly email: string; readonly secret: string }

export const benchPassword = 'copper lantern quay 58'

const insertPeople = `
  INSERT INTO identity.people (id, account_number, email, email_verified_at, name, masked_name,
    country, language, time_zone, main_currency, terms_version, terms_accepted_at, created_at,
    updated_at, limit_zone)
  SELECT p.id, p.account_number, p.email, now(), 'Bench Person', 'B*** P***n', 'DE', 'en',
    'Europe/Berlin', 'USD', 'bench', now(), now(), now(),
    'Europe/Berlin'
  FROM unnest($1::uuid[], $2::text[], $3::text[]) AS p (id, account_number, email)`

const insertPasswords = `
  INSERT INTO identity.passwords (person_id, hash, set_at)
  SELECT id, $2, now() FROM unnest($1::uuid[]) AS id`

const insertFactors = `
  INSERT INTO identity.factors (id, person_id, kind, label, secret_sealed, created_at, confirmed_at)
  SELECT f.id, f.person_id, 'totp', 'bench', f.sealed, now(), now()
  FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS f (id, person_id, sealed)`

/** People with a password and an authenticator app each, laid straight into the database. */
export const laySignInPeople = async (
  owner: pg.Pool,
  key: string,
  count: number,
): Promise<readonly SignInPerson[]> => {
  const [id = '', bytes = ''] = key.split(':')
  const secrets = createSecrets([{ id, bytes: Buffer.from(bytes, 'base64') }])
  const ids = createIds(systemClock, systemRandom)
  const people = Array.from({ length: count }, (_, index) => {
    const factorId = ids.next()
    const secret = newTotpSecret(systemRandom.bytes(20))
    return {
      ...{ id: ids.next<PersonId>(), factorId, secret, email: `signin${index}@bench.example` },
      accountNumber: withCheckDigit(String(30_000_000 + index)),
      sealed: secrets.seal(secret, `identity.factors.secret_sealed.${factorId}`),
    }
  })
  const columns = <T>(read: (person: (typeof people)[number]) => T) => people.map(read)
  const own = columns((person) => person.id)
  await owner.query(insertPeople, [
    own,
    columns(({ accountNumber }) => accountNumber),
    columns(({ email }) => email),
  ])
  // One hash for all: what a sign-in costs is the same, and laying them in is not measured.
  const hash = await hashPassword(secrets, systemRandom, benchPassword)
  await owner.query(insertPasswords, [own, hash])
  await owner.query(insertFactors, [
    columns(({ factorId }) => factorId),
    own,
    columns(({ sealed }) => sealed),
  ])
  return people.map(({ email, secret }) => ({ email, secret }))
}
