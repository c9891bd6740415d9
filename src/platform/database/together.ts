/**
 * Awaits statements that travel together on one connection. When one fails, PostgreSQL refuses
 * those behind it as well; what is thrown is the first failure in order, which is the cause.
 */
export const together = async <const T extends readonly Promise<unknown>[]>(
  ...statements: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> => {
  const settled = await Promise.allSettled(statements)
  for (const outcome of settled) if (outcome.status === 'rejected') throw outcome.reason
  return settled.map((outcome) => (outcome as PromiseFulfilledResult<unknown>).value) as never
}
