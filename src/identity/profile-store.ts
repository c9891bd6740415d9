import type { Currency } from '#money'
import type { Role, TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import type { PersonState } from './person.ts'
import { openPhone } from './phone-number.ts'

/** Everything that a person may see of themselves. */
export type Profile = {
  readonly id: PersonId
  readonly accountNumber: string
  readonly kind: 'person' | 'business'
  readonly name: string
  readonly maskedName: string
  /** Of a business: who signed up for it. */
  readonly representative: string | null
  /** Null for who signed up by phone; their number is proved. */
  readonly email: string | null
  readonly phone: string | null
  readonly phoneVerified: boolean
  readonly country: string
  readonly language: Language
  readonly timeZone: string
  readonly mainCurrency: Currency
  readonly state: PersonState
  readonly roles: readonly Role[]
  readonly createdAt: Date
}

type Row = Omit<Profile, 'phone' | 'roles'> & { phoneSealed: string | null; roles: Role[] | null }

const load: Prepared = {
  name: 'identity.load-profile',
  text: `
    SELECT id, account_number AS "accountNumber", kind, name, masked_name AS "maskedName",
      representative, email,
      phone_sealed AS "phoneSealed", phone_verified_at IS NOT NULL AS "phoneVerified", country,
      language, time_zone AS "timeZone", main_currency AS "mainCurrency", state,
      created_at AS "createdAt",
      (SELECT array_agg(r.role ORDER BY r.role) FROM identity.roles AS r
       WHERE r.person_id = p.id) AS roles
    FROM identity.people AS p WHERE id = $1`,
}

const lock: Prepared = {
  name: 'identity.lock-person',
  text: 'SELECT FROM identity.people WHERE id = $1 FOR UPDATE',
}

/** Keeps two changes of one profile apart. */
export const lockPerson = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await ctx.tx.query(lock, [personId])
}

/** @throws Error when there is no such person. */
export const loadProfile = async (ctx: TxContext, personId: PersonId): Promise<Profile> => {
  const [row] = await ctx.tx.query<Row>(load, [personId])
  if (!row) throw new Error('A signed-in person must exist')
  const { phoneSealed, roles, ...rest } = row
  const phone = phoneSealed === null ? null : openPhone(row.id, phoneSealed)
  return { ...rest, phone, roles: roles ?? [] }
}

const update: Prepared = {
  name: 'identity.update-profile',
  text: `
    UPDATE identity.people SET name = $2, masked_name = $3, country = $4, language = $5,
      time_zone = $6, main_currency = $7, updated_at = $8
    WHERE id = $1`,
}

export const keepProfile = async (ctx: TxContext, profile: Profile): Promise<void> => {
  const { id, name, maskedName, country, language, timeZone, mainCurrency } = profile
  const now = ctx.clock.now()
  const values = [id, name, maskedName, country, language, timeZone, mainCurrency, now]
  await ctx.tx.query(update, values)
}

const lockNumber: Prepared = {
  name: 'identity.lock-number',
  text: "SELECT pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 4))",
}

/** Two people proving one number at the same moment come one after the other. */
export const lockPhone = async (ctx: TxContext, phoneIndex: Buffer): Promise<void> => {
  await ctx.tx.query(lockNumber, [phoneIndex])
}

const setState: Prepared = {
  name: 'identity.set-state',
  text: `
    UPDATE identity.people SET state = $2, state_since = $3, updated_at = $3
    WHERE id = $1 AND state <> $2 RETURNING id`,
}

/** Whether that changed anything. */
export const keepState = async (
  ctx: TxContext,
  personId: PersonId,
  state: PersonState,
): Promise<boolean> =>
  (await ctx.tx.query(setState, [personId, state, ctx.clock.now()])).length === 1
