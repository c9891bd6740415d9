import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { sameBytes } from '#platform/crypto'
import type { Problem } from '#platform/problems'
import { identityProblems } from '../problems.ts'
import { isOpenAt, type Recovery, type RecoveryPurpose, recoveryMinutes } from './recovery.ts'
import { recoveryCodeHash, spendRecoveryTry } from './recovery-store.ts'

/**
 * Judges the code of a locked request and keeps a wrong try, whoever has the contact. A refusal is
 * returned, not thrown: a throw would undo the try.
 */
export const judgeRecoveryCode = async (
  ctx: TxContext,
  purpose: RecoveryPurpose,
  recovery: Recovery | null,
  code: string,
  canPass: boolean,
): Promise<Problem | null> => {
  const refuse = async (problem: Problem): Promise<Problem> => {
    const facts = { purpose, problem: problem.code }
    const entry = { event: 'authn_login_fail', kind: null, outcome: 'refused' } as const
    await recordAudit(ctx, [{ ...entry, personId: recovery?.personId ?? null, facts }])
    return problem
  }
  if (!recovery || !isOpenAt(recovery, ctx.clock.now()) || recovery.openedAt !== null) {
    return refuse(identityProblems.code_expired({ minutes: recoveryMinutes[purpose] }))
  }
  const isRight = sameBytes(recovery.codeHash, recoveryCodeHash(recovery.id, code))
  if (isRight && canPass) return null
  const triesLeft = await spendRecoveryTry(ctx, recovery.id)
  return refuse(
    triesLeft === 0 ? identityProblems.code_spent() : identityProblems.code_wrong({ triesLeft }),
  )
}
