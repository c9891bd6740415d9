import type { Problem } from '#platform/problems'
import { riskProblems } from './problems.ts'
import { type Restriction, toldDate } from './restriction.ts'
import { wordsOfReason } from './restriction-words.ts'

/**
 * What the restricted person is told when they try: the reason where it may be told, else that
 * there is a review, always with a date. The answer for `generic` and for `silent` is the same.
 */
export const refuseRestricted = (restriction: Restriction, now: Date): Problem => {
  const by = toldDate(restriction)
  if (by === null) throw new Error('What OKPay placed must have a date')
  const retryAfterSeconds = Math.ceil((by.getTime() - now.getTime()) / 1_000)
  return restriction.disclosure === 'full'
    ? riskProblems.restricted(
        { why: wordsOfReason(restriction.reason).why, by },
        { retryAfterSeconds },
      )
    : riskProblems.under_review({ by }, { retryAfterSeconds })
}
