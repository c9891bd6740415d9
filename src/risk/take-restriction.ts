import type { TxContext } from '#platform/context'
import { platformProblems } from '#platform/http/problems'
import { parseId } from '#platform/ids'
import { riskProblems } from './problems.ts'
import { requireRight } from './staff-rights.ts'
import { lockRestriction, overSince, type RestrictionRow } from './store.ts'

/**
 * The restriction that a member of staff decides about, locked and still in force.
 * @throws platform.not_found, risk.own_account, category_of_others, restriction_over
 */
export const takeRestriction = async (ctx: TxContext, text: string): Promise<RestrictionRow> => {
  const id = parseId('restriction', text)
  const row = id === null ? null : await lockRestriction(ctx, id)
  if (!row) throw platformProblems.not_found()
  requireRight(ctx, row)
  const over = overSince(row, ctx.clock.now())
  if (over) throw riskProblems.restriction_over({ at: over })
  return row
}
