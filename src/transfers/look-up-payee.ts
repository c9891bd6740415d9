import {
  findPayers,
  findPeopleByHandle,
  isMixedScript,
  type Payer,
  type PersonSummary,
} from '#identity'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { together } from '#platform/database/together'
import { platformProblems } from '#platform/http/problems'
import type { PersonId } from '#platform/ids'
import { policyInForce } from '#policy'
import { loadPlacedRestrictions } from '#risk'
import type { Payee } from './contract.ts'
import type { Handle } from './handle.ts'
import { countUnknown, loadSentTo, loadUnknownCounts } from './store.ts'
import { type Decided, decidePayee, type Parties } from './transfer.ts'

/**
 * Both sides of one look-up. One that finds nobody is counted, and the transaction must commit that
 * count: the refusal is a value here, not a throw.
 * @throws platform.sign_in_required when the sender's own account is gone.
 */
export const loadParties = async (
  ctx: TxContext,
  senderId: PersonId,
  handle: Handle,
): Promise<Parties> => {
  const sender = (await findPayers(ctx, [senderId])).get(senderId)
  if (!sender) throw platformProblems.sign_in_required()
  const asked = handle.kind === 'mistyped' ? [] : [handle.text]
  const [payee = null] = await findPeopleByHandle(ctx, asked)
  if (payee === null && asked.length > 0) await countUnknown(ctx, [senderId])
  const unknownCount = (await loadUnknownCounts(ctx, [senderId])).get(senderId) ?? 0
  const sides = payee === null ? [senderId] : [senderId, payee.id]
  const restrictions = await loadPlacedRestrictions(ctx, sides)
  return { handle, sender, payee, unknownCount, restrictions }
}

/**
 * Both sides as they would be judged, counting nothing, so that a read-only transaction will do.
 * A look-up that finds nobody stands in `unknownCount` already; whoever asked must write it down.
 */
export const readParties = async (
  ctx: TxContext,
  senderId: PersonId,
  handle: Handle | null,
): Promise<{
  readonly sender: Payer
  readonly parties: Parties | null
  readonly restrictions: Parties['restrictions']
}> => {
  const asked = handle === null || handle.kind === 'mistyped' ? [] : [handle.text]
  const found = findPeopleByHandle(ctx, asked)
  const [senders, [payee = null], counts, restrictions] = await together(
    findPayers(ctx, [senderId]),
    found,
    loadUnknownCounts(ctx, handle === null ? [] : [senderId]),
    found.then(([person]) =>
      loadPlacedRestrictions(ctx, person ? [senderId, person.id] : [senderId]),
    ),
  )
  const sender = senders.get(senderId)
  if (!sender) throw platformProblems.sign_in_required()
  if (handle === null) return { sender, parties: null, restrictions }
  const misses = payee === null && asked.length > 0 ? 1 : 0
  const unknownCount = (counts.get(senderId) ?? 0) + misses
  return { sender, restrictions, parties: { handle, sender, payee, unknownCount, restrictions } }
}

export const payeeReply = async (
  ctx: TxContext,
  senderId: PersonId,
  payee: PersonSummary,
): Promise<Static<typeof Payee>> => {
  const sent = await loadSentTo(ctx, senderId, payee.id)
  return {
    accountNumber: payee.accountNumber,
    maskedName: payee.maskedName,
    mixedScript: isMixedScript(payee.name),
    timesSent: sent?.timesSent ?? 0,
    lastSentAt: sent?.lastSentAt.toISOString() ?? null,
  }
}

/**
 * Who would get money sent to this handle: the masked name, never more.
 * Refusals: the payee's part of `problems.ts`.
 */
export const lookUpPayee = async (
  ctx: TxContext,
  senderId: PersonId,
  handle: Handle,
): Promise<Decided<Static<typeof Payee>>> => {
  const parties = await loadParties(ctx, senderId, handle)
  const found = decidePayee(parties, await policyInForce(ctx), ctx.clock.now())
  if (found.problem) return found
  return { plan: await payeeReply(ctx, senderId, found.plan) }
}
