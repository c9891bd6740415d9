import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning } from '../running.ts'

/** A server at work on a data folder, as its `postmaster.pid` tells it. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  /** Recovery counts as starting. */
  readonly state: 'starting' | 'ready' | 'stopping'
}

/** A number may have been given to another program since: ask /proc where there is one. */
const isPostgres = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return true
  }
}

/** Null when no server works there, whatever a leftover file says. */
export const findPostmaster = async (data: string): Promise<Postmaster | null> => {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!pid || !isRunning(pid) || !isPostgres(pid)) return null
  const said = lines[7]?.trim()
  const state = said === 'ready' || said === 'stopping' ? said : 'starting'
  return { pid, port: Number(lines[3]), state }
}

/** Waits while a server is starting or recovering; null when none is there. */
export const waitUntilReady = async (
  data: string,
  timeoutMs: number,
): Promise<Postmaster | null> => {
  let found = await findPostmaster(data)
  for (let waitedMs = 0; found?.state === 'starting' && waitedMs < timeoutMs; waitedMs += 50) {
    await pause(50)
    found = await findPostmaster(data)
  }
  return found
}

/**
 * Removes a leftover `postmaster.pid` that would keep a new server from starting: a dead process
 * that nobody has collected still answers to its number. PostgreSQL's own guard stays: it refuses
 * while anybody holds the old shared memory.
 */
export const clearLeftover = async (data: string): Promise<void> => {
  if (await findPostmaster(data)) return
  await rm(join(data, 'postmaster.pid'), { force: true })
}
