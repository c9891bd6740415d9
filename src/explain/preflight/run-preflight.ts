import type pg from 'pg'
import { findClosures } from '#availability'
import { depositLimits, depositUsages } from '#funding'
import { findPayers } from '#identity'
import { type Context, signedIn, type TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import { inTransaction } from '#platform/database/transaction'
import { platformProblems } from '#platform/http/problems'
import { policyInForce } from '#policy'
import { barrierTo, loadPlacedRestrictions } from '#risk'
import { noteUnknownPayee } from '#transfers'
import { judgeDeposit } from './judge-deposit.ts'
import { judgeTransfer } from './judge-transfer.ts'
import { judgeUnoffered } from './judge-unoffered.ts'
import { judgeWithdrawal } from './judge-withdrawal.ts'
import { usualMethod } from './methods.ts'
import type { Finding, Question } from './question.ts'
import { sayPreflight } from './say-preflight.ts'

const judgeOther = async (ctx: TxContext, question: Question): Promise<Finding> => {
  const personId = signedIn(ctx)
  const { operation, currency, method } = question
  const isToBank = (method ?? usualMethod.withdrawal) === 'bank'
  if (operation === 'withdrawal' && isToBank) return judgeWithdrawal(ctx, question)
  const [policy, people, placed] = await together(
    policyInForce(ctx),
    findPayers(ctx, [personId]),
    loadPlacedRestrictions(ctx, [personId]),
  )
  const person = people.get(personId)
  if (!person) throw platformProblems.sign_in_required()
  const now = ctx.clock.now()
  const own = placed.get(personId)
  const affect = operation === 'transfer' ? 'transfer_out' : operation
  // A deposit comes in like a transfer does.
  const incoming = operation === 'deposit' ? barrierTo(own, 'transfer_in', currency) : null
  const restriction = barrierTo(own, affect, currency) ?? incoming
  if (operation !== 'deposit') return judgeUnoffered({ person, policy, restriction }, question, now)
  const [closure = null] = await findClosures(ctx, {
    ...{ operation, currency, method: method ?? usualMethod.deposit, country: person.country },
  })
  const [usage] = await depositUsages(ctx, [{ person, currency }])
  const limits = { ...depositLimits(policy, person, currency, now), usage: usage! }
  return judgeDeposit({ person, policy, restriction, closure, limits }, question, now)
}

/**
 * Everything that would stand in the way, and what would pass instead. Reads only; a payee who was
 * not found is counted afterwards, so that typing is no way to fish for people.
 * @throws platform.sign_in_required when the person's own account is gone.
 */
export const runPreflight = async (pool: pg.Pool, ctx: Context, question: Question) => {
  if (question.operation !== 'transfer') {
    const finding = await inTransaction(pool, { readOnly: true }, (tx) =>
      judgeOther({ ...ctx, tx }, question),
    )
    return sayPreflight(ctx, question, finding)
  }
  const personId = signedIn(ctx)
  const finding = await inTransaction(pool, { readOnly: true }, (tx) =>
    judgeTransfer({ ...ctx, tx }, personId, question),
  )
  if (finding.missed) {
    await inTransaction(pool, {}, (tx) => noteUnknownPayee({ ...ctx, tx }, personId))
  }
  return sayPreflight(ctx, question, finding)
}
