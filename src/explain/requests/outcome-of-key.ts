import { readerZone, signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { findKeptReply, keptDays } from '#platform/http/idempotency'
import { isKeyUnderWay } from '#platform/http/keys-under-way'
import type { RefusalRecorder } from '../explanations/refusal-recorder.ts'
import type { RequestOutcome } from './contract.ts'
import {
  describeClosed,
  describeDone,
  describeRefused,
  describeWaiting,
} from './describe-request.ts'
import { findRefusalOfKey } from './requests-store.ts'

/**
 * What became of the caller's request under `key`. There is always an answer:
 * - `done`: an answer is kept, so it was carried out, in the transaction that kept the answer;
 * - `refused`: its latest refusal is on record; nothing was taken. One that is about to be written
 *   is waited for;
 * - `processing`: this node works on it. What is looked up first is whether it is under way, then
 *   the answer: a request that ends in between is found as done;
 * - `closed`: its owner gave the key up: nothing was taken and nothing will be;
 * - `not_received`: none of these. Another node may be working on it, which cannot be known here;
 *   to send the same again under the same key is safe then too, since a key is answered once. To
 *   do something else instead is safe once the key is closed (`closeRequest`).
 *
 * A key is its caller's: somebody else's is `not_received`, like one that never was.
 */
export const outcomeOfKey = async (
  ctx: TxContext,
  { writtenOf }: Pick<RefusalRecorder, 'writtenOf'>,
  key: string,
): Promise<Static<typeof RequestOutcome>> => {
  const personId = signedIn(ctx)
  const isUnderWay = isKeyUnderWay(personId, key)
  await writtenOf(personId, key)
  const kept = await findKeptReply(ctx.tx, personId, key)
  const listener = { language: ctx.language, timeZone: readerZone(ctx) }
  if (kept?.isClosed) return { ...describeClosed(kept.at, listener), key, keptDays }
  if (kept) return { ...describeDone(kept, listener), key, keptDays }
  if (isUnderWay) return { ...describeWaiting('processing', listener), key, keptDays }
  const refusal = await findRefusalOfKey(ctx, personId, key)
  if (refusal) return { ...describeRefused(refusal, listener), key, keptDays }
  return { ...describeWaiting('not_received', listener), key, keptDays }
}
