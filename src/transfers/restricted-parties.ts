import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { barrierTo, type Restriction, refuseRestricted } from '#risk'
import { transfersProblems } from './problems.ts'

type Both = {
  readonly sender: { readonly id: PersonId }
  readonly restrictions: ReadonlyMap<PersonId, readonly Restriction[]>
}

/**
 * Why what OKPay placed on either side stops a transfer; null when nothing does. The sender reads
 * their own reason as far as it may be told, and of the payee only that they cannot receive now.
 */
export const refuseRestrictedParties = (
  { sender, restrictions }: Both,
  payeeId: PersonId,
  currency: Currency,
  now: Date,
): Problem | null => {
  if (restrictions.size === 0) return null
  const own = barrierTo(restrictions.get(sender.id), 'transfer_out', currency)
  if (own) return refuseRestricted(own, now)
  const theirs = barrierTo(restrictions.get(payeeId), 'transfer_in', currency)
  return theirs && transfersProblems.payee_cannot_receive({ currency })
}
