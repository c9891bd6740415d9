import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { barrierTo, type Restriction, refuseRestricted } from '#risk'
import { transfersProblems } from './problems.ts'

/** What OKPay placed on either side of a transfer; who has nothing is not in it. */
export type PlacedRestrictions = ReadonlyMap<PersonId, readonly Restriction[]>

/** Why what was placed on the sender stops a transfer, as far as they may know; null when not. */
export const checkSenderRestrictions = (
  placed: PlacedRestrictions,
  senderId: PersonId,
  currency: Currency,
  now: Date,
): Problem | null => {
  const own = barrierTo(placed.get(senderId), 'transfer_out', currency)
  return own && refuseRestricted(own, now)
}

/** Of the payee the sender reads only that they cannot receive now. */
export const checkPayeeRestrictions = (
  placed: PlacedRestrictions,
  payeeId: PersonId,
  currency: Currency,
): Problem | null =>
  barrierTo(placed.get(payeeId), 'transfer_in', currency) &&
  transfersProblems.payee_cannot_receive({ currency })
