import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import { formatId, type PersonId } from '#platform/ids'
import { declaredProblems, Problem } from '#platform/problems'
import type { KeyRefusal } from './describe-request.ts'

const latestRefusal: Prepared = {
  name: 'explain.find_refusal_of_key',
  text: `
    SELECT id, at, data->>'code' AS code, data->'params' AS params FROM platform.events
    WHERE subject = $1 AND type = 'explain.refused' AND data->>'idempotencyKey' = $2
    ORDER BY id DESC LIMIT 1`,
}

type Row = {
  readonly id: string
  readonly at: Date
  readonly code: string
  readonly params: Readonly<Record<string, never>>
}

/** Moments are texts in an event. */
const revive = (code: string, params: Row['params']): Problem | null => {
  const declaration = declaredProblems.get(code)
  if (!declaration) return null
  const { params: kinds = {} } = declaration
  const revived = Object.entries(params ?? {}).map(([name, value]) => [
    name,
    kinds[name] === 'time' ? new Date(value) : value,
  ])
  return new Problem(code, declaration, Object.fromEntries(revived))
}

/** The latest refusal that this person got for this key; null: none is on record. */
export const findRefusalOfKey = async (
  { tx }: TxContext,
  personId: PersonId,
  key: string,
): Promise<KeyRefusal | null> => {
  const [row] = await tx.query<Row>(latestRefusal, [personId, key])
  const problem = row && revive(row.code, row.params)
  return row && problem ? { id: formatId('refusal', row.id), at: row.at, problem } : null
}
