import type pg from 'pg'
import type { TxContext } from '../context.ts'
import { CommitUnknown, inTransaction } from '../database/transaction.ts'
import type { Reply } from './endpoint.ts'
import { type CallKey, findReplays, keepReplies, type Replay } from './idempotency.ts'
import { beginKey, endKey } from './keys-under-way.ts'
import { platformProblems } from './problems.ts'

/**
 * A kept answer as a reply, or null when there is none.
 * @throws platform.key_reused (422) · key_closed (409)
 */
export const replayOf = (replay: Replay | undefined): Reply | null => {
  if (!replay) return null
  if (replay === 'conflict') throw platformProblems.key_reused()
  if (replay === 'closed') throw platformProblems.key_closed()
  return { status: replay.status, text: replay.body, replayed: true }
}

/** One answer a key: refuses a second call while the first is under way, replays kept answers. */
export const createKeyGuard = (pool: pg.Pool) => {
  /** COMMIT's answer was lost: if the answer was kept, then it was done, and that is the answer. */
  const lookUp = async (callKey: CallKey, error: CommitUnknown): Promise<Reply> => {
    const [replay] = await inTransaction(pool, { readOnly: true }, (tx) =>
      findReplays(tx, [callKey]),
    ).catch(() => [])
    const reply = replayOf(replay)
    if (!reply) throw error
    return reply
  }

  const once = async (callKey: CallKey, work: () => Promise<Reply>): Promise<Reply> => {
    const { caller, key } = callKey
    if (!beginKey(caller, key)) {
      throw platformProblems.key_in_progress({}, { retryAfterSeconds: 1 })
    }
    try {
      return await work()
    } catch (error) {
      if (error instanceof CommitUnknown) return await lookUp(callKey, error)
      throw error
    } finally {
      endKey(caller, key)
    }
  }

  const answerOnce = async (
    ctx: TxContext,
    callKey: CallKey,
    work: () => Promise<Reply>,
  ): Promise<Reply> => {
    const [replay] = await findReplays(ctx.tx, [callKey])
    const kept = replayOf(replay)
    if (kept) return kept
    const { body, text = JSON.stringify(body) ?? '', ...reply } = await work()
    const { status } = reply
    await keepReplies(ctx.tx, [{ ...callKey, status, body: text }], ctx.clock.now())
    return { ...reply, text }
  }

  return { once, answerOnce }
}
