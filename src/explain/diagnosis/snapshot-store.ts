import { type Currency, money } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import { formatId, idAt, type PersonId } from '#platform/ids'
import type { MoneyParam } from '#platform/problems'
import type { Refusal, SeenTransfer } from './snapshot.ts'

const refused: Prepared = {
  name: 'explain.recent-refusals',
  text: `
    SELECT id, at, data FROM platform.events
    WHERE subject = $1 AND type = 'explain.refused' AND id >= $2 ORDER BY id DESC LIMIT $3`,
}

type Row = {
  readonly id: string
  readonly at: Date
  readonly data: {
    readonly operation: string
    readonly code: string
    readonly params: Readonly<Record<string, unknown>>
    readonly amount: MoneyParam | null
    readonly to: string | null
  }
}

/** The newest `most` refusals of a person since a moment, newest first. */
export const loadRecentRefusals = async (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
  most: number,
): Promise<readonly Refusal[]> => {
  const rows = await ctx.tx.query<Row>(refused, [personId, idAt(since.getTime()), most])
  return rows.map(({ id, at, data: { operation, code, params, amount, to } }) => ({
    ...{ id: formatId('refusal', id), at, operation, code, params, amount, to },
  }))
}

const transfers: Prepared = {
  name: 'explain.recent-transfers',
  text: `
    SELECT id, direction, at, currency, amount_minor AS "amountMinor", counterparty,
      counterparty_account AS "counterpartyAccount", memo
    FROM transfers.movement_view WHERE person_id = $1 AND at >= $2
    ORDER BY at DESC, id DESC LIMIT $3`,
}

type TransferRow = Omit<SeenTransfer, 'amount'> & {
  readonly currency: Currency
  readonly amountMinor: bigint
}

/** Transfers sent and received since a moment, newest first. */
export const loadRecentTransfers = async (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
  most: number,
): Promise<readonly SeenTransfer[]> => {
  const rows = await ctx.tx.query<TransferRow>(transfers, [personId, since, most])
  return rows.map(({ currency, amountMinor, id, ...row }) => ({
    ...{ ...row, id: formatId('transfer', id), amount: money(amountMinor, currency) },
  }))
}
