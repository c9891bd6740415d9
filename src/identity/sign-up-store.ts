import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'

export type SignUp = {
  /** Becomes the person's id. */
  readonly id: PersonId
  readonly email: string
  /** Has an account already: cannot be confirmed. */
  readonly taken: boolean
  /** Replaced another live sign-up of the address. */
  readonly contested: boolean
  readonly name: string
  readonly country: string
  readonly language: Language
  readonly passwordHash: string
  readonly termsVersion: string
  readonly createdAt: Date
  readonly expiresAt: Date
}

const columns = `id, email, taken, contested, name, country, language,
  password_hash AS "passwordHash", terms_version AS "termsVersion", created_at AS "createdAt",
  expires_at AS "expiresAt"`

const owner: Prepared = {
  name: 'identity.language-of-owner',
  text: 'SELECT language FROM identity.people WHERE email = $1',
}

/** The language of whoever has this address, or null when nobody has. */
export const languageOfOwner = async (ctx: TxContext, email: string): Promise<Language | null> =>
  (await ctx.tx.query<{ language: Language }>(owner, [email]))[0]?.language ?? null

const put: Prepared = {
  name: 'identity.put-sign-up',
  text: `
    INSERT INTO identity.sign_ups AS s (id, email, taken, contested, name, country, language,
      password_hash, terms_version, created_at, expires_at)
    VALUES ($1, $2, $3, false, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (email) DO UPDATE SET id = excluded.id, taken = excluded.taken,
      contested = s.expires_at > excluded.created_at AND NOT s.taken,
      name = excluded.name, country = excluded.country, language = excluded.language,
      password_hash = excluded.password_hash, terms_version = excluded.terms_version,
      created_at = excluded.created_at, expires_at = excluded.expires_at`,
}

/** The newest sign-up of an address stands; a live one that it replaces makes it contested. */
export const putSignUp = async (
  ctx: TxContext,
  signUp: Omit<SignUp, 'contested'>,
): Promise<void> => {
  await ctx.tx.query(put, [
    signUp.id,
    signUp.email,
    signUp.taken,
    signUp.name,
    signUp.country,
    signUp.language,
    signUp.passwordHash,
    signUp.termsVersion,
    signUp.createdAt,
    signUp.expiresAt,
  ])
}

const byEmail: Prepared = {
  name: 'identity.sign-up-by-email',
  text: `SELECT ${columns} FROM identity.sign_ups WHERE email = $1 AND expires_at > $2`,
}

const byId: Prepared = {
  name: 'identity.sign-up-by-id',
  text: `SELECT ${columns} FROM identity.sign_ups WHERE id = $1 AND expires_at > $2`,
}

export const findSignUp = async (ctx: TxContext, email: string): Promise<SignUp | null> =>
  (await ctx.tx.query<SignUp>(byEmail, [email, ctx.clock.now()]))[0] ?? null

export const loadSignUp = async (ctx: TxContext, id: string): Promise<SignUp | null> =>
  (await ctx.tx.query<SignUp>(byId, [id, ctx.clock.now()]))[0] ?? null

const remove: Prepared = {
  name: 'identity.remove-sign-up',
  text: 'DELETE FROM identity.sign_ups WHERE id = $1',
}

export const removeSignUp = async (ctx: TxContext, id: string): Promise<void> => {
  await ctx.tx.query(remove, [id])
}
