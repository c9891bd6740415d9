import { findPeople, isMixedScript } from '#identity'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import type { Payee } from './contract.ts'
import { loadRecentPayees } from './store.ts'

const longest = 20

/** People whom somebody sent to, most recent first; closed accounts are left out. */
export const listPayees = async (
  ctx: TxContext,
  senderId: PersonId,
): Promise<Static<typeof Payee>[]> => {
  const recent = await loadRecentPayees(ctx, senderId, longest)
  const people = await findPeople(
    ctx,
    recent.map(({ payeeId }) => payeeId),
  )
  return recent.flatMap(({ payeeId, timesSent, lastSentAt }) => {
    const payee = people.get(payeeId)
    if (!payee || payee.state === 'closed') return []
    const { accountNumber, maskedName, name } = payee
    const known = { accountNumber, maskedName, mixedScript: isMixedScript(name) }
    return [{ ...known, timesSent, lastSentAt: lastSentAt.toISOString() }]
  })
}
