import pg from 'pg'
import type { TxContext } from '#platform/context'
import { TransactionConflict } from '#platform/database/transaction'
import { nextLink } from './chain.ts'
import { advance, decide } from './decide.ts'
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
 * Commands that are decided together. The next ones are decided while the database writes these, so
 * both work at once; a smaller number would update a busy account more often.
 */
const chunkSize = 250

/** Cuts at about `chunkSize`, never inside a linked group. */
function* inChunks(commands: readonly PostingCommand[]): Generator<readonly PostingCommand[]> {
  if (commands.length <= chunkSize) {
    yield commands
    return
  }
  for (let start = 0; start < commands.length; ) {
    let end = Math.min(start + chunkSize, commands.length)
    for (let groupId = commands[end - 1]!.groupId; groupId !== undefined; end++) {
      if (commands[end]?.groupId !== groupId) break
    }
    yield commands.slice(start, end)
    start = end
  }
}

/** Lets what was written leave and what came in be read. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

const decideAndWrite = async (
  ctx: TxContext,
  writer: LedgerWriter,
  commands: readonly PostingCommand[],
): Promise<readonly PostingResult[]> => {
  const now = ctx.clock.now()
  const { state, head } = await loadState(ctx.tx, commands, writer.id)
  let link = head
  const results: PostingResult[] = []
  const writes: Promise<void>[] = []
  for (const chunk of inChunks(commands)) {
    const decision = decide(state, chunk, now.getTime())
    for (const result of decision.results) results.push(result)
    if (decision.postings.length === 0 && decision.refusals.length === 0) continue
    link ??= await enterWriter(ctx.tx, writer.id, now)
    link = { ...nextLink(link, decision), writerNo: link.writerNo }
    const oldSeqOf = (id: string) => state.accounts.get(id)!.seq
    const written = writeDecision(ctx.tx, decision, link, oldSeqOf)
    written.catch(() => {}) // awaited below, together
    writes.push(written)
    advance(state, decision)
    if (commands.length > chunkSize) await turn()
  }
  await Promise.all(writes)
  return results
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
  try {
    return await decideAndWrite(ctx, writer, commands)
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '23505') {
      throw new TransactionConflict(`Written twice at once: ${error.constraint}`, { cause: error })
    }
    throw error
  }
}
