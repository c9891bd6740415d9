import type { TxContext } from '#platform/context'
import { sameBytes, secretsInUse, sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import { randomInteger } from '#platform/random'

/** A code of six digits and a link's token for one purpose and subject: single use, newest only. */
export const codeMinutes = 10
export const codeTries = 5

export type Purpose = 'sign_up' | 'phone' | 'email'
export type Issued = { readonly code: string; readonly token: string; readonly expiresAt: Date }

const hashOf = (challengeId: string, code: string): Buffer =>
  secretsInUse().mac('identity.code', `${challengeId}:${code}`)

const replace: Prepared = {
  name: 'identity.replace-challenge',
  text: `
    UPDATE identity.challenges SET ended_at = $3, ended_by = 'replaced'
    WHERE purpose = $1 AND subject = $2 AND ended_at IS NULL`,
}

const insert: Prepared = {
  name: 'identity.insert-challenge',
  text: `
    INSERT INTO identity.challenges
      (id, purpose, subject, code_hash, token_hash, bound_to, tries_left, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
}

/**
 * Makes a new challenge, which voids the one before. The clear code and token are in the answer and
 * nowhere else.
 * @param boundTo what exactly is being proved, when the subject does not say it
 */
export const issueChallenge = async (
  ctx: TxContext,
  purpose: Purpose,
  subject: string,
  boundTo: Buffer | null = null,
): Promise<Issued> => {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const code = String(randomInteger(ctx.random, 1_000_000)).padStart(6, '0')
  const token = ctx.random.bytes(32).toString('base64url')
  const expiresAt = new Date(now.getTime() + codeMinutes * 60_000)
  await ctx.tx.query(replace, [purpose, subject, now])
  await ctx.tx.query(insert, [
    id,
    purpose,
    subject,
    hashOf(id, code),
    sha256(token),
    boundTo,
    codeTries,
    now,
    expiresAt,
  ])
  return { code, token, expiresAt }
}

type Row = {
  id: string
  subject: string
  code_hash: Buffer
  bound_to: Buffer | null
  tries_left: number
  expires_at: Date
  ended_by: 'used' | 'replaced' | 'tries' | null
}

export type Challenge = {
  readonly id: string
  readonly subject: string
  readonly boundTo: Buffer | null
  readonly triesLeft: number
  readonly isUsed: boolean
  /** Neither ended nor expired. */
  readonly isOpen: boolean
  readonly accepts: (code: string) => boolean
}

const columns = 'id, subject, code_hash, bound_to, tries_left, expires_at, ended_by'

const open: Prepared = {
  name: 'identity.open-challenge',
  text: `
    SELECT ${columns} FROM identity.challenges
    WHERE purpose = $1 AND subject = $2 AND ended_at IS NULL FOR UPDATE`,
}

const byToken: Prepared = {
  name: 'identity.challenge-by-token',
  text: `
    SELECT ${columns} FROM identity.challenges
    WHERE purpose = $1 AND token_hash = $2 FOR UPDATE`,
}

const read = (ctx: TxContext, row: Row | undefined): Challenge | null =>
  row
    ? {
        id: row.id,
        subject: row.subject,
        boundTo: row.bound_to,
        triesLeft: row.tries_left,
        isUsed: row.ended_by === 'used',
        isOpen: row.ended_by === null && row.expires_at > ctx.clock.now(),
        accepts: (code) => sameBytes(hashOf(row.id, code), row.code_hash),
      }
    : null

/** Locks the newest challenge of a subject, so that parallel answers come one after the other. */
export const lockChallenge = async (ctx: TxContext, purpose: Purpose, subject: string) =>
  read(ctx, (await ctx.tx.query<Row>(open, [purpose, subject]))[0])

/** Locks the challenge of a link, whatever became of it. */
export const lockChallengeByToken = async (ctx: TxContext, purpose: Purpose, token: string) =>
  read(ctx, (await ctx.tx.query<Row>(byToken, [purpose, sha256(token)]))[0])

const spend: Prepared = {
  name: 'identity.spend-try',
  text: `
    UPDATE identity.challenges SET tries_left = tries_left - 1,
      ended_at = CASE WHEN tries_left = 1 THEN $2::timestamptz END,
      ended_by = CASE WHEN tries_left = 1 THEN 'tries' END
    WHERE id = $1 AND ended_at IS NULL
    RETURNING tries_left`,
}

/** Notes a wrong answer; returns how many may still come. */
export const spendTry = async (ctx: TxContext, { id }: Challenge): Promise<number> => {
  const [row] = await ctx.tx.query<{ tries_left: number }>(spend, [id, ctx.clock.now()])
  return row?.tries_left ?? 0
}

const use: Prepared = {
  name: 'identity.use-challenge',
  text: `
    UPDATE identity.challenges SET ended_at = $2, ended_by = 'used'
    WHERE id = $1 AND ended_at IS NULL`,
}

export const useChallenge = async (ctx: TxContext, { id }: Challenge): Promise<void> => {
  await ctx.tx.query(use, [id, ctx.clock.now()])
}
