import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { AccountId } from '#platform/ids'
import { type Account, availableOf, balanceOf, isDebitNormal, type Totals } from './account.ts'
import { arrayLiteral } from './array-literal.ts'
import type { AccountKind, AccountState } from './transfer.ts'

/** An account by what it is: there is at most one for each owner, kind and asset. */
export type WantedAccount = {
  readonly ownerId: string
  readonly kind: AccountKind
  readonly asset: Currency
}

type NewAccount = WantedAccount & {
  /** Default: 0 for wallets, none for others. */
  readonly floorMinor?: bigint
  readonly ceilingMinor?: bigint
}

const columns = `
  a.id, a.owner_id AS "ownerId", a.kind, a.asset, a.state, a.debit_normal AS "debitNormal",
  a.debits_posted AS "debitsPosted", a.credits_posted AS "creditsPosted",
  a.debits_pending AS "debitsPending", a.credits_pending AS "creditsPending", a.seq,
  a.opened_at AS "openedAt"`

const insertAccounts: Prepared = {
  name: 'ledger.open-accounts',
  text: `
    INSERT INTO ledger.accounts (
      id, owner_id, kind, asset, debit_normal, floor_minor, ceiling_minor, state, opened_at)
    SELECT id, owner_id, kind, asset, debit_normal, floor_minor, ceiling_minor, 'open', $8
      FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::boolean[], $6::bigint[],
                  $7::bigint[])
        AS row (id, owner_id, kind, asset, debit_normal, floor_minor, ceiling_minor)
     ORDER BY owner_id, kind, asset
    ON CONFLICT (owner_id, kind, asset) DO NOTHING`,
}

const selectWanted: Prepared = {
  name: 'ledger.find-accounts',
  text: `
    SELECT wanted.place::integer, ${columns}
      FROM unnest($1::uuid[], $2::text[], $3::text[])
           WITH ORDINALITY AS wanted (owner_id, kind, asset, place)
      JOIN ledger.accounts a USING (owner_id, kind, asset)`,
}

const selectByIds: Prepared = {
  name: 'ledger.read-balances',
  text: `
    SELECT wanted.place::integer, ${columns}
      FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place)
      JOIN ledger.accounts a USING (id)`,
}

type Row = Totals & {
  readonly place: number
  readonly id: AccountId
  readonly ownerId: string
  readonly kind: AccountKind
  readonly asset: Currency
  readonly state: AccountState
  readonly seq: bigint
  readonly openedAt: Date
}

const asAccount = (row: Row): Account => ({
  id: row.id,
  ownerId: row.ownerId,
  kind: row.kind,
  asset: row.asset,
  normal: row.debitNormal ? 'debit' : 'credit',
  state: row.state,
  balanceMinor: balanceOf(row),
  availableMinor: availableOf(row),
  heldMinor: row.debitNormal ? row.creditsPending : row.debitsPending,
  incomingMinor: row.debitNormal ? row.debitsPending : row.creditsPending,
  seq: row.seq,
  openedAt: row.openedAt,
})

const inPlace = (rows: readonly Row[], count: number): (Account | null)[] => {
  const accounts = new Array<Account | null>(count).fill(null)
  for (const row of rows) accounts[row.place - 1] = asAccount(row)
  return accounts
}

/** The accounts in the order asked for; null where none was opened. One statement. */
export const findAccounts = async (
  ctx: TxContext,
  wanted: readonly WantedAccount[],
): Promise<readonly (Account | null)[]> => {
  if (wanted.length === 0) return []
  const rows = await ctx.tx.query<Row>(selectWanted, [
    arrayLiteral(wanted.map(({ ownerId }) => ownerId)),
    arrayLiteral(wanted.map(({ kind }) => kind)),
    arrayLiteral(wanted.map(({ asset }) => asset)),
  ])
  return inPlace(rows, wanted.length)
}

/** Opens what is not open yet and returns all, in order; calling it again changes nothing. */
export const openAccounts = async (
  ctx: TxContext,
  wanted: readonly NewAccount[],
): Promise<readonly Account[]> => {
  if (wanted.length === 0) return []
  const floorOf = ({ kind, floorMinor }: NewAccount) =>
    floorMinor ?? (kind === 'wallet' ? 0n : 'NULL')
  await ctx.tx.query(insertAccounts, [
    arrayLiteral(wanted.map(() => ctx.ids.next())),
    arrayLiteral(wanted.map(({ ownerId }) => ownerId)),
    arrayLiteral(wanted.map(({ kind }) => kind)),
    arrayLiteral(wanted.map(({ asset }) => asset)),
    arrayLiteral(wanted.map(({ kind }) => isDebitNormal(kind))),
    arrayLiteral(wanted.map(floorOf)),
    arrayLiteral(wanted.map(({ ceilingMinor }) => ceilingMinor ?? 'NULL')),
    ctx.clock.now(),
  ])
  return (await findAccounts(ctx, wanted)) as Account[]
}

/** The accounts as they stand now, in the order asked for; null for an unknown id. */
export const readBalances = async (
  ctx: TxContext,
  accountIds: readonly AccountId[],
): Promise<readonly (Account | null)[]> => {
  if (accountIds.length === 0) return []
  const rows = await ctx.tx.query<Row>(selectByIds, [arrayLiteral(accountIds)])
  return inPlace(rows, accountIds.length)
}
