import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import type { PersonSummary } from './person.ts'

/** A row of `person_view`. */
export type SummaryRow = {
  person_id: PersonId
  account_number: string
  name: string
  masked_name: string
  country: string
  language: Language
  time_zone: string
  main_currency: Currency
  state: PersonSummary['state']
  tier: PersonSummary['tier']
  limit_zone: string
  limit_zone_before: string | null
  limit_zone_from: Date | null
}

export const summaryOf = (row: SummaryRow): PersonSummary => ({
  id: row.person_id,
  accountNumber: row.account_number,
  name: row.name,
  maskedName: row.masked_name,
  country: row.country,
  language: row.language,
  timeZone: row.time_zone,
  mainCurrency: row.main_currency,
  state: row.state,
  tier: row.tier,
  limitZone: {
    zone: row.limit_zone,
    before: row.limit_zone_before,
    from: row.limit_zone_from,
  },
})

const byIds: Prepared = {
  name: 'identity.people-by-ids',
  text: 'SELECT * FROM identity.person_view WHERE person_id = ANY($1::uuid[])',
}

export const loadPeople = async (
  ctx: TxContext,
  ids: readonly string[],
): Promise<PersonSummary[]> =>
  (await ctx.tx.query<SummaryRow>(byIds, [ids])).map((row) => summaryOf(row))

const byHandles: Prepared = {
  name: 'identity.people-by-handles',
  text: `
    SELECT handle, v.* FROM (
      SELECT id, account_number AS handle FROM identity.people
      WHERE account_number = ANY($1::text[])
      UNION ALL
      SELECT id, email FROM identity.people WHERE email = ANY($2::text[])
      UNION ALL
      SELECT id, encode(phone_index, 'hex') FROM identity.people
      WHERE phone_index = ANY($3::bytea[]) AND phone_verified_at IS NOT NULL
    ) AS found JOIN identity.person_view AS v ON v.person_id = found.id`,
}

/** People by canonical handle: account number, e-mail address, or phone index in hex. */
export const loadPeopleByHandles = async (
  ctx: TxContext,
  accountNumbers: readonly string[],
  emails: readonly string[],
  phoneIndexes: readonly Buffer[],
): Promise<Map<string, PersonSummary>> => {
  type Row = SummaryRow & { handle: string }
  const rows = await ctx.tx.query<Row>(byHandles, [accountNumbers, emails, phoneIndexes])
  return new Map(rows.map((row) => [row.handle, summaryOf(row)]))
}

export type NewPerson = Omit<PersonSummary, 'state' | 'accountNumber' | 'tier' | 'limitZone'> & {
  readonly kind: 'person' | 'business'
  /** Proved; null for who signs up by phone, whose number then is proved. */
  readonly email: string | null
  /** Of a business: who signs up for it. */
  readonly representative: string | null
  /** Proved. */
  readonly phone: { readonly sealed: string; readonly index: Buffer } | null
  readonly passwordHash: string | null
  readonly termsVersion: string
  readonly termsAcceptedAt: Date
}

const insert: Prepared = {
  name: 'identity.insert-person',
  text: `
    WITH person AS (
      INSERT INTO identity.people (id, kind, account_number, email, email_verified_at, phone_sealed,
        phone_index, phone_verified_at, name, masked_name, country, language, time_zone,
        main_currency, terms_version, terms_accepted_at, created_at, updated_at, representative,
        limit_zone)
      VALUES ($1, $2, $3, $4, CASE WHEN $4::text IS NOT NULL THEN $15::timestamptz END, $5, $6, $7,
        $8, $9, $10, $11, $12, $13, $14, $16, $15, $15, $18, $12)
      ON CONFLICT DO NOTHING
      RETURNING id
    ), password AS (
      INSERT INTO identity.passwords (person_id, hash, set_at)
      SELECT id, $17, $15 FROM person WHERE $17::text IS NOT NULL
    )
    SELECT id FROM person`,
}

/**
 * Inserts unless the e-mail address, account number or verified phone exists; tells whether it did.
 */
export const insertPerson = async (
  ctx: TxContext,
  accountNumber: string,
  person: NewPerson,
): Promise<boolean> => {
  const now = ctx.clock.now()
  const rows = await ctx.tx.query(insert, [
    person.id,
    person.kind,
    accountNumber,
    person.email,
    person.phone?.sealed ?? null,
    person.phone?.index ?? null,
    person.phone ? now : null,
    person.name,
    person.maskedName,
    person.country,
    person.language,
    person.timeZone,
    person.mainCurrency,
    person.termsVersion,
    now,
    person.termsAcceptedAt,
    person.passwordHash,
    person.representative,
  ])
  return rows.length === 1
}

const exists: Prepared = {
  name: 'identity.account-number-exists',
  text: 'SELECT 1 AS one FROM identity.people WHERE account_number = $1',
}

export const isAccountNumberUsed = async (ctx: TxContext, accountNumber: string) =>
  (await ctx.tx.query(exists, [accountNumber])).length === 1

const grant: Prepared = {
  name: 'identity.grant-roles',
  text: `
    INSERT INTO identity.roles (person_id, role, granted_by, granted_at)
    SELECT $1, role, $3, $4 FROM unnest($2::text[]) AS role
    ON CONFLICT DO NOTHING`,
}

export const insertRoles = async (
  ctx: TxContext,
  personId: PersonId,
  roles: readonly string[],
): Promise<void> => {
  if (roles.length === 0) return
  const grantedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null
  await ctx.tx.query(grant, [personId, roles, grantedBy, ctx.clock.now()])
}
