/** Arrays travel as text literals of plain values: the cheapest encoding from Node. */
export const arrayLiteral = (values: Iterable<unknown>): string => `{${[...values].join(',')}}`

/** Quoted, for values that may hold commas, quotes or spaces. */
export const textArrayLiteral = (values: Iterable<string>): string =>
  `{${[...values].map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
