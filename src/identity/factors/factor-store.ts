import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { openPhone } from '../phone-number.ts'
import type { FactorHoldings, FactorKind } from './factor.ts'

type HoldingsRow = Omit<FactorHoldings, 'phone'> & { readonly phoneSealed: string | null }

const holdings: Prepared = {
  name: 'identity.factor-holdings',
  text: `
    SELECT p.email, p.email_factor AS "emailFactor", p.sms_factor AS "smsFactor",
      p.preferred_factor AS preferred,
      CASE WHEN p.phone_verified_at IS NOT NULL THEN p.phone_sealed END AS "phoneSealed",
      (SELECT count(*)::integer FROM identity.factors AS f WHERE f.person_id = p.id
       AND f.kind = 'passkey' AND f.confirmed_at IS NOT NULL) AS passkeys,
      (SELECT count(*)::integer FROM identity.factors AS f WHERE f.person_id = p.id
       AND f.kind = 'totp' AND f.confirmed_at IS NOT NULL) AS totps,
      (SELECT count(*)::integer FROM identity.recovery_codes AS r WHERE r.person_id = p.id
       AND r.used_at IS NULL) AS "recoveryCodesLeft"
    FROM identity.people AS p WHERE p.id = $1`,
}

/** @throws Error when there is no such person. */
export const loadHoldings = async (ctx: TxContext, personId: PersonId): Promise<FactorHoldings> => {
  const [row] = await ctx.tx.query<HoldingsRow>(holdings, [personId])
  if (!row) throw new Error('A person with factors must exist')
  const { phoneSealed, ...rest } = row
  return { ...rest, phone: phoneSealed === null ? null : openPhone(personId, phoneSealed) }
}

export type Factor = {
  readonly id: string
  readonly personId: PersonId
  readonly kind: 'totp' | 'passkey'
  readonly label: string
  readonly secretSealed: string | null
  readonly lastStep: number | null
  readonly credentialId: string | null
  readonly publicKey: Buffer | null
  readonly signCount: number
  readonly transports: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly confirmedAt: Date | null
  readonly lastUsedAt: Date | null
}

const columns = `id, person_id AS "personId", kind, label, secret_sealed AS "secretSealed",
  last_step::float8 AS "lastStep", credential_id AS "credentialId", public_key AS "publicKey",
  coalesce(sign_count, 0)::float8 AS "signCount", coalesce(transports, '{}') AS transports,
  created_at AS "createdAt", expires_at AS "expiresAt", confirmed_at AS "confirmedAt",
  last_used_at AS "lastUsedAt"`

const ofPerson: Prepared = {
  name: 'identity.factors-of',
  text: `SELECT ${columns} FROM identity.factors
    WHERE person_id = $1 AND confirmed_at IS NOT NULL ORDER BY id`,
}

/** The confirmed authenticators of a person, oldest first. */
export const loadFactors = (ctx: TxContext, personId: PersonId): Promise<readonly Factor[]> =>
  ctx.tx.query<Factor>(ofPerson, [personId])

const waiting: Prepared = {
  name: 'identity.waiting-factor',
  text: `SELECT ${columns} FROM identity.factors
    WHERE id = $1 AND person_id = $2 AND confirmed_at IS NULL FOR UPDATE`,
}

export const lockWaitingFactor = async (
  ctx: TxContext,
  id: string,
  personId: PersonId,
): Promise<Factor | null> => (await ctx.tx.query<Factor>(waiting, [id, personId]))[0] ?? null

const byCredential: Prepared = {
  name: 'identity.factor-by-credential',
  text: `SELECT ${columns} FROM identity.factors
    WHERE credential_id = $1 AND confirmed_at IS NOT NULL FOR UPDATE`,
}

export const lockPasskey = async (ctx: TxContext, credentialId: string): Promise<Factor | null> =>
  (await ctx.tx.query<Factor>(byCredential, [credentialId]))[0] ?? null

const place = (id: string) => `identity.factors.secret_sealed.${id}`

export const openTotpSecret = ({ id, secretSealed }: Factor): string =>
  secretsInUse().open(secretSealed ?? '', place(id))

const insertTotp: Prepared = {
  name: 'identity.insert-totp',
  text: `
    INSERT INTO identity.factors (id, person_id, kind, label, secret_sealed, created_at, expires_at)
    VALUES ($1, $2, 'totp', $3, $4, $5, $6)`,
}

const forgetWaiting: Prepared = {
  name: 'identity.forget-waiting-totp',
  text: `DELETE FROM identity.factors
    WHERE person_id = $1 AND kind = 'totp' AND confirmed_at IS NULL`,
}

type NewTotp = Pick<Factor, 'id' | 'personId' | 'label'> & {
  readonly secret: string
  readonly expiresAt: Date
}

/** A secret that waits for its first code; an older one that waited is gone. */
export const putWaitingTotp = async (ctx: TxContext, totp: NewTotp): Promise<void> => {
  const { id, personId, label, secret, expiresAt } = totp
  const sealed = secretsInUse().seal(secret, place(id))
  await ctx.tx.query(forgetWaiting, [personId])
  await ctx.tx.query(insertTotp, [id, personId, label, sealed, ctx.clock.now(), expiresAt])
}

const confirm: Prepared = {
  name: 'identity.confirm-totp',
  text: `
    UPDATE identity.factors SET confirmed_at = $2, last_used_at = $2, last_step = $3, label = $4,
      expires_at = NULL
    WHERE id = $1 AND confirmed_at IS NULL`,
}

export const confirmTotp = async (
  ctx: TxContext,
  id: string,
  step: number,
  label: string,
): Promise<void> => {
  await ctx.tx.query(confirm, [id, ctx.clock.now(), step, label])
}

const useStep: Prepared = {
  name: 'identity.use-totp-step',
  text: `
    UPDATE identity.factors SET last_step = $2, last_used_at = $3
    WHERE id = $1 AND (last_step IS NULL OR last_step < $2) RETURNING id`,
}

/** Whether the step was still free; of two at the same moment one is. */
export const takeTotpStep = async (ctx: TxContext, id: string, step: number): Promise<boolean> =>
  (await ctx.tx.query(useStep, [id, step, ctx.clock.now()])).length === 1

const insertPasskey: Prepared = {
  name: 'identity.insert-passkey',
  text: `
    INSERT INTO identity.factors (id, person_id, kind, label, credential_id, public_key, sign_count,
      transports, created_at, confirmed_at)
    VALUES ($1, $2, 'passkey', $3, $4, $5, $6, $7, $8, $8)
    ON CONFLICT (credential_id) DO NOTHING RETURNING id`,
}

type NewPasskey = Pick<
  Factor,
  'id' | 'personId' | 'label' | 'credentialId' | 'publicKey' | 'signCount' | 'transports'
>

/** False when the passkey is enrolled already. */
export const putPasskey = async (ctx: TxContext, passkey: NewPasskey): Promise<boolean> => {
  const { id, personId, label, credentialId, publicKey, signCount, transports } = passkey
  const values = [id, personId, label, credentialId, publicKey, signCount, transports]
  return (await ctx.tx.query(insertPasskey, [...values, ctx.clock.now()])).length === 1
}

const usePasskeyCount: Prepared = {
  name: 'identity.use-passkey',
  text: 'UPDATE identity.factors SET sign_count = $2, last_used_at = $3 WHERE id = $1',
}

export const keepPasskeyUse = async (
  ctx: TxContext,
  id: string,
  signCount: number,
): Promise<void> => {
  await ctx.tx.query(usePasskeyCount, [id, signCount, ctx.clock.now()])
}

const remove: Prepared = {
  name: 'identity.remove-factor',
  text: `DELETE FROM identity.factors
    WHERE id = $1 AND person_id = $2 AND confirmed_at IS NOT NULL RETURNING kind`,
}

/** The kind of what was removed, null when it was not there. */
export const removeFactor = async (
  ctx: TxContext,
  id: string,
  personId: PersonId,
): Promise<Factor['kind'] | null> => {
  const [row] = await ctx.tx.query<{ kind: Factor['kind'] }>(remove, [id, personId])
  return row?.kind ?? null
}

const removeAll: Prepared = {
  name: 'identity.remove-factors-of',
  text: 'DELETE FROM identity.factors WHERE person_id = $1',
}

/** Every authenticator of a person, confirmed or not: the end of the lost-factor road. */
export const removeFactorsOf = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await ctx.tx.query(removeAll, [personId])
}

const ways: Prepared = {
  name: 'identity.keep-sign-in-ways',
  text: `
    UPDATE identity.people SET preferred_factor = $2, email_factor = $3, sms_factor = $4,
      updated_at = $5
    WHERE id = $1`,
}

export const keepSignInWays = async (
  ctx: TxContext,
  personId: PersonId,
  choice: {
    readonly preferred: FactorKind | null
    readonly emailFactor: boolean
    readonly smsFactor: boolean
  },
): Promise<void> => {
  const { preferred, emailFactor, smsFactor } = choice
  await ctx.tx.query(ways, [personId, preferred, emailFactor, smsFactor, ctx.clock.now()])
}
