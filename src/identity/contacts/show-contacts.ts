import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { type FactorHoldings, usableFactors } from '../factors/factor.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { loadOwner } from '../messages/tell-owner.ts'
import type { ContactChange } from './contact-change.ts'
import { findWaitingChange } from './contact-change-store.ts'
import type { Contacts } from './contract.ts'

export type ContactsShown = Static<typeof Contacts>

/** Recovery codes run out: they do not count as the way that stays. */
export const staysWithoutPhone = (holdings: FactorHoldings): boolean =>
  holdings.email !== null && usableFactors(holdings, ['sms', 'recovery']).length > 0

const waitingOf = (change: ContactChange | null): ContactsShown['emailWaiting'] =>
  change?.next ? { to: change.next, expiresAt: change.expiresAt.toISOString() } : null

export const showContacts = async (ctx: TxContext, personId: PersonId): Promise<ContactsShown> => {
  const { email, phone } = await loadOwner(ctx, personId)
  return {
    email,
    emailWaiting: waitingOf(await findWaitingChange(ctx, personId, 'email')),
    phone,
    phoneWaiting: waitingOf(await findWaitingChange(ctx, personId, 'phone')),
    canRemovePhone: phone !== null && staysWithoutPhone(await loadHoldings(ctx, personId)),
  }
}
