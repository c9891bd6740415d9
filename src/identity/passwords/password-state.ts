import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { loadPassword } from './password-store.ts'
import { passwordProblems } from './problems.ts'

const yearMs = 365 * 24 * 3_600_000

export type PasswordAge = {
  readonly setAt: Date
  /** Older than a year: worth a quiet word, never a refusal. Source: NIST SP 800-63B-4, 3.1.1. */
  readonly isOld: boolean
}

/** Since when a password has been in use. */
export const ageOf = (setAt: Date, now: Date): PasswordAge => ({
  setAt,
  isOld: now.getTime() - setAt.getTime() >= yearMs,
})

/**
 * For sign-in, once the password was right: one that others know opens nothing. The refusal is
 * returned: a throw would undo what was counted.
 */
export const refuseCompromised = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<Problem | null> => {
  const password = await loadPassword(ctx, personId)
  return password?.mustChangeReason ? passwordProblems.password_must_change() : null
}
