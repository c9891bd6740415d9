import { findPayers, findPeopleByHandle, type Payer, type PersonSummary } from '#identity'
import type { Money } from '#money'
import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import { platformProblems } from '#platform/http/problems'
import type { PersonId, TransferId } from '#platform/ids'
import { type Policy, policyInForce } from '#policy'
import { loadPlacedRestrictions, type Restriction } from '#risk'
import { findClosure, loadClosures } from './find-closure.ts'
import type { Handle } from './handle.ts'
import { countUnknown, loadQuotes, loadUnknownCounts } from './store.ts'
import { type Decided, decideTransfer, type KeptQuote, type Plan } from './transfer.ts'

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

/** What is known before anything is decided. */
export type BatchFacts = {
  readonly policy: Policy
  readonly payees: ReadonlyMap<SendCommand, PersonSummary | null>
  readonly senders: ReadonlyMap<PersonId, Payer>
  readonly quotes: ReadonlyMap<string, KeptQuote>
  /** Look-ups of nobody so far in this hour, of those who name payees by e-mail or phone. */
  readonly unknownCounts: ReadonlyMap<PersonId, number>
  /** What OKPay has placed on senders and payees. */
  readonly restrictions: ReadonlyMap<PersonId, readonly Restriction[]>
}

const isContact = ({ handle }: SendCommand) => handle.kind === 'contact'

/** Loads both sides, policy and quotes: independent statements that travel together. */
export const loadFacts = async (
  ctx: TxContext,
  commands: readonly SendCommand[],
): Promise<BatchFacts> => {
  const named = commands.flatMap(({ quoteId }) =>
    quoteId === null || quoteId === 'foreign' ? [] : [quoteId],
  )
  const senderIds = commands.map(({ senderId }) => senderId)
  const suspects = commands.filter(isContact).map(({ senderId }) => senderId)
  const handles = commands.map(({ handle }) => (handle.kind === 'mistyped' ? '' : handle.text))
  const found = findPeopleByHandle(ctx, handles)
  const [policy, payees, senders, quotes, unknownCounts, restrictions] = await together(
    policyInForce(ctx),
    found,
    findPayers(ctx, senderIds),
    loadQuotes(ctx, named),
    loadUnknownCounts(ctx, suspects),
    // One statement for both sides; it follows as soon as the payees are known.
    found.then((people) => {
      const payeeIds = people.flatMap((person) => (person ? [person.id] : []))
      return loadPlacedRestrictions(ctx, [...senderIds, ...payeeIds])
    }),
    loadClosures(ctx),
  )
  const payeeOf = new Map(commands.map((command, index) => [command, payees[index] ?? null]))
  return { policy, payees: payeeOf, senders, quotes, unknownCounts, restrictions }
}

/** Counts look-ups of nobody, so that sending is no way to fish for people. */
const countMisses = async (
  ctx: TxContext,
  commands: readonly SendCommand[],
  { payees, unknownCounts }: BatchFacts,
): Promise<ReadonlyMap<PersonId, number>> => {
  const isMiss = (command: SendCommand) =>
    !payees.get(command) && command.handle.kind !== 'mistyped'
  const missed = commands.filter(isMiss).map(({ senderId }) => senderId)
  if (missed.length === 0) return unknownCounts
  await countUnknown(ctx, missed)
  return new Map([...unknownCounts, ...(await loadUnknownCounts(ctx, missed))])
}

/**
 * Who may go on to the ledger and who may not, for a whole batch. A known account number passes
 * however often its sender has missed: to pay it costs money, so only contacts can be fished for.
 */
export const decideBatch = async (
  ctx: TxContext,
  commands: readonly SendCommand[],
  facts: BatchFacts,
): Promise<{ planned: Planned[]; refused: Refused[] }> => {
  const unknownCounts = await countMisses(ctx, commands, facts)
  const now = ctx.clock.now()
  const decide = (command: SendCommand): Decided<Plan> => {
    const { handle, senderId, quoteId, amount } = command
    const sender = facts.senders.get(senderId)
    if (!sender) return { problem: platformProblems.sign_in_required() }
    const payee = facts.payees.get(command) ?? null
    const counts = payee === null || isContact(command)
    const unknownCount = counts ? (unknownCounts.get(senderId) ?? 0) : 0
    const quote = quoteId === null ? undefined : (facts.quotes.get(quoteId) ?? null)
    const closure = findClosure(ctx, { sender, payee }, amount.currency)
    const { restrictions } = facts
    const parties = { handle, sender, payee, unknownCount, closure, restrictions }
    return decideTransfer(parties, amount, quote, facts.policy, now)
  }
  const planned: Planned[] = []
  const refused: Refused[] = []
  for (const command of commands) {
    const { plan, problem } = decide(command)
    if (problem) refused.push({ command, problem })
    else planned.push({ command, plan })
  }
  return { planned, refused }
}
