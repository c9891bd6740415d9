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
  'withdrawals',
  'countries',
  'bankDeposits',
  'noticeDays',
  'termsVersion',
] as const
export type Part = (typeof parts)[number]

/** For what a row holds stands first; the database keeps members in an order of its own. */
const first = ['operation', 'method', 'currency', 'tier', 'countries', 'calendar', 'zone', 'reason']
const rank = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length)

const inOrder = (row: unknown): unknown =>
  typeof row !== 'object' || row === null || Array.isArray(row)
    ? row
    : Object.fromEntries(Object.entries(row).sort(([a], [b]) => rank(a) - rank(b)))

/** A row a line, so that a change is one line; a part that an older version lacks is empty. */
export const writePart = (value: unknown): string =>
  Array.isArray(value)
    ? `[\n${value.map((row) => `  ${JSON.stringify(inOrder(row))}`).join(',\n')}\n]`
    : JSON.stringify(value ?? {}, null, 2)

/** The part's value, or why it cannot be read. */
export const readPart = (text: string): { readonly value: unknown } | { readonly why: string } => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}
