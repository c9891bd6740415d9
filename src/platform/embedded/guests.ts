import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { birthOf, isRunning } from '../running.ts'

/**
 * Which processes use a server, one file each, so that the last one to leave stops it and a command
 * never stops the server under a running product. Call these under the server's lock.
 */
const folderOf = (home: string) => join(home, 'guests')

export const enter = async (home: string): Promise<void> => {
  await mkdir(folderOf(home), { recursive: true })
  await writeFile(join(folderOf(home), String(process.pid)), birthOf(process.pid))
}

/** @returns whether nobody else is left. */
export const leave = async (home: string): Promise<boolean> => {
  const folder = folderOf(home)
  await rm(join(folder, String(process.pid)), { force: true })
  let others = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const birth = await readFile(join(folder, name), 'utf8').catch(() => '')
    if (isRunning(Number(name)) && birthOf(Number(name)) === birth) others++
    else await rm(join(folder, name), { force: true })
  }
  return others === 0
}
