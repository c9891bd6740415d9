import { findPeople, findPeopleByHandle, type PersonSummary } from '#identity'
import type { Money } from '#money'
import type { TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import type { PersonId, TransferId } from '#platform/ids'
import { type Policy, policyInForce } from '#policy'
import type { Handle } from './handle.ts'
import { countUnknown, loadQuotes, loadUnknownCounts } from './store.ts'
import { type Decided, decideTransfer, type Plan } from './transfer.ts'

/** One caller's wish to send money; its ids are made once, so that it can be handed in again. */
export type SendCommand = {
  readonly transferId: TransferId
  readonly feeTransferId: TransferId
  readonly senderId: PersonId
  readonly handle: Handle
  readonly amount: Money
  readonly memo: string | null
  /** The quote that it holds on to; null when none was named, 'foreign' when it cannot exist. */
  readonly quoteId: string | 'foreign' | null
  readonly key: string
  /** SHA-256 of method, path and body. */
  readonly fingerprint: Buffer
  readonly submittedMs: number
}

export type Planned = { readonly command: SendCommand; readonly plan: Plan }
export type Refused = { readonly command: SendCommand; readonly problem: Error }

type Parties = {
  readonly payees: readonly (PersonSummary | null)[]
  readonly senders: ReadonlyMap<PersonId, PersonSummary>
  readonly unknownCounts: ReadonlyMap<PersonId, number>
}

const isUnknown = (command: SendCommand, payee: PersonSummary | null) =>
  payee === null && command.handle.kind !== 'mistyped'

/** Loads both sides and counts look-ups of nobody, so that sending is no way to fish for people. */
const loadParties = async (ctx: TxContext, commands: readonly SendCommand[]): Promise<Parties> => {
  const payees = await findPeopleByHandle(
    ctx,
    commands.map(({ handle }) => (handle.kind === 'mistyped' ? '' : handle.text)),
  )
  const senders = await findPeople(
    ctx,
    commands.map(({ senderId }) => senderId),
  )
  const unknown = commands.filter((command, index) => isUnknown(command, payees[index] ?? null))
  await countUnknown(
    ctx,
    unknown.map(({ senderId }) => senderId),
  )
  // To pay a known account number costs money, so only contacts could be fished for.
  const suspects = commands.filter(
    (command) => unknown.includes(command) || command.handle.kind === 'contact',
  )
  const unknownCounts = await loadUnknownCounts(
    ctx,
    suspects.map(({ senderId }) => senderId),
  )
  return { payees, senders, unknownCounts }
}

/**
 * Who may go on to the ledger and who may not, for a whole batch: people, quotes and policy are each
 * one statement; the decisions are pure.
 */
export const decideBatch = async (
  ctx: TxContext,
  commands: readonly SendCommand[],
): Promise<{ policy: Policy; planned: Planned[]; refused: Refused[] }> => {
  const policy = await policyInForce(ctx)
  const { payees, senders, unknownCounts } = await loadParties(ctx, commands)
  const named = commands.flatMap(({ quoteId }) =>
    quoteId === null || quoteId === 'foreign' ? [] : [quoteId],
  )
  const quotes = await loadQuotes(ctx, named)
  const now = ctx.clock.now()
  const decide = (command: SendCommand, index: number): Decided<Plan> => {
    const { handle, senderId, quoteId, amount } = command
    const sender = senders.get(senderId)
    if (!sender) return { problem: platformProblems.sign_in_required() }
    const payee = payees[index] ?? null
    const counts = payee === null || handle.kind === 'contact'
    const unknownCount = counts ? (unknownCounts.get(senderId) ?? 0) : 0
    const quote = quoteId === null ? undefined : (quotes.get(quoteId) ?? null)
    return decideTransfer({ handle, sender, payee, unknownCount }, amount, quote, policy, now)
  }
  const planned: Planned[] = []
  const refused: Refused[] = []
  for (const [index, command] of commands.entries()) {
    const { plan, problem } = decide(command, index)
    if (problem) refused.push({ command, problem })
    else planned.push({ command, plan })
  }
  return { policy, planned, refused }
}
