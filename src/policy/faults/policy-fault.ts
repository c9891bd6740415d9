import type { Words } from '#platform/problems'

/** What is wrong with a document, where, and which rows it is about. */
export type PolicyFault = {
  /** JSON pointer into the document (RFC 6901). */
  readonly pointer: string
  readonly code:
    | 'shape'
    | 'amount'
    | 'overlap'
    | 'contradiction'
    | 'unknown_country'
    | 'not_a_day'
    | 'not_a_zone'
    | 'missing'
    | 'twice'
    | 'unusable'
  /** As staff read them: `limits[3]`. */
  readonly rows: readonly string[]
  readonly words: Words
}

type At = { readonly table: string; readonly index?: number; readonly member?: string }

const rowName = ({ table, index }: At) => (index === undefined ? table : `${table}[${index}]`)

/** A fault at a row (or a whole table); `{row}` of the words is its name. */
export const faultAt = (
  at: At,
  code: PolicyFault['code'],
  words: (row: string) => Words,
  others: readonly string[] = [],
): PolicyFault => {
  const steps = [at.table, at.index, at.member].filter((step) => step !== undefined)
  return {
    pointer: `/${steps.join('/')}`,
    code,
    rows: [rowName(at), ...others],
    words: words(rowName(at)),
  }
}
