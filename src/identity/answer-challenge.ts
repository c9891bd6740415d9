import type { TxContext } from '#platform/context'
import type { Problem } from '#platform/problems'
import { type Challenge, codeMinutes, spendTry } from './challenge.ts'
import { identityProblems } from './problems.ts'

/**
 * Judges a code against its locked challenge and keeps a wrong try. A refusal is returned, not
 * thrown: a throw would undo the try.
 */
export const judgeCode = async (
  ctx: TxContext,
  challenge: Challenge | null,
  code: string,
  canPass: boolean,
): Promise<Problem | null> => {
  if (!challenge?.isOpen) return identityProblems.code_expired({ minutes: codeMinutes })
  if (challenge.accepts(code) && canPass) return null
  const triesLeft = await spendTry(ctx, challenge)
  if (triesLeft === 0) return identityProblems.code_spent()
  return identityProblems.code_wrong({ triesLeft })
}
