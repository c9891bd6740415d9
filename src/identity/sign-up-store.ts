import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import { type Contact, emailContact, phoneContact } from './contact.ts'
import { openPhone, sealPhone } from './phone-number.ts'
import { openPhrase } from './phrase/phrase-store.ts'

export type SignUp = {
  /** Becomes the person's id. */
  readonly id: PersonId
  readonly contact: Contact
  /** Has an account already: cannot be confirmed. */
  readonly taken: boolean
  /** Replaced another live sign-up of the contact. */
  readonly contested: boolean
  readonly kind: 'person' | 'business'
  /** Of a business its registered name. */
  readonly name: string
  /** Of a business: who signs up for it. */
  readonly representative: string | null
  readonly country: string
  readonly language: Language
  readonly passwordHash: string
  readonly termsVersion: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

type Row = Omit<SignUp, 'contact'> & {
  readonly email: string | null
  readonly phoneSealed: string | null
}

const columns = `id, email, phone_sealed AS "phoneSealed", taken, contested, kind, name,
  representative, country, language, password_hash AS "passwordHash",
  terms_version AS "termsVersion", created_at AS "createdAt", expires_at AS "expiresAt"`

const read = (row: Row | undefined): SignUp | null => {
  if (!row) return null
  const { email, phoneSealed, ...rest } = row
  if (email !== null) return { ...rest, contact: emailContact(email) }
  return { ...rest, contact: phoneContact(openPhone(row.id, phoneSealed ?? '', 'sign_ups')) }
}

/** One of the two is null: a statement of the same shape for addresses and numbers. */
const keysOf = (contact: Contact): readonly [string | null, Buffer | null] =>
  contact.kind === 'email' ? [contact.email, null] : [null, contact.index]

const owner: Prepared = {
  name: 'identity.owner-of-contact',
  text: `
    SELECT p.id, p.language, s.phrase_sealed AS sealed
    FROM identity.people AS p LEFT JOIN identity.phrases AS s ON s.person_id = p.id
    WHERE p.email = $1 OR (p.phone_index = $2 AND p.phone_verified_at IS NOT NULL)`,
}

/** How to write to whoever has proved this address or number, or null when nobody has. */
export const ownerOfContact = async (
  ctx: TxContext,
  contact: Contact,
): Promise<{ readonly language: Language; readonly phrase: string | null } | null> => {
  type Owner = { id: PersonId; language: Language; sealed: string | null }
  const [row] = await ctx.tx.query<Owner>(owner, keysOf(contact))
  if (!row) return null
  const { id, language, sealed } = row
  return { language, phrase: sealed === null ? null : openPhrase(id, sealed) }
}

const putBy = (column: 'email' | 'phone_index'): Prepared => ({
  name: `identity.put-sign-up-by-${column}`,
  text: `
    INSERT INTO identity.sign_ups AS s (id, email, phone_sealed, phone_index, taken, contested,
      kind, name, representative, country, language, password_hash, terms_version, created_at,
      expires_at)
    VALUES ($1, $2, $3, $4, $5, false, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    ON CONFLICT (${column}) DO UPDATE SET id = excluded.id, phone_sealed = excluded.phone_sealed,
      taken = excluded.taken, contested = s.expires_at > excluded.created_at AND NOT s.taken,
      kind = excluded.kind, name = excluded.name, representative = excluded.representative,
      country = excluded.country, language = excluded.language,
      password_hash = excluded.password_hash, terms_version = excluded.terms_version,
      created_at = excluded.created_at, expires_at = excluded.expires_at`,
})
const put = { email: putBy('email'), phone: putBy('phone_index') } as const

/** The newest sign-up of a contact stands; a live one that it replaces makes it contested. */
export const putSignUp = async (
  ctx: TxContext,
  signUp: Omit<SignUp, 'contested'>,
): Promise<void> => {
  const { id, contact } = signUp
  const [email, index] = keysOf(contact)
  await ctx.tx.query(put[contact.kind], [
    id,
    email,
    contact.kind === 'phone' ? sealPhone(id, contact.phone, 'sign_ups') : null,
    index,
    signUp.taken,
    signUp.kind,
    signUp.name,
    signUp.representative,
    signUp.country,
    signUp.language,
    signUp.passwordHash,
    signUp.termsVersion,
    signUp.createdAt,
    signUp.expiresAt,
  ])
}

const byContact: Prepared = {
  name: 'identity.sign-up-by-contact',
  text: `
    SELECT ${columns} FROM identity.sign_ups
    WHERE (email = $1 OR phone_index = $2) AND expires_at > $3`,
}

const byId: Prepared = {
  name: 'identity.sign-up-by-id',
  text: `SELECT ${columns} FROM identity.sign_ups WHERE id = $1 AND expires_at > $2`,
}

export const findSignUp = async (ctx: TxContext, contact: Contact): Promise<SignUp | null> =>
  read((await ctx.tx.query<Row>(byContact, [...keysOf(contact), ctx.clock.now()]))[0])

export const loadSignUp = async (ctx: TxContext, id: string): Promise<SignUp | null> =>
  read((await ctx.tx.query<Row>(byId, [id, ctx.clock.now()]))[0])

const remove: Prepared = {
  name: 'identity.remove-sign-up',
  text: 'DELETE FROM identity.sign_ups WHERE id = $1',
}

export const removeSignUp = async (ctx: TxContext, id: string): Promise<void> => {
  await ctx.tx.query(remove, [id])
}
