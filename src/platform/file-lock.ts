import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning } from './running.ts'

/** Takes over a lock whose owner died. A rename hands it to one taker; a fresh lock is put back. */
const stealFrom = async (path: string, owner: string): Promise<void> => {
  const taken = `${path}.${process.pid}`
  try {
    await rename(path, taken)
    if ((await readFile(taken, 'utf8')) !== owner) await link(taken, path)
  } catch {
    // Somebody else was quicker.
  }
  await rm(taken, { force: true })
}

const acquire = async (path: string): Promise<void> => {
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const owner = await readFile(path, 'utf8').catch(() => '')
    if (owner && !isRunning(Number(owner))) await stealFrom(path, owner)
    await pause(50)
  }
}

let turn: Promise<unknown> = Promise.resolve()

/** Runs `work` while no other process (and nothing else here) holds the lock at `path`. */
export const withFileLock = <T>(path: string, work: () => Promise<T>): Promise<T> => {
  const mine = turn.then(async () => {
    await acquire(path)
    try {
      return await work()
    } finally {
      await rm(path, { force: true })
    }
  })
  turn = mine.catch(() => {})
  return mine
}
