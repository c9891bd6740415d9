/** Declared problems without a case; empty when the matrix is complete. */
export const missing: readonly string[] = []
