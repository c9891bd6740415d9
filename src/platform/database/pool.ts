import pg from 'pg'

/** The role that the application works as; migrations create it with the least it needs. */
export const applicationRole = 'okpay_app'

// Money is bigint from the wire on: int8 as BigInt, numeric as text, a date as its own text.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return BigInt
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === 1016)
      return (text: string) => text.slice(1, -1).split(',').filter(Boolean).map(BigInt)
    return pg.types.getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

type Options = {
  readonly url: string
  /** Connections at most. */
  readonly max: number
  /** Work as this role (`okpay_app`), or as the URL's own user when null (migrations). */
  readonly role: string | null
  readonly onError?: (error: Error) => void
}

/** A pool whose connections give up rather than pile up: 4 s to connect, 30 s a statement. */
export const createPool = ({ url, max, role, onError }: Options): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 4_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Statements that do not need each other's answer may travel together (`Promise.all` in one
    // transaction).
    pipeline: true,
    application_name: 'okpay',
    options: [
      ...(role ? [`-c role=${role}`, '-c statement_timeout=30s'] : []),
      '-c idle_in_transaction_session_timeout=60s',
      '-c timezone=UTC',
    ].join(' '),
  })
  const heard = (error: Error) => onError?.(error)
  pool.on('error', heard)
  pool.on('connect', (client) => client.on('error', heard))
  return pool
}
