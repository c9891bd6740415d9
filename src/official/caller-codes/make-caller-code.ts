import { signedIn, type TxContext } from '#platform/context'
import { randomInteger } from '#platform/random'
import { officialProblems } from '../problems.ts'
import { type CallerCode, countCodes, findLiveCode, putCode } from './caller-code-store.ts'

const goodMs = 10 * 60_000
const hourMs = 3_600_000
const mostAnHour = 10

export const showCode = (code: CallerCode | null) => ({
  code: code?.code ?? null,
  createdAt: code?.createdAt.toISOString() ?? null,
  expiresAt: code?.expiresAt.toISOString() ?? null,
  lookedUpAt: code?.lookedUpAt?.toISOString() ?? null,
})

/** The signed-in person's live code, if any. */
export const currentCode = async (ctx: TxContext) =>
  showCode(await findLiveCode(ctx, signedIn(ctx)))

/**
 * Makes a code that staff see once within ten minutes, so that a caller who reads it out is ours.
 * It voids the one before.
 * @throws official.codes_too_often
 */
export const makeCallerCode = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  const now = ctx.clock.now()
  const { made, first } = await countCodes(ctx, personId, new Date(now.getTime() - hourMs))
  if (made >= mostAnHour && first) {
    const at = new Date(first.getTime() + hourMs)
    const seconds = Math.ceil((at.getTime() - now.getTime()) / 1_000)
    throw officialProblems.codes_too_often({ at }, { retryAfterSeconds: seconds })
  }
  const digits = String(randomInteger(ctx.random, 1_000_000)).padStart(6, '0')
  const code = {
    id: ctx.ids.next(),
    code: digits,
    createdAt: now,
    expiresAt: new Date(now.getTime() + goodMs),
  }
  await putCode(ctx, personId, code)
  return showCode({ ...code, lookedUpAt: null })
}
