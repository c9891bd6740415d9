import type pg from 'pg'

/** A pool that loses the answer to every COMMIT while `isLosing`, after it has reached the server. */
export const losingCommits = (real: pg.Pool) => {
  const state = { isLosing: true }
  const connect = async () => {
    const client = await real.connect()
    const query = async (...args: unknown[]) => {
      const result = await client.query(...(args as [string]))
      if (state.isLosing && args[0] === 'COMMIT') throw new Error('Connection terminated')
      return result
    }
    return { query, release: () => client.release() }
  }
  return { pool: { connect } as unknown as pg.Pool, state }
}
