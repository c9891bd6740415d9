import { readFileSync } from 'node:fs'

/** Fields of /proc/PID/stat after the name; null where there is no /proc or no such process. */
const procStat = (pid: number): readonly string[] | null => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** Whether a process works. One that died and that nobody has collected yet (a zombie) does not. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return procStat(pid)?.[0] !== 'Z'
}

/** Tells a process from a later one with the same number; empty where that cannot be known. */
export const birthOf = (pid: number): string => procStat(pid)?.[19] ?? ''
