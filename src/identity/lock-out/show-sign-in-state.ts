import { signedIn, type TxContext } from '#platform/context'
import { signInRule } from '../throttle.ts'
import { loadCounters } from '../throttle-store.ts'
import { factorCountersOf, signInCountersOf } from './counters.ts'
import { lockAnswer } from './lock-answer.ts'
import { loadLockOuts } from './lock-out-store.ts'

const shownDays = 30

/** What strangers are never told: failures, blocks and when they end, for the proven owner. */
export const showSignInState = async (ctx: TxContext) => {
  const personId = signedIn(ctx)
  const now = ctx.clock.now()
  const signIns = await loadCounters(ctx, await signInCountersOf(ctx, personId))
  const factors = await loadCounters(ctx, factorCountersOf(personId))
  const windowStart = new Date(now.getTime() - signInRule.windowMs)
  const latest = (scopes: readonly string[]): string | null => {
    const ends = [...signIns, ...factors]
      .filter(({ scope, blockedUntil }) => scopes.includes(scope) && blockedUntil !== null)
      .map(({ blockedUntil }) => blockedUntil!)
      .filter((until) => until > now)
    return ends.sort((a, b) => b.getTime() - a.getTime())[0]?.toISOString() ?? null
  }
  const since = new Date(now.getTime() - shownDays * 24 * 3_600_000)
  const locks = await loadLockOuts(ctx, personId, since)
  return {
    failedTries: signIns
      .filter(({ windowStartedAt }) => windowStartedAt > windowStart)
      .reduce((sum, { count }) => sum + count, 0),
    blockedUntil: latest(['sign_in']),
    factorsPausedUntil: latest(['factor']),
    locks: locks.map((lock) => lockAnswer(ctx, lock)),
  }
}
