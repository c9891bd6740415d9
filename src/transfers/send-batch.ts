import type { Settled } from '#platform/batch'
import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import { publish } from '#platform/events'
import { findReplays, keepReplies, type Replay } from '#platform/http/idempotency'
import { platformProblems } from '#platform/http/problems'
import {
  decideBatch,
  loadFacts,
  type Planned,
  type Refused,
  type SendCommand,
} from './decide-batch.ts'
import { factsOf } from './events.ts'
import { explainRefusals } from './explain-refusals.ts'
import { type Means, postPlans } from './post-plans.ts'
import { transfersProblems } from './problems.ts'
import { insertTransfers, type KeptTransfer } from './store.ts'
import { transferReply } from './transfer-reply.ts'

/** An answer as it goes out: JSON text, kept with the caller's key. */
export type SendOutcome = { readonly text: string; readonly replayed: boolean }

const callKey = ({ senderId, key, fingerprint }: SendCommand) => ({
  ...{ caller: senderId, key, fingerprint },
})

/** Splits off the answers that exist already, and a key that stands twice in one batch. */
const settleReplays = (
  commands: readonly SendCommand[],
  replays: readonly Replay[],
  settled: Map<SendCommand, Settled<SendOutcome>>,
): SendCommand[] => {
  const seen = new Set<string>()
  return commands.filter((command, index) => {
    const replay = replays[index] ?? null
    const slot = `${command.senderId} ${command.key}`
    if (replay === 'conflict') settled.set(command, { problem: platformProblems.key_reused() })
    else if (replay === 'closed') settled.set(command, { problem: platformProblems.key_closed() })
    else if (replay) settled.set(command, { value: { text: replay.body, replayed: true } })
    else if (seen.has(slot)) {
      const problem = platformProblems.key_in_progress({}, { retryAfterSeconds: 1 })
      settled.set(command, { problem })
    } else {
      seen.add(slot)
      return true
    }
    return false
  })
}

/** Takes the second and later transfers from one quote out: they share the fate of the first. */
const splitByQuote = (planned: readonly Planned[]) => {
  const firstOf = new Map<string, SendCommand>()
  const followers: { command: SendCommand; first: SendCommand }[] = []
  const firsts = planned.filter(({ command }) => {
    const { quoteId } = command
    const first = quoteId === null ? undefined : firstOf.get(quoteId)
    if (first) followers.push({ command, first })
    else if (quoteId !== null) firstOf.set(quoteId, command)
    return first === undefined
  })
  return { firsts, followers }
}

const rowOf = ({ command, plan }: Planned, createdAt: Date): KeptTransfer => {
  const { sender, payee, amount, fee, policyVersion } = plan
  return {
    ...{ id: command.transferId, senderId: sender.id, payeeId: payee.id },
    ...{ currency: amount.currency, amountMinor: amount.minor, feeMinor: fee.minor },
    feeTransferId: fee.minor === 0n ? null : command.feeTransferId,
    memo: command.memo,
    senderAccountNumber: sender.accountNumber,
    senderMaskedName: sender.maskedName,
    payeeAccountNumber: payee.accountNumber,
    payeeMaskedName: payee.maskedName,
    ...{ quoteId: command.quoteId, policyVersion, createdAt },
  }
}

const writeSent = async (
  ctx: TxContext,
  posted: readonly Planned[],
  settled: Map<SendCommand, Settled<SendOutcome>>,
): Promise<void> => {
  const now = ctx.clock.now()
  const rows = posted.map((planned) => rowOf(planned, now))
  const texts = rows.map((row) => JSON.stringify(transferReply(row, row.senderId)))
  const replies = posted.map(({ command }, index) => ({
    ...callKey(command),
    ...{ status: 201, body: texts[index]! },
  }))
  await together(
    insertTransfers(ctx, rows, now),
    publish(ctx, rows.flatMap(factsOf)),
    keepReplies(ctx.tx, replies, now),
  )
  for (const [index, { command }] of posted.entries()) {
    settled.set(command, { value: { text: texts[index]!, replayed: false } })
  }
}

/**
 * A batch of transfers in the caller's transaction: load, decide, write. Every command has its own
 * outcome, in order; a refused one leaves no trace but a count.
 */
export const sendBatch = async (
  ctx: TxContext,
  means: Means,
  commands: readonly SendCommand[],
): Promise<Settled<SendOutcome>[]> => {
  const settled = new Map<SendCommand, Settled<SendOutcome>>()
  const [replays, facts] = await together(
    findReplays(ctx.tx, commands.map(callKey)),
    loadFacts(ctx, commands),
  )
  const fresh = settleReplays(commands, replays, settled)
  if (fresh.length > 0) {
    const { planned, refused } = await decideBatch(ctx, fresh, facts)
    const { firsts, followers } = splitByQuote(planned)
    const outcome = await postPlans(ctx, means, firsts)
    await writeSent(ctx, outcome.posted, settled)
    const explained = await explainRefusals(ctx, outcome.refused, outcome.wallets)
    const allRefused: Refused[] = [...refused, ...explained]
    for (const { command, problem } of allRefused) settled.set(command, { problem })
    for (const { command, first } of followers) {
      const problem = settled.get(first)?.problem ?? transfersProblems.quote_used()
      settled.set(command, { problem })
    }
  }
  return commands.map((command) => settled.get(command)!)
}
