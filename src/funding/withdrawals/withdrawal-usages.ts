import { type LimitWindows, limitWindows, type PersonSummary } from '#identity'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import { loadUsages } from './usage-store.ts'
import type { Usage } from './withdrawal-limits.ts'

type Asked = {
  readonly person: Pick<PersonSummary, 'id' | 'limitZone'>
  readonly currency: Currency
}

/** What people have withdrawn to banks in their present day and month, in order: one statement. */
export const withdrawalUsages = (
  ctx: TxContext,
  asked: readonly Asked[],
): Promise<readonly Usage[]> => {
  const now = ctx.clock.now()
  return loadUsages(
    ctx,
    asked.map(({ person, currency }) => {
      const windows: LimitWindows = limitWindows(now, person.limitZone)
      return { personId: person.id, currency, windows }
    }),
  )
}
