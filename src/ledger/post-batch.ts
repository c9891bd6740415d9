import pg from 'pg'
import type { TxContext } from '#platform/context'
import { TransactionConflict } from '#platform/database/transaction'
import { decide } from './decide.ts'
import { enterWriter, loadState } from './load.ts'
import type { PostingCommand, PostingResult } from './transfer.ts'
import { writeDecision } from './write.ts'
import type { LedgerWriter } from './writer.ts'

const reasonPattern = /^[a-z][a-z0-9_.-]{0,63}$/
const groupPattern = /^[A-Za-z0-9_.:-]{1,64}$/

// These come from our own code, not from people: a bad one is a mistake to be found in a test.
export const checkWords = (commands: readonly PostingCommand[]): void => {
  for (const { reason, groupId } of commands) {
    if (!reasonPattern.test(reason)) throw new Error(`Not a reason: ${reason}`)
    if (groupId !== undefined && !groupPattern.test(groupId)) {
      throw new Error(`Not a group id: ${groupId}`)
    }
  }
}

/**
 * Posts a batch inside the caller's transaction: load, decide, write. Results stand in the order of
 * the commands; a refused command never sinks the others, unless they are linked by `groupId`.
 * Nothing has happened until the caller's COMMIT has returned.
 * @throws TransactionConflict when another transaction used the writer or the ids at the same
 *   moment; `inTransaction` runs the work again.
 */
export const postBatch = async (
  ctx: TxContext,
  writer: LedgerWriter,
  commands: readonly PostingCommand[],
): Promise<readonly PostingResult[]> => {
  if (commands.length === 0) return []
  checkWords(commands)
  const now = ctx.clock.now()
  const { state, head } = await loadState(ctx.tx, commands, writer.id)
  const decision = decide(state, commands, now.getTime())
  if (decision.postings.length === 0 && decision.refusals.length === 0) return decision.results
  try {
    const after = head ?? (await enterWriter(ctx.tx, writer.id, now))
    await writeDecision(ctx.tx, decision, after, (id) => state.accounts.get(id)!.seq)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23505') {
      throw new TransactionConflict(`Written twice at once: ${error.constraint}`, { cause: error })
    }
    throw error
  }
  return decision.results
}
