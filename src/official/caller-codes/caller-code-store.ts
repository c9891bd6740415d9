import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

export type CallerCode = {
  readonly id: string
  readonly code: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly lookedUpAt: Date | null
}

const place = (id: string) => `official.caller_codes.code_sealed.${id}`

const lockOfPerson: Prepared = {
  name: 'official.lock-caller-codes',
  text: "SELECT pg_advisory_xact_lock(hashtextextended('official.caller_codes:' || $1::text, 0))",
}

const madeSince: Prepared = {
  name: 'official.caller-codes-since',
  text: `
    SELECT count(*)::integer AS made, min(created_at) AS first
    FROM official.caller_codes WHERE person_id = $1 AND created_at > $2`,
}

/** How many codes this person has made since then; two at once are counted one by one. */
export const countCodes = async (ctx: TxContext, personId: PersonId, since: Date) => {
  await ctx.tx.query(lockOfPerson, [personId])
  type Row = { made: number; first: Date | null }
  const [row] = await ctx.tx.query<Row>(madeSince, [personId, since])
  return row!
}

const replace: Prepared = {
  name: 'official.replace-caller-codes',
  text: `
    UPDATE official.caller_codes SET replaced_at = $2
    WHERE person_id = $1 AND replaced_at IS NULL`,
}

const insert: Prepared = {
  name: 'official.insert-caller-code',
  text: `
    INSERT INTO official.caller_codes (id, person_id, code_sealed, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5)`,
}

/** The newest code stands; those before can no longer be looked up. */
export const putCode = async (
  ctx: TxContext,
  personId: PersonId,
  { id, code, createdAt, expiresAt }: Omit<CallerCode, 'lookedUpAt'>,
): Promise<void> => {
  await ctx.tx.query(replace, [personId, createdAt])
  const sealed = secretsInUse().seal(code, place(id))
  await ctx.tx.query(insert, [id, personId, sealed, createdAt, expiresAt])
}

const live: Prepared = {
  name: 'official.live-caller-code',
  text: `
    SELECT id, code_sealed AS sealed, created_at AS "createdAt", expires_at AS "expiresAt",
      looked_up_at AS "lookedUpAt"
    FROM official.caller_codes
    WHERE person_id = $1 AND replaced_at IS NULL AND expires_at > $2`,
}

type Row = Omit<CallerCode, 'code'> & { sealed: string }
const opened = ({ sealed, ...row }: Row): CallerCode => ({
  ...row,
  code: secretsInUse().open(sealed, place(row.id)),
})

export const findLiveCode = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<CallerCode | null> => {
  const [row] = await ctx.tx.query<Row>(live, [personId, ctx.clock.now()])
  return row ? opened(row) : null
}

const take: Prepared = {
  name: 'official.take-caller-code',
  text: `
    UPDATE official.caller_codes SET looked_up_at = $2, looked_up_by = $3
    WHERE person_id = $1 AND replaced_at IS NULL AND expires_at > $2 AND looked_up_at IS NULL
    RETURNING id, code_sealed AS sealed, created_at AS "createdAt", expires_at AS "expiresAt",
      looked_up_at AS "lookedUpAt"`,
}

/** Uses up the live code; of two at once only one gets it. Null when there is none left. */
export const takeCode = async (
  ctx: TxContext,
  personId: PersonId,
  staffId: PersonId,
): Promise<CallerCode | null> => {
  const [row] = await ctx.tx.query<Row>(take, [personId, ctx.clock.now(), staffId])
  return row ? opened(row) : null
}

const note: Prepared = {
  name: 'official.note-caller-look-up',
  text: `
    INSERT INTO official.caller_code_look_ups (id, staff_id, person_id, outcome, looked_up_at)
    VALUES ($1, $2, $3, $4, $5)`,
}

export const noteLookUp = async (
  ctx: TxContext,
  staffId: PersonId,
  personId: PersonId | null,
  outcome: 'shown' | 'none',
): Promise<void> => {
  await ctx.tx.query(note, [ctx.ids.next(), staffId, personId, outcome, ctx.clock.now()])
}

const vain: Prepared = {
  name: 'official.vain-look-ups',
  text: `
    SELECT count(*)::integer AS tries, min(looked_up_at) AS first
    FROM official.caller_code_look_ups
    WHERE staff_id = $1 AND outcome = 'none' AND looked_up_at > $2`,
}

/** How often this member of staff has looked in vain since then. */
export const countVainLookUps = async (ctx: TxContext, staffId: PersonId, since: Date) => {
  await ctx.tx.query(lockOfPerson, [staffId])
  type Vain = { tries: number; first: Date | null }
  const [row] = await ctx.tx.query<Vain>(vain, [staffId, since])
  return row!
}

const sweep: Prepared = {
  name: 'official.sweep-caller-codes',
  text: 'DELETE FROM official.caller_codes WHERE expires_at < $1',
}

/** Who looked stays; the codes themselves go. */
export const forgetCodes = async (ctx: TxContext, before: Date): Promise<void> => {
  await ctx.tx.query(sweep, [before])
}
