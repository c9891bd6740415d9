import { recordAudit } from '#audit'
import { houseOwnerId, postBatch } from '#ledger'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { formatId, type TransferId } from '#platform/ids'
import { fundingEvents } from './events.ts'
import { fundingWriter, openAccountsFor } from './post-decisions.ts'
import { fundingProblems } from './problems.ts'
import { insertReturn } from './return-store.ts'
import { showSuspenseItem, takeOpenItem } from './show-suspense.ts'
import { decideSuspenseItem, type SuspenseRow } from './suspense-store.ts'

const moveToReturns = async (ctx: TxContext, item: SuspenseRow): Promise<TransferId> => {
  const { currency: asset, amountMinor } = item
  const accountOf = await openAccountsFor(ctx, [
    { kind: 'suspense', asset, ownerId: houseOwnerId },
    { kind: 'returns', asset, ownerId: houseOwnerId },
  ])
  const id = ctx.ids.next<TransferId>()
  const [result] = await postBatch(ctx, fundingWriter(), [
    {
      ...{ kind: 'transfer', id, asset, amountMinor },
      debitAccountId: accountOf('suspense', asset),
      creditAccountId: accountOf('returns', asset),
      reason: 'funding.suspense_returned',
    },
  ])
  if (!result?.posted) throw new Error('The ledger refused a return out of suspense')
  return id
}

/** Fits the 35 characters of an ISO 20022 id and is unlike any bank's own. */
const endToEndIdOf = (returnId: string): string => `R${returnId.replaceAll('-', '').toUpperCase()}`

/**
 * Orders an unmatched payment back to its sender: the money moves to the returns account at once, a
 * job writes the payment order for the bank, and the statement that shows the debit settles it.
 * @throws funding.suspense_not_found, funding.suspense_already_decided,
 *   funding.return_account_missing when the bank did not name the sender's account.
 */
export const returnSuspense = async (
  ctx: TxContext,
  { id, reason }: { readonly id: string; readonly reason: string },
) => {
  const decidedBy = signedIn(ctx)
  const item = await takeOpenItem(ctx, id)
  if (!item.counterpartyAccountSealed) throw fundingProblems.return_account_missing()
  const returnId = await moveToReturns(ctx, item)
  const endToEndId = endToEndIdOf(returnId)
  const { currency, amountMinor } = item
  await insertReturn(ctx, {
    ...{ id: returnId, suspenseItemId: item.id, endToEndId, currency, amountMinor },
  })
  const choice = { state: 'returned', decidedBy, note: reason, depositId: null } as const
  await decideSuspenseItem(ctx, item.id, choice)
  await publish(ctx, [
    {
      type: fundingEvents.suspenseReturned,
      subject: item.id,
      data: { returnId, endToEndId, decidedBy: formatId('person', decidedBy), note: reason },
    },
  ])
  const entry = { event: 'sensitive_update', personId: null, outcome: 'ok' } as const
  const facts = { what: 'funding.suspense_returned', suspenseItemId: item.id, returnId }
  await recordAudit(ctx, [{ ...entry, facts }])
  const decided = { ...item, state: 'returned', decidedAt: ctx.clock.now(), note: reason } as const
  return showSuspenseItem(decided, ctx.language)
}
