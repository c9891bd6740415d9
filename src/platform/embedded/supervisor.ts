import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { EmbeddedPostgres } from './postgres.ts'

export type Supervisor = { readonly stop: () => Promise<void> }

const lookEveryMs = 250
const longestPauseMs = 2_000

/**
 * Starts the server again whenever it is gone, and goes on trying: a killed server lingers a
 * moment,
 * and a full disk keeps it down until there is room.
 */
export const supervise = (server: EmbeddedPostgres, log: Log): Supervisor => {
  const ending = new AbortController()
  const rest = (ms: number) => pause(ms, undefined, { signal: ending.signal }).catch(() => {})

  const bringBack = async () => {
    log.warn({ event: 'database_down' }, 'PostgreSQL is gone; starting it again')
    for (let pauseMs = lookEveryMs; !ending.signal.aborted; ) {
      try {
        await server.start()
        log.warn({ event: 'database_up' }, 'PostgreSQL is back')
        return
      } catch (error) {
        log.error({ event: 'database_down', reason: (error as Error).message }, 'Still down')
        await rest(pauseMs)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
    }
  }

  const watch = async () => {
    while (!ending.signal.aborted) {
      if (!(await server.isAlive())) await bringBack()
      await rest(lookEveryMs)
    }
  }

  const watching = watch()
  return {
    stop: async () => {
      ending.abort()
      await watching
    },
  }
}
