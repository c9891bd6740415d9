import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { AccountId } from '#platform/ids'
import { ledgerProblems } from './problems.ts'
import type { AccountState } from './transfer.ts'

// The row lock is the one that postings take: after COMMIT no debit that had not passed will pass.
const changeState: Prepared = {
  name: 'ledger.set-account-state',
  text: `
    UPDATE ledger.accounts SET state = $2
     WHERE id = $1 AND state <> 'closed'
       AND ($2 <> 'closed' OR (debits_posted = credits_posted AND debits_pending = 0 AND credits_pending = 0))
    RETURNING id`,
}

/**
 * Freezes, reopens or closes an account; it holds from the next posting on.
 * @throws ledger.account_not_empty when it cannot be closed because money is on it or on its way.
 * @throws ledger.account_closed when it is unknown or closed, which is final.
 */
export const setAccountState = async (
  ctx: TxContext,
  accountId: AccountId,
  state: AccountState,
): Promise<void> => {
  const changed = await ctx.tx.query(changeState, [accountId, state])
  if (changed.length > 0) return
  const [found] = await ctx.tx.query<{ state: AccountState }>(
    { name: 'ledger.read-state', text: 'SELECT state FROM ledger.accounts WHERE id = $1' },
    [accountId],
  )
  if (found?.state === 'closed' && state === 'closed') return
  if (!found || found.state === 'closed') throw ledgerProblems.account_closed()
  throw ledgerProblems.account_not_empty()
}
