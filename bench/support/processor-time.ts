import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Linux counts processor time in ticks of 10 ms. */
const tickMs = 10

type Stat = { readonly parent: number; readonly ms: number }

const readStat = async (pid: number): Promise<Stat | null> => {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The name in brackets may hold spaces; fields are counted after it.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  if (fields.length < 14) return null
  return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * tickMs }
}

/** Processor time of a process and its children so far, in milliseconds; 0 where it is not told. */
export const processorMs = async (pid: number): Promise<number> => {
  const names = await readdir('/proc').catch(() => [])
  let total = 0
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readStat(Number(name))
    if (stat && (Number(name) === pid || stat.parent === pid)) total += stat.ms
  }
  return total
}

/** The process id of the PostgreSQL server whose data lie under `home`. */
export const postmasterPid = async (home: string): Promise<number> =>
  Number((await readFile(join(home, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
