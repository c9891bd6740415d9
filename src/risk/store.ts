import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { Affect, Category, Disclosure } from './restriction.ts'

/** What a restriction is to those who decide, of a row of `risk.restrictions`. */
export type PlacedRow = {
  readonly id: string
  readonly personId: PersonId
  readonly category: Category
  readonly reason: string
  readonly affects: readonly Affect[]
  readonly currencies: readonly Currency[] | null
  readonly disclosure: Disclosure
  readonly since: Date
  readonly reviewDue: Date
  readonly endsAt: Date | null
}

// On the hot path: one look into the index of what is in force.
const inForce: Prepared = {
  name: 'risk.in-force',
  text: `
    SELECT id, person_id AS "personId", category, reason, affects, currencies, disclosure, since,
      review_due AS "reviewDue", ends_at AS "endsAt"
    FROM risk.restrictions
    WHERE person_id = ANY($1::uuid[]) AND lifted_at IS NULL AND (ends_at IS NULL OR ends_at > $2)
    ORDER BY since, id`,
}

/** What is in force for these people, oldest first; one statement for all. */
export const loadInForce = (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<readonly PlacedRow[]> => ctx.tx.query<PlacedRow>(inForce, [personIds, ctx.clock.now()])
