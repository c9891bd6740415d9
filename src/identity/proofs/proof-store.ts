import type { TxContext } from '#platform/context'
import { secretsInUse, sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { FactorKind } from '../factors/factor.ts'
import type { CodeMethod, Proof } from './proof.ts'

const columns = `id, person_id AS "personId", purpose, bound_to AS "boundTo", shown, excluded,
  tries_left AS "triesLeft", code_hash AS "codeHash", code_method AS "codeMethod",
  code_expires_at AS "codeExpiresAt", code_resend_at AS "codeResendAt",
  passkey_challenge AS "passkeyChallenge", created_at AS "createdAt", expires_at AS "expiresAt",
  proved_at AS "provedAt", proved_by AS "provedBy", ended_by AS "endedBy"`

const insert: Prepared = {
  name: 'identity.insert-proof',
  text: `
    INSERT INTO identity.proofs (id, token_hash, person_id, purpose, bound_to, shown, excluded,
      tries_left, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
}

type NewProof = Pick<
  Proof,
  'id' | 'personId' | 'purpose' | 'boundTo' | 'shown' | 'excluded' | 'triesLeft' | 'expiresAt'
>

export const insertProof = async (
  ctx: TxContext,
  token: string,
  proof: NewProof,
): Promise<void> => {
  const { id, personId, purpose, boundTo, shown, excluded, triesLeft, expiresAt } = proof
  const words = shown === null ? null : JSON.stringify(shown)
  const values = [id, sha256(token), personId, purpose, boundTo, words, excluded, triesLeft]
  await ctx.tx.query(insert, [...values, ctx.clock.now(), expiresAt])
}

const lock: Prepared = {
  name: 'identity.lock-proof',
  text: `SELECT ${columns} FROM identity.proofs WHERE token_hash = $1 FOR UPDATE`,
}

/** Locks the proof of a token, whatever became of it; answers come one after the other. */
export const lockProof = async (ctx: TxContext, token: string): Promise<Proof | null> =>
  (await ctx.tx.query<Proof>(lock, [sha256(token)]))[0] ?? null

const load: Prepared = {
  name: 'identity.load-proof',
  text: `SELECT ${columns} FROM identity.proofs WHERE token_hash = $1`,
}

export const loadProof = async (ctx: TxContext, token: string): Promise<Proof | null> =>
  (await ctx.tx.query<Proof>(load, [sha256(token)]))[0] ?? null

/** A code answers its own challenge only. */
export const proofCodeHash = (proofId: string, code: string): Buffer =>
  secretsInUse().mac('identity.proof-code', `${proofId}:${code}`)

const putCode: Prepared = {
  name: 'identity.put-proof-code',
  text: `
    UPDATE identity.proofs
    SET code_hash = $2, code_method = $3, code_expires_at = $4, code_resend_at = $5
    WHERE id = $1`,
}

/** The newest code voids the older ones. */
export const keepProofCode = async (
  ctx: TxContext,
  id: string,
  code: {
    readonly hash: Buffer
    readonly method: CodeMethod
    readonly expiresAt: Date
    readonly resendAt: Date
  },
): Promise<void> => {
  await ctx.tx.query(putCode, [id, code.hash, code.method, code.expiresAt, code.resendAt])
}

const putChallenge: Prepared = {
  name: 'identity.put-passkey-challenge',
  text: 'UPDATE identity.proofs SET passkey_challenge = $2 WHERE id = $1',
}

/** Null: the challenge was answered and is worth nothing any more. */
export const keepPasskeyChallenge = async (
  ctx: TxContext,
  id: string,
  challenge: string | null,
): Promise<void> => {
  await ctx.tx.query(putChallenge, [id, challenge])
}

const spend: Prepared = {
  name: 'identity.spend-proof-try',
  text: `
    UPDATE identity.proofs SET tries_left = tries_left - 1,
      ended_at = CASE WHEN tries_left = 1 THEN $2::timestamptz END,
      ended_by = CASE WHEN tries_left = 1 THEN 'tries' END
    WHERE id = $1 AND ended_at IS NULL RETURNING tries_left AS left`,
}

/** Notes a wrong answer; returns how many may still come. */
export const spendProofTry = async (ctx: TxContext, id: string): Promise<number> =>
  (await ctx.tx.query<{ left: number }>(spend, [id, ctx.clock.now()]))[0]?.left ?? 0

const prove: Prepared = {
  name: 'identity.keep-proved',
  text: `
    UPDATE identity.proofs SET proved_at = $2, proved_by = $3, person_id = $4, code_hash = NULL
    WHERE id = $1`,
}

export const keepProved = async (
  ctx: TxContext,
  id: string,
  by: FactorKind,
  personId: PersonId,
): Promise<void> => {
  await ctx.tx.query(prove, [id, ctx.clock.now(), by, personId])
}

const use: Prepared = {
  name: 'identity.use-proof',
  text: `
    UPDATE identity.proofs SET ended_at = $2, ended_by = 'used'
    WHERE id = $1 AND ended_at IS NULL RETURNING id`,
}

export const keepProofUsed = async (ctx: TxContext, id: string): Promise<void> => {
  await ctx.tx.query(use, [id, ctx.clock.now()])
}

const endAll: Prepared = {
  name: 'identity.end-proofs-of',
  text: `
    UPDATE identity.proofs SET ended_at = $2, ended_by = 'ended'
    WHERE person_id = $1 AND ended_at IS NULL AND purpose = ANY($3::text[])`,
}

/** Ends what is under way: a half-done sign-in is worth nothing after a lock, reset or freeze. */
export const endProofsOf = async (
  ctx: TxContext,
  personId: PersonId,
  purposes: readonly Proof['purpose'][],
): Promise<void> => {
  await ctx.tx.query(endAll, [personId, ctx.clock.now(), purposes])
}

const endEvery: Prepared = {
  name: 'identity.end-every-proof-of',
  text: `
    UPDATE identity.proofs SET ended_at = $2, ended_by = 'ended'
    WHERE person_id = $1 AND ended_at IS NULL`,
}

/** Ends every check of a person, whatever it was for: after a freeze none is worth anything. */
export const endEveryProofOf = async (ctx: TxContext, personId: PersonId): Promise<void> => {
  await ctx.tx.query(endEvery, [personId, ctx.clock.now()])
}
