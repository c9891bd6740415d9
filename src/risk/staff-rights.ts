import { roleNames } from '#identity'
import { type Role, signedIn, type TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { riskProblems } from './problems.ts'
import type { Category } from './restriction.ts'

/** Who places, extends and lifts restrictions of each category. */
export const roleOf: Readonly<Record<Category, Role>> = {
  security: 'senior_support',
  risk_review: 'senior_support',
  debt: 'senior_support',
  document: 'verification',
  compliance: 'verification',
  court_order: 'verification',
}

/** Who reads what is restricted and why, also what the person is not told. */
export const restrictionReaders = ['senior_support', 'verification', 'auditor'] as const

/** What one person alone must not lift. */
export const needsTwo = (category: Category): boolean =>
  category === 'compliance' || category === 'court_order'

/**
 * That this member of staff may decide about this category on somebody else's account.
 * @throws risk.own_account, category_of_others
 */
export const requireRight = (
  ctx: TxContext,
  { personId, category }: { readonly personId: PersonId; readonly category: Category },
): PersonId => {
  const staffId = signedIn(ctx)
  if (personId === staffId) throw riskProblems.own_account()
  const role = roleOf[category]
  const roles = ctx.actor.kind === 'person' ? ctx.actor.roles : []
  if (!roles.includes(role)) throw riskProblems.category_of_others({ role: roleNames[role] })
  return staffId
}

const mostDays = 90

/**
 * A date that the person is told: ahead, and not so far that it says nothing.
 * @throws risk.date_unusable
 */
export const requireUsableDate = (ctx: TxContext, text: string, pointer: string): Date => {
  const date = new Date(text)
  const now = ctx.clock.now().getTime()
  const isUsable = date.getTime() > now && date.getTime() <= now + mostDays * 86_400_000
  if (isUsable) return date
  const { title } = riskProblems.date_unusable({ days: mostDays }).declaration
  const detail = title[ctx.language]
  throw riskProblems.date_unusable(
    { days: mostDays },
    { errors: [{ pointer, code: 'risk.date_unusable', detail }] },
  )
}
