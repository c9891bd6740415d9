import { sql } from 'kysely'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'

export type SuspenseState = 'open' | 'assigned' | 'returned'

export type SuspenseRow = {
  readonly id: string
  readonly entryId: string
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly counterparty: string | null
  readonly counterpartyAccountSealed: string | null
  readonly remittance: string | null
  readonly bookedOn: string | null
  readonly reason: string
  /** Whose reference it bears. */
  readonly personId: PersonId | null
  readonly state: SuspenseState
  readonly receivedAt: Date
  readonly decidedAt: Date | null
  readonly note: string | null
}

type NewItem = Omit<SuspenseRow, 'state' | 'decidedAt' | 'note'>

const place = (id: string) => `funding.suspense_items.counterparty_account_sealed.${id}`

/** Accounts of payers are kept sealed; `id` is the item's. */
export const sealPayerAccount = (id: string, account: string): string =>
  secretsInUse().seal(account, place(id))

export const openPayerAccount = (id: string, sealed: string): string =>
  secretsInUse().open(sealed, place(id))

export const insertSuspenseItems = async (
  ctx: TxContext,
  items: readonly NewItem[],
): Promise<void> => {
  if (items.length === 0) return
  const rows = items.map((item) => ({ ...item, amountMinor: item.amountMinor.toString() }))
  await sql`
    INSERT INTO funding.suspense_items (
      id, entry_id, currency, amount_minor, counterparty, counterparty_account_sealed, remittance,
      booked_on, reason, person_id, state, received_at)
    SELECT id, "entryId", currency, "amountMinor", counterparty, "counterpartyAccountSealed",
      remittance, "bookedOn", reason, "personId", 'open', "receivedAt"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (
        id uuid, "entryId" uuid, currency text, "amountMinor" bigint, counterparty text,
        "counterpartyAccountSealed" text, remittance text, "bookedOn" date, reason text,
        "personId" uuid, "receivedAt" timestamptz)`.execute(ctx.tx.db)
}

const columns = sql.raw(`
  id, entry_id AS "entryId", currency, amount_minor AS "amountMinor", counterparty,
  counterparty_account_sealed AS "counterpartyAccountSealed", remittance,
  booked_on AS "bookedOn", reason, person_id AS "personId", state,
  received_at AS "receivedAt", decided_at AS "decidedAt",
  note`)

type Page = {
  readonly state: SuspenseState | null
  /** Id after which the page begins. */
  readonly before: string | null
  readonly limit: number
}

/** Newest first. */
export const listSuspenseItems = async (
  ctx: TxContext,
  { state, before, limit }: Page,
): Promise<readonly SuspenseRow[]> => {
  const { rows } = await sql<SuspenseRow>`
    SELECT ${columns} FROM funding.suspense_items
     WHERE (${state}::text IS NULL OR state = ${state}::text)
       AND (${before}::uuid IS NULL OR id < ${before}::uuid)
     ORDER BY id DESC LIMIT ${limit}`.execute(ctx.tx.db)
  return rows
}

/** Locked until the transaction ends: two members of staff never decide the same item. */
export const lockSuspenseItem = async (ctx: TxContext, id: string): Promise<SuspenseRow | null> => {
  const { rows } = await sql<SuspenseRow>`
    SELECT ${columns} FROM funding.suspense_items WHERE id = ${id} FOR UPDATE`.execute(ctx.tx.db)
  return rows[0] ?? null
}

type Choice = {
  readonly state: 'assigned' | 'returned'
  readonly decidedBy: string
  readonly note: string
  readonly depositId: string | null
}

export const decideSuspenseItem = async (
  ctx: TxContext,
  id: string,
  { state, decidedBy, note, depositId }: Choice,
): Promise<void> => {
  await sql`
    UPDATE funding.suspense_items
       SET state = ${state}, decided_at = ${ctx.clock.now()}, decided_by = ${decidedBy},
           note = ${note}, deposit_id = ${depositId}
     WHERE id = ${id}`.execute(ctx.tx.db)
}
