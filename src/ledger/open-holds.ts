import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { AccountId, TransferId } from '#platform/ids'
import { arrayLiteral } from './array-literal.ts'

/** A hold that is open, with what is left of it. */
export type OpenHold = {
  readonly id: TransferId
  readonly debitAccountId: AccountId
  readonly creditAccountId: AccountId
  readonly asset: Currency
  /** What is still reserved, in minor units. */
  readonly restMinor: bigint
  readonly since: Date
  readonly expiresAt: Date
}

const columns = `
  SELECT h.id, h.debit_account_id AS "debitAccountId", h.credit_account_id AS "creditAccountId",
         h.asset, h.amount_minor - h.captured_minor AS "restMinor", t.at AS since,
         h.expires_at AS "expiresAt"
    FROM ledger.holds h JOIN ledger.transfers t ON t.id = h.id
   WHERE h.state = 'open'`

const selectAll: Prepared = { name: 'ledger.all-open-holds', text: `${columns} ORDER BY h.id` }

const selectOfAccounts: Prepared = {
  name: 'ledger.open-holds-of',
  text: `${columns}
     AND (h.debit_account_id = ANY($1::uuid[]) OR h.credit_account_id = ANY($1::uuid[]))
   ORDER BY h.id`,
}

/** Holds that are open, oldest first: of these accounts on either side, or all of them. */
export const findOpenHolds = (
  ctx: Pick<TxContext, 'tx'>,
  accountIds: readonly AccountId[] | 'all',
): Promise<readonly OpenHold[]> => {
  if (accountIds === 'all') return ctx.tx.query<OpenHold>(selectAll, [])
  if (accountIds.length === 0) return Promise.resolve([])
  return ctx.tx.query<OpenHold>(selectOfAccounts, [arrayLiteral(accountIds)])
}
