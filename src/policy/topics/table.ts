import type { Static } from '#platform/contract'
import type { Words } from '#platform/problems'
import type { PolicyTable, PolicyValue } from '../contract.ts'

/** One topic of one version, ready to show; a row's id is the same from version to version. */
export type Table = Static<typeof PolicyTable>
export type TableRow = Table['groups'][number]['rows'][number]
export type Value = Static<typeof PolicyValue>

export const said = (en: string, zh: string): { words: Words } => ({ words: { en, 'zh-CN': zh } })
export const nothing = said('–', '–')

/** Rows gathered by the id of their group, in order of first appearance. */
export const gather = <R>(
  rows: readonly R[],
  idOf: (row: R) => string,
): readonly (readonly [string, readonly R[]])[] => {
  const groups = new Map<string, R[]>()
  for (const row of rows) groups.set(idOf(row), [...(groups.get(idOf(row)) ?? []), row])
  return [...groups]
}
