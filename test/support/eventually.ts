/** Tries until the assertion holds; after five seconds its failure is the test's. */
export const eventually = async (check: () => unknown, timeoutMs = 5_000): Promise<void> => {
  const end = Date.now() + timeoutMs
  for (;;) {
    try {
      await check()
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
