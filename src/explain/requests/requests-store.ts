import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import { formatId, type PersonId } from '#platform/ids'
import { reviveProblem } from '../explanations/revive-problem.ts'
import type { KeyRefusal } from './describe-request.ts'

// Refusals that say nothing of what the key was first used for are left out.
const latestRefusal: Prepared = {
  name: 'explain.find_refusal_of_key',
  text: `
    SELECT id, at, data->>'code' AS code, data->'params' AS params FROM platform.events
    WHERE subject = $1 AND type = 'explain.refused' AND data->>'idempotencyKey' = $2
      AND data->>'code' NOT IN
        ('platform.key_in_progress', 'platform.key_reused', 'platform.key_closed',
         'platform.rate_limited')
    ORDER BY id DESC LIMIT 1`,
}

type Row = {
  readonly id: string
  readonly at: Date
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

/** The latest refusal that this person got for this key; null: none is on record. */
export const findRefusalOfKey = async (
  { tx }: TxContext,
  personId: PersonId,
  key: string,
): Promise<KeyRefusal | null> => {
  const [row] = await tx.query<Row>(latestRefusal, [personId, key])
  const problem = row && reviveProblem(row.code, row.params)
  return row && problem ? { id: formatId('refusal', row.id), at: row.at, problem } : null
}
