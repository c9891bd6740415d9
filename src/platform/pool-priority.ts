import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'

/** Nice value of the thread pool: hashing takes what is left when the cores are busy. */
const poolNice = 10

/**
 * Password hashing runs in libuv's threads and wants whole cores; answering people happens in the
 * main thread and in PostgreSQL. On Linux each thread has a priority of its own, so the pool's is
 * lowered: a flood of sign-ins waits for transfers and not the other way round. Elsewhere nothing
 * happens. Call it once the pool has been used, or its threads do not exist yet.
 * @returns how many threads were found
 */
export const lowerPoolPriority = (): number => {
  let found = 0
  try {
    for (const thread of readdirSync('/proc/self/task')) {
      if (readFileSync(`/proc/self/task/${thread}/comm`, 'utf8').trim() !== 'libuv-worker') continue
      setPriority(Number(thread), poolNice)
      found += 1
    }
  } catch {
    // Not Linux, or not permitted: hashing keeps its bound and its queue.
  }
  return found
}
