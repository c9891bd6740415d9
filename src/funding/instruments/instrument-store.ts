import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'
import type { Instrument } from './instrument.ts'

const columns = sql.raw(`
  id, person_id AS "personId", currency, holder, account_end AS "accountEnd",
  bank_code AS "bankCode", country, name_match AS "nameMatch", state, added_at AS "addedAt",
  blocked_because AS "blockedBecause", used_times AS "usedTimes"`)

const accountPlace = (id: string) => `funding.instruments.account_sealed.${id}`

/** The same account is found again without keeping it in clear. */
export const accountMark = (account: string): Buffer =>
  secretsInUse().mac('funding.instruments', account)

/** @returns false when the person has this account in this currency already */
export const insertInstrument = async (
  ctx: TxContext,
  instrument: Instrument,
  account: string,
): Promise<boolean> => {
  const { id, personId, currency, holder, bankCode, country, nameMatch, addedAt } = instrument
  const sealed = secretsInUse().seal(account, accountPlace(id))
  const { rows } = await sql`
    INSERT INTO funding.instruments (id, person_id, kind, currency, holder, account_sealed,
      account_end, account_mark, bank_code, country, name_match, state, added_at)
    VALUES (${id}, ${personId}, 'bank_account', ${currency}, ${holder}, ${sealed},
      ${account.slice(-4)}, ${accountMark(account)}, ${bankCode}, ${country}, ${nameMatch},
      'active', ${addedAt})
    ON CONFLICT DO NOTHING RETURNING id`.execute(ctx.tx.db)
  return rows.length > 0
}

/** Of a person, newest first; without those that they unlinked. */
export const loadInstruments = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<readonly Instrument[]> => {
  const { rows } = await sql<Instrument>`
    SELECT ${columns} FROM funding.instruments
     WHERE person_id = ${personId} AND state <> 'unlinked' ORDER BY id DESC LIMIT 100`.execute(
    ctx.tx.db,
  )
  return rows
}

/** Null when it does not exist or is somebody else's. */
export const loadInstrument = async (
  ctx: TxContext,
  id: string,
  personId: PersonId,
): Promise<Instrument | null> => {
  const { rows } = await sql<Instrument>`
    SELECT ${columns} FROM funding.instruments
     WHERE id = ${id} AND person_id = ${personId}`.execute(ctx.tx.db)
  return rows[0] ?? null
}

/** Instruments by id, for staff and files. */
export const loadInstrumentsById = async (
  ctx: TxContext,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Instrument>> => {
  const { rows } = await sql<Instrument>`
    SELECT ${columns} FROM funding.instruments WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx.db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Account number in clear, for the payment order. */
export const openAccount = async (ctx: TxContext, id: string): Promise<string> => {
  const { rows } = await sql<{ sealed: string }>`
    SELECT account_sealed AS sealed FROM funding.instruments WHERE id = ${id}`.execute(ctx.tx.db)
  const [row] = rows
  if (!row) throw new Error(`There is no instrument ${id}`)
  return secretsInUse().open(row.sealed, accountPlace(id))
}

export const keepUnlinked = async (ctx: TxContext, id: string): Promise<void> => {
  await sql`
    UPDATE funding.instruments SET state = 'unlinked', ended_at = ${ctx.clock.now()}
     WHERE id = ${id} AND state <> 'unlinked'`.execute(ctx.tx.db)
}

export const keepBlocked = async (ctx: TxContext, id: string, because: string): Promise<void> => {
  await sql`
    UPDATE funding.instruments SET state = 'blocked', blocked_because = ${because}
     WHERE id = ${id} AND state = 'active'`.execute(ctx.tx.db)
}

export const countUse = async (ctx: TxContext, id: string): Promise<void> => {
  await sql`
    UPDATE funding.instruments SET used_times = used_times + 1 WHERE id = ${id}`.execute(ctx.tx.db)
}

/** Whether something is on its way there. */
export const hasOpenWithdrawal = async (ctx: TxContext, id: string): Promise<boolean> => {
  const { rows } = await sql`
    SELECT 1 FROM funding.withdrawals
     WHERE instrument_id = ${id} AND state IN ('in_review', 'approved', 'submitted', 'sent')
     LIMIT 1`.execute(ctx.tx.db)
  return rows.length > 0
}
