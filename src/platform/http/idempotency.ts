import { hash } from 'node:crypto'
import pg from 'pg'
import type { Prepared, Transaction } from '../database/transaction.ts'
import { platformProblems } from './problems.ts'

/** A key as one caller gave it, with what it was given for. */
export type CallKey = {
  readonly caller: string
  readonly key: string
  /** SHA-256 of method, path and canonical body. */
  readonly fingerprint: Buffer
}

/** An answer that was kept; `body` is JSON text as it was sent. */
export type KeptReply = { readonly status: number; readonly body: string }

/** `conflict`: used before with another content. `closed`: its owner gave it up, unused. */
export type Replay = KeptReply | 'conflict' | 'closed' | null

/** Stands where the fingerprint of a content would: no content has it. */
const closedFingerprint = Buffer.alloc(0)

const find: Prepared = {
  name: 'platform.find_replays',
  text: `
    SELECT asked.at::int AS at, kept.fingerprint, kept.status, kept.body
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (caller, key, at)
    JOIN platform.idempotency_keys kept USING (caller, key)`,
}

const keep: Prepared = {
  name: 'platform.keep_replies',
  text: `
    INSERT INTO platform.idempotency_keys (caller, key, fingerprint, status, body, created_at)
    SELECT caller, key, fingerprint, status, body, $6
    FROM ROWS FROM (unnest($1::text[]), unnest($2::text[]), unnest($3::bytea[]),
      unnest($4::smallint[]), json_array_elements_text($5::json))
      AS given (caller, key, fingerprint, status, body)
    ON CONFLICT DO NOTHING
    RETURNING key`,
}

type Found = { at: number; fingerprint: Buffer; status: number; body: string }

/** What was answered to these keys before, in order: the kept reply, `conflict`, or null. */
export const findReplays = async (
  tx: Transaction,
  keys: readonly CallKey[],
): Promise<readonly Replay[]> => {
  const replays: Replay[] = keys.map(() => null)
  if (keys.length === 0) return replays
  const rows = await tx.query<Found>(find, [
    keys.map(({ caller }) => caller),
    keys.map(({ key }) => key),
  ])
  for (const { at, fingerprint, status, body } of rows) {
    const same = fingerprint.equals(keys[at - 1]!.fingerprint)
    if (fingerprint.length === 0) replays[at - 1] = 'closed'
    else replays[at - 1] = same ? { status, body } : 'conflict'
  }
  return replays
}

const findKept: Prepared = {
  name: 'platform.find_kept_reply',
  text: `
    SELECT status, body, created_at AS at, fingerprint = '' AS "isClosed"
    FROM platform.idempotency_keys WHERE caller = $1 AND key = $2`,
}

type KeptKey = KeptReply & { readonly at: Date; readonly isClosed: boolean }

/** What was answered to this caller's key, whatever it was given for; null: no answer is kept. */
export const findKeptReply = async (
  tx: Transaction,
  caller: string,
  key: string,
): Promise<KeptKey | null> => {
  const [kept] = await tx.query<KeptKey>(findKept, [caller, key])
  return kept ?? null
}

const close: Prepared = {
  name: 'platform.close_key',
  text: `
    INSERT INTO platform.idempotency_keys (caller, key, fingerprint, status, body, created_at)
    VALUES ($1, $2, $3, 410, 'null', $4) ON CONFLICT DO NOTHING`,
}

/**
 * Gives a key up: a request under it that arrives later is refused. One that another node is
 * carrying out right now is waited for, as it writes the same row; then its answer stays.
 */
export const closeKey = async (
  tx: Transaction,
  { caller, key }: Pick<CallKey, 'caller' | 'key'>,
  at: Date,
): Promise<void> => {
  await tx.query(close, [caller, key, closedFingerprint, at])
}

const answeredElsewhere = () => {
  const error = new pg.DatabaseError('Another node has just answered this key', 0, 'error')
  error.code = '40001'
  return error
}

/**
 * Keeps answers with their keys, in the transaction that did the work. When another node has kept
 * an answer for one of the keys meanwhile, this counts as a serialization failure: the transaction
 * rolls back and runs again, and then `findReplays` sees that answer.
 */
export const keepReplies = async (
  tx: Transaction,
  replies: readonly (CallKey & KeptReply)[],
  at: Date,
): Promise<void> => {
  if (replies.length === 0) return
  const kept = await tx.query(keep, [
    replies.map(({ caller }) => caller),
    replies.map(({ key }) => key),
    replies.map(({ fingerprint }) => fingerprint),
    replies.map(({ status }) => status),
    // One JSON text: an array's quoting would cost more than everything else here.
    JSON.stringify(replies.map(({ body }) => body)),
    at,
  ])
  if (kept.length !== replies.length) throw answeredElsewhere()
}

const printable = /^[\x21-\x7e](?:[\x20-\x7e]{0,253}[\x21-\x7e])?$/

/** 1 to 255 printable characters, no space at the ends. */
export const isWellFormedKey = (header: unknown): header is string =>
  typeof header === 'string' && printable.test(header)

/**
 * The `Idempotency-Key` of a request.
 * @throws platform.key_missing (400) · platform.key_invalid (400)
 */
export const readKey = (header: string | string[] | undefined): string => {
  if (header === undefined || header === '') throw platformProblems.key_missing()
  if (!isWellFormedKey(header)) throw platformProblems.key_invalid()
  return header
}

/** JSON with the keys of every object in order, so that the same content has the same text. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`
}

/** SHA-256 of method, path and body: what a key stands for. */
export const fingerprintOf = (method: string, path: string, body: unknown): Buffer => {
  const content = Buffer.isBuffer(body) ? hash('sha256', body) : canonical(body)
  return hash('sha256', `${method} ${path}\n${content}`, 'buffer')
}

/** How long an answer is kept with its key. */
export const keptDays = 35

/** Removes 10,000 answers that were kept for longer. @returns how many there were. */
export const forgetOldReplies = async (tx: Transaction, now: Date): Promise<number> => {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  const statement: Prepared = {
    name: 'platform.forget_replies',
    text: `
      DELETE FROM platform.idempotency_keys WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM platform.idempotency_keys WHERE created_at < $1
        ORDER BY created_at LIMIT 10000))
      RETURNING key`,
  }
  return (await tx.query(statement, [before])).length
}
