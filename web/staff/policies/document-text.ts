/** Parts of the document in the order in which they are edited. */
export const parts = [
  'limits',
  'fees',
  'minimums',
  'times',
  'methods',
  'hours',
  'coolDowns',
  'confirmations',
  'tiers',
  'transfers',
  'countries',
  'bankDeposits',
  'noticeDays',
  'termsVersion',
] as const
export type Part = (typeof parts)[number]

/** A row a line, so that a change is one line. */
export const writePart = (value: unknown): string =>
  Array.isArray(value)
    ? `[\n${value.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`
    : JSON.stringify(value, null, 2)

/** The part's value, or why it cannot be read. */
export const readPart = (text: string): { readonly value: unknown } | { readonly why: string } => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}
