import type { LedgerReport } from '#ledger'

/** The report as a person reads it: a line for each invariant, and what violates it. */
export const describeLedger = ({ ok, invariants, transfers, batches }: LedgerReport): string => {
  const lines = invariants.flatMap(({ id, title, ok: holds, checked, violations }) => [
    `${holds ? '✓' : '✗'} ${id}  ${title} (${checked} checked)`,
    ...violations.map((violation) => `     ${violation}`),
  ])
  const verdict = ok ? 'The ledger holds.' : 'The ledger does NOT hold.'
  return [...lines, '', `${transfers} transfers in ${batches} batches. ${verdict}`].join('\n')
}
