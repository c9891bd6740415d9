import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { closeKey, isWellFormedKey } from '#platform/http/idempotency'
import { isKeyUnderWay } from '#platform/http/keys-under-way'
import { platformProblems } from '#platform/http/problems'
import type { RefusalRecorder } from '../explanations/refusal-recorder.ts'
import type { RequestOutcome } from './contract.ts'
import { outcomeOfKey } from './outcome-of-key.ts'

/**
 * Gives a request of the caller's up, so that another can be made without fear of both being
 * carried out: one that has an answer keeps it, one that has not is refused when it arrives.
 * @throws platform.key_invalid (400): nothing can arrive under it
 * @throws platform.key_in_progress (409): this node is working on it
 */
export const closeRequest = async (
  ctx: TxContext,
  recorder: Pick<RefusalRecorder, 'writtenOf'>,
  key: string,
): Promise<Static<typeof RequestOutcome>> => {
  if (!isWellFormedKey(key)) throw platformProblems.key_invalid()
  const caller = signedIn(ctx)
  if (isKeyUnderWay(caller, key)) {
    throw platformProblems.key_in_progress({}, { retryAfterSeconds: 1 })
  }
  await closeKey(ctx.tx, { caller, key }, ctx.clock.now())
  return outcomeOfKey(ctx, recorder, key)
}
