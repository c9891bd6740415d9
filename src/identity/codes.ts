/** Full codes of identity's problems, as endpoints list them: `identity.busy`. */
export const codes = (...names: string[]): string[] => names.map((name) => `identity.${name}`)
