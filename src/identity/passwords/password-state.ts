import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
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

/** Null for who has no password. */
export const passwordAge = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<PasswordAge | null> => {
  const password = await loadPassword(ctx, personId)
  return password && ageOf(password.setAt, ctx.clock.now())
}

/**
 * For sign-in, once the password was right: one that others know opens nothing.
 * @throws identity.password_must_change
 */
export const requireStandingPassword = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<void> => {
  const password = await loadPassword(ctx, personId)
  if (password?.mustChangeReason) throw passwordProblems.password_must_change()
}
