import { money, toWire } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import { formatId, parseId } from '#platform/ids'
import { fundingProblems } from './problems.ts'
import { findDeposit } from './store.ts'

/**
 * One of my deposits.
 * @throws funding.deposit_not_found (404) for an unknown, malformed or somebody else's id.
 */
export const getDeposit = async (ctx: TxContext, prefixedId: string) => {
  const id = parseId('deposit', prefixedId)
  const deposit = id && (await findDeposit(ctx, id, signedIn(ctx)))
  if (!deposit) throw fundingProblems.deposit_not_found()
  const { currency, senderName, reference, bookedOn, creditedAt } = deposit
  return {
    id: formatId('deposit', deposit.id),
    amount: toWire(money(deposit.amountMinor, currency)),
    senderName,
    reference,
    state: 'credited' as const,
    bookedOn: bookedOn ?? creditedAt.toISOString().slice(0, 10),
    creditedAt: creditedAt.toISOString(),
  }
}
