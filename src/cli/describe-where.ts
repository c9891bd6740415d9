import type { WhereReport } from '#explain'

/** Where all money is, a line for each currency, and what does not agree. */
export const describeWhere = ({ ok, currencies, violations }: WhereReport): string => {
  const lines = currencies.map((one) => {
    const { currency, yours, held, unmatched, returning, house, outside, difference } = one
    const atBank = /[1-9]/.test(one.withBank) ? `; ${one.withBank} withdrawn, with the bank` : ''
    const parts = `yours ${yours} + held ${held} + unmatched ${unmatched} + returning ${returning}`
    return `  ${currency}  ${parts} + house ${house} = outside ${outside} (difference ${difference})${atBank}`
  })
  const verdict = ok ? 'Every amount has its place.' : 'Amounts do NOT have their place.'
  return [...lines, ...violations.map((text) => `     ${text}`), '', verdict].join('\n')
}
