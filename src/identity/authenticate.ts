import type { Clock } from '#platform/clock'
import type { Actor, Role } from '#platform/context'
import { sha256 } from '#platform/crypto'
import type { Prepared, Transaction } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

/** A session ends after this long without a request … */
export const idleMinutes = 15
/** … and after this long in any case. */
export const absoluteHours = 12
/** `last_used_at` is written at most this often, so that a busy session costs no writes. */
const touchAfterMs = 60_000

const anonymous: Actor = { kind: 'anonymous' }
const tokenPattern = /^[A-Za-z0-9_-]{43}$/

type Means = { readonly tx: Pick<Transaction, 'query'>; readonly clock: Clock }

type Row = {
  token_hash: Buffer
  id: string
  person_id: PersonId
  last_used_at: Date
  roles: Role[] | null
  ready: boolean
  time_zone: string
}

const liveSessions: Prepared = {
  name: 'identity.live-sessions',
  text: `
    SELECT s.token_hash, s.id, s.person_id, s.last_used_at, p.time_zone,
      (SELECT array_agg(r.role ORDER BY r.role) FROM identity.roles AS r
       WHERE r.person_id = s.person_id) AS roles,
      EXISTS (SELECT FROM identity.roles AS r WHERE r.person_id = s.person_id)
        AND EXISTS (SELECT FROM identity.factors AS f WHERE f.person_id = s.person_id
          AND f.confirmed_at IS NOT NULL) AS ready
    FROM identity.sessions AS s JOIN identity.people AS p ON p.id = s.person_id
    WHERE s.token_hash = ANY($1::bytea[]) AND s.ended_at IS NULL AND s.expires_at > $2
      AND s.last_used_at > $3 AND p.state <> 'closed'`,
}

const touch: Prepared = {
  name: 'identity.touch-sessions',
  text: `
    UPDATE identity.sessions SET last_used_at = $2
    WHERE id IN (
      SELECT id FROM identity.sessions WHERE id = ANY($1::uuid[]) FOR UPDATE SKIP LOCKED
    )`,
}

/** The earliest last use that still counts at `now`. */
export const idleLimit = (now: Date): Date => new Date(now.getTime() - idleMinutes * 60_000)

/**
 * Who is behind each session token, in order, in one statement; an unknown, ended or expired one is
 * anonymous. Needs no transaction, only statements that may write: once a minute a session's last
 * use is noted.
 * @param isUse false for a call that a page makes by itself while nobody touches it: such calls
 *   keep no session alive
 */
export const authenticateBatch = async (
  ctx: Means,
  tokens: readonly string[],
  isUse: (token: string) => boolean = () => true,
): Promise<Actor[]> => {
  const hashes = tokens.map((token) => (tokenPattern.test(token) ? sha256(token) : null))
  const wanted = hashes.filter((hash) => hash !== null)
  if (wanted.length === 0) return tokens.map(() => anonymous)
  const now = ctx.clock.now()
  const rows = await ctx.tx.query<Row>(liveSessions, [wanted, now, idleLimit(now)])
  const used = new Set(
    tokens.flatMap((token, index) => (isUse(token) ? [hashes[index]?.toString('hex')] : [])),
  )
  const due = rows.filter(
    (row) =>
      now.getTime() - row.last_used_at.getTime() >= touchAfterMs &&
      used.has(row.token_hash.toString('hex')),
  )
  if (due.length > 0) await ctx.tx.query(touch, [due.map(({ id }) => id), now])
  const actors = new Map(
    rows.map((row) => [
      row.token_hash.toString('hex'),
      {
        kind: 'person',
        personId: row.person_id,
        sessionId: row.id,
        roles: row.roles ?? [],
        staffReady: row.ready,
        timeZone: row.time_zone,
      } satisfies Actor,
    ]),
  )
  return hashes.map((hash) => (hash && actors.get(hash.toString('hex'))) ?? anonymous)
}

/** One token's person; see `authenticateBatch`. */
export const authenticate = async (ctx: Means, token: string, isPassive = false): Promise<Actor> =>
  (await authenticateBatch(ctx, [token], () => !isPassive))[0] ?? anonymous
