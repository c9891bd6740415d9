import pg from 'pg'
import { createLedgerWriter } from '#ledger'
import { ledgerProblems } from '#ledger/problems'
import { createBatcher, type Settled } from '#platform/batch'
import type { Context } from '#platform/context'
import { CommitUnknown, inTransaction } from '#platform/database/transaction'
import { platformProblems } from '#platform/http/problems'
import { formatId, type Ids, type TransferId } from '#platform/ids'
import type { SendCommand } from './decide-batch.ts'
import { type SendOutcome, sendBatch } from './send-batch.ts'
import { createWalletDirectory } from './wallets.ts'

/** What a caller wants; the ids are made when it is submitted. */
export type SendWish = Omit<SendCommand, 'transferId' | 'feeTransferId' | 'submittedMs'>

export type SendMoney = {
  /**
   * Sends money together with everybody who asks at the same moment; answers after COMMIT.
   * @throws what `problems.ts` declares, in its order · platform.key_reused ·
   *   ledger.overloaded (429) · platform.outcome_unknown (503)
   */
  readonly submit: (wish: SendWish) => Promise<SendOutcome>
  readonly drained: () => Promise<void>
}

type Deps = {
  readonly pool: pg.Pool
  /** The context in which batches run. */
  readonly context: Context
  readonly ids: Ids
  /** Transfers that share one transaction at most. */
  readonly batchLimit?: number
}

/** Nobody waits longer than this for an answer, so nothing is begun after it. */
const patienceMs = 4_000
const capacity = 5_000

/** A fault that one command's data may have caused: the others are tried without it. */
const isDataFault = (error: unknown): boolean =>
  error instanceof pg.DatabaseError ? /^2[23]/.test(error.code ?? '') : false

type Outcomes = Settled<SendOutcome>[]

/** An answer that this very command left behind is no replay. */
const asOwn = (outcome: Settled<SendOutcome>, { transferId }: SendCommand) => {
  const isOwn = outcome.value?.text.includes(formatId('transfer', transferId))
  return isOwn ? { value: { ...outcome.value!, replayed: false } } : outcome
}

export const createSendMoney = ({ pool, context, ids, batchLimit = 512 }: Deps): SendMoney => {
  const means = {
    writer: createLedgerWriter(context.random),
    directory: createWalletDirectory(),
  }
  const { clock } = context

  const runOnce = (commands: readonly SendCommand[]): Promise<Outcomes> =>
    inTransaction(pool, { hot: true }, (tx) => sendBatch({ ...context, tx }, means, commands))

  /** COMMIT's answer was lost: the same ids and keys are handed in until the outcome is known. */
  const runUntilKnown = async (commands: readonly SendCommand[]): Promise<Outcomes> => {
    const untilMs = clock.monotonicMs() + patienceMs
    let unknown: CommitUnknown | undefined
    for (let pauseMs = 25; ; pauseMs = Math.min(pauseMs * 2, 400)) {
      try {
        const outcomes = await runOnce(commands)
        return unknown
          ? outcomes.map((outcome, index) => asOwn(outcome, commands[index]!))
          : outcomes
      } catch (error) {
        means.writer.forget()
        if (error instanceof CommitUnknown) unknown = error
        if (!unknown) throw error
        if (clock.monotonicMs() > untilMs) throw unknown
        context.log.warn({ event: 'commit_unknown', transfers: commands.length }, 'Asking again')
        await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    }
  }

  const runApart = async (commands: readonly SendCommand[]): Promise<Outcomes> => {
    try {
      return await runUntilKnown(commands)
    } catch (error) {
      if (!isDataFault(error)) throw error
      if (commands.length === 1) return [{ problem: error as Error }]
      const middle = commands.length >> 1
      const front = await runApart(commands.slice(0, middle))
      return [...front, ...(await runApart(commands.slice(middle)))]
    }
  }

  const run = async (commands: readonly SendCommand[]): Promise<Outcomes> => {
    const oldestMs = clock.monotonicMs() - patienceMs
    const isLate = ({ submittedMs }: SendCommand) => submittedMs < oldestMs
    const inTime = commands.filter((command) => !isLate(command))
    const outcomes = inTime.length === 0 ? [] : await runApart(inTime)
    let next = 0
    return commands.map((command) =>
      isLate(command)
        ? { problem: platformProblems.overloaded({}, { retryAfterSeconds: 2 }) }
        : outcomes[next++]!,
    )
  }

  const batcher = createBatcher<SendCommand, SendOutcome>({
    limit: batchLimit,
    capacity,
    overflow: () => ledgerProblems.overloaded({ wait: 1 }, { retryAfterSeconds: 1 }),
    run,
  })

  return {
    submit: (wish) =>
      batcher.submit({
        ...wish,
        transferId: ids.next<TransferId>(),
        feeTransferId: ids.next<TransferId>(),
        submittedMs: clock.monotonicMs(),
      }),
    drained: batcher.drained,
  }
}
