import { isDeepStrictEqual } from 'node:util'
import type { Static } from '#platform/contract'
import type { Words } from '#platform/problems'
import type { RowChange as RowChangeSchema } from '../contract.ts'
import type { Table, Value } from './table.ts'

/** One row that is not what it was. Of a new row `from` is null, of one that is gone `to`. */
export type RowChange = Static<typeof RowChangeSchema>

type Placed = {
  readonly group: Words
  readonly title: Words
  readonly values: readonly Value[]
}

const rowsById = ({ groups }: Table): ReadonlyMap<string, Placed> =>
  new Map(
    groups.flatMap((group) =>
      group.rows.map(({ id, title, values }) => [
        `${group.id} ${id}`,
        { group: group.title, title, values },
      ]),
    ),
  )

/** Of a long list only what left it and what came in. */
const difference = (
  from: Value | undefined,
  to: Value,
): { from: Value | null; to: Value | null } => {
  if (!from || !('countries' in from) || !('countries' in to)) return { from: from ?? null, to }
  const lost = from.countries.filter((code) => !to.countries.includes(code))
  const gained = to.countries.filter((code) => !from.countries.includes(code))
  return {
    from: lost.length > 0 ? { countries: lost } : null,
    to: gained.length > 0 ? { countries: gained } : null,
  }
}

/** What became of each row from one version of a table to the next, in the order of the newer. */
export const compareTables = (before: Table, after: Table): RowChange[] => {
  const [old, now] = [rowsById(before), rowsById(after)]
  const changed = [...now].flatMap(([id, { values, ...row }]): RowChange[] => {
    const was = old.get(id)
    const differing = values.flatMap((to, index) => {
      const from = was?.values[index]
      return was && isDeepStrictEqual(from, to)
        ? []
        : [{ column: after.columns[index]!, ...difference(from, to) }]
    })
    if (differing.length === 0) return []
    return [{ ...row, kind: was ? 'changed' : 'added', values: differing }]
  })
  const removed = [...old]
    .filter(([id]) => !now.has(id))
    .map(([, { values, ...row }]): RowChange => {
      const gone = values.map((from, index) => ({
        ...{ column: before.columns[index]!, from, to: null },
      }))
      return { ...row, kind: 'removed', values: gone }
    })
  return [...changed, ...removed]
}
