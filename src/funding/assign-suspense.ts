import { recordAudit } from '#audit'
import { findPeopleByHandle, type PersonSummary, readAccountNumber } from '#identity'
import { houseOwnerId, type PostingCommand, postBatch } from '#ledger'
import { type Currency, formatMinor, minorUnitsOf } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { formatId, type PersonId, type TransferId } from '#platform/ids'
import { type Policy, policyInForce } from '#policy'
import { loadPlacedRestrictions } from '#risk'
import { ensureBankReference } from './ensure-bank-reference.ts'
import { fundingEvents } from './events.ts'
import { refuseReceiver } from './match-units.ts'
import { fundingWriter, openAccountsFor } from './post-decisions.ts'
import { fundingProblems } from './problems.ts'
import { showSuspenseItem, takeOpenItem } from './show-suspense.ts'
import { type DepositRow, insertDeposits } from './store.ts'
import { decideSuspenseItem, type SuspenseRow } from './suspense-store.ts'

export type Assignment = {
  readonly id: string
  readonly accountNumber: string
  readonly reason: string
}

const findReceiver = async (
  ctx: TxContext,
  accountNumber: string,
  actorId: PersonId,
): Promise<PersonSummary> => {
  const handle = readAccountNumber(accountNumber)
  const [person] = handle ? await findPeopleByHandle(ctx, [handle]) : []
  if (!person) throw fundingProblems.suspense_person_unknown({ accountNumber })
  if (person.id === actorId) throw fundingProblems.suspense_own_account()
  return person
}

const checkReceiver = async (
  ctx: TxContext,
  person: PersonSummary,
  currency: Currency,
  policy: Policy,
): Promise<void> => {
  const { accountNumber, id } = person
  const restrictions = (await loadPlacedRestrictions(ctx, [id])).get(id)
  const refused = refuseReceiver(person, restrictions, currency, policy)
  if (refused === 'currency_not_allowed') {
    throw fundingProblems.suspense_currency_not_allowed({ accountNumber, currency })
  }
  if (refused) throw fundingProblems.suspense_person_cannot_receive({ accountNumber })
}

const moveToWallet = async (
  ctx: TxContext,
  item: SuspenseRow,
  person: PersonSummary,
): Promise<TransferId> => {
  const { currency: asset, amountMinor } = item
  const accountOf = await openAccountsFor(ctx, [
    { kind: 'suspense', asset, ownerId: houseOwnerId },
    { kind: 'wallet', asset, ownerId: person.id },
  ])
  const id = ctx.ids.next<TransferId>()
  const command: PostingCommand = {
    ...{ kind: 'transfer', id, asset, amountMinor },
    debitAccountId: accountOf('suspense', asset),
    creditAccountId: accountOf('wallet', asset, person.id),
    reason: 'funding.suspense_assigned',
  }
  const [result] = await postBatch(ctx, fundingWriter(), [command])
  if (result?.posted) return id
  throw fundingProblems.suspense_person_cannot_receive(
    { accountNumber: person.accountNumber },
    { cause: result },
  )
}

const tell = async (
  ctx: TxContext,
  deposit: DepositRow,
  item: SuspenseRow,
  note: string,
): Promise<void> => {
  const { currency, personId, senderName, reference } = deposit
  const text = (minor: bigint) => formatMinor(minor, minorUnitsOf(currency))
  const depositId = formatId('deposit', deposit.id)
  const decidedBy = formatId('person', signedIn(ctx))
  await publish(ctx, [
    {
      type: fundingEvents.depositCredited,
      subject: personId,
      data: {
        ...{ depositId, currency, senderName, reference },
        amount: text(deposit.amountMinor),
        fee: text(deposit.feeMinor),
      },
    },
    {
      type: fundingEvents.suspenseAssigned,
      subject: item.id,
      data: { personId: formatId('person', personId), depositId, decidedBy, note },
    },
  ])
  const entry = { event: 'sensitive_update', personId, outcome: 'ok' } as const
  const facts = { what: 'funding.suspense_assigned', suspenseItemId: item.id, depositId }
  await recordAudit(ctx, [{ ...entry, facts }])
}

/**
 * Credits an unmatched payment to the person whom staff found; it then appears among their
 * movements like any deposit, without a fee.
 * @throws funding.suspense_not_found, funding.suspense_already_decided,
 *   funding.suspense_person_unknown, funding.suspense_own_account,
 *   funding.suspense_currency_not_allowed, funding.suspense_person_cannot_receive.
 */
export const assignSuspense = async (ctx: TxContext, { id, accountNumber, reason }: Assignment) => {
  const actorId = signedIn(ctx)
  const item = await takeOpenItem(ctx, id)
  const person = await findReceiver(ctx, accountNumber, actorId)
  const policy = await policyInForce(ctx)
  await checkReceiver(ctx, person, item.currency, policy)
  const depositId = await moveToWallet(ctx, item, person)
  const deposit: DepositRow = {
    ...{ id: depositId, personId: person.id, entryId: item.entryId, currency: item.currency },
    amountMinor: item.amountMinor,
    feeMinor: 0n,
    senderName: item.counterparty,
    reference: await ensureBankReference(ctx, person.id),
    bookedOn: item.bookedOn,
    creditedAt: ctx.clock.now(),
    policyVersion: policy.version,
  }
  await insertDeposits(ctx, [deposit])
  const choice = { state: 'assigned', decidedBy: actorId, note: reason, depositId } as const
  await decideSuspenseItem(ctx, item.id, choice)
  await tell(ctx, deposit, item, reason)
  const decided = { ...item, state: 'assigned', decidedAt: ctx.clock.now(), note: reason } as const
  return showSuspenseItem(decided, ctx.language)
}
