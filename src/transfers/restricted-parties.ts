import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { barrierTo, type Restriction, refuseRestricted } from '#risk'
import { transfersProblems } from './problems.ts'

type Both = {
  readonly sender: { readonly id: PersonId }
  readonly restrictions: ReadonlyMap<PersonId, readonly Restriction[]>
}

/** Why what OKPay placed on the sender stops a transfer, as far as it may be told. */
export const refuseRestrictedSender = (
  { sender, restrictions }: Both,
  currency: Currency,
  now: Date,
): Problem | null => {
  const own = barrierTo(restrictions.get(sender.id), 'transfer_out', currency)
  return own && refuseRestricted(own, now)
}

/** Of the payee the sender reads only that they cannot receive now. */
export const refuseRestrictedPayee = (
  { restrictions }: Both,
  payeeId: PersonId,
  currency: Currency,
): Problem | null =>
  barrierTo(restrictions.get(payeeId), 'transfer_in', currency) &&
  transfersProblems.payee_cannot_receive({ currency })

/** Why what OKPay placed on either side stops a transfer; null when nothing does. */
export const refuseRestrictedParties = (
  both: Both,
  payeeId: PersonId,
  currency: Currency,
  now: Date,
): Problem | null =>
  both.restrictions.size === 0
    ? null
    : (refuseRestrictedSender(both, currency, now) ??
      refuseRestrictedPayee(both, payeeId, currency))
