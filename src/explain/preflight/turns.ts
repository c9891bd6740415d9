import { platformProblems } from '#platform/http/problems'
import type { Pressure } from '#platform/pressure'

/** Questions that are answered at once; one alone while others wait for their answers. */
const atOnce = 4
/** Questions that may wait for their turn. */
const capacity = 40

/**
 * Whoever types may wait a moment; whoever sends may not. Pre-flights take turns on few
 * connections, fewer when many people wait for this process, and what comes beyond is refused at
 * once: the form keeps what it shows.
 */
export const createTurns = (pressure: Pick<Pressure, 'isHigh'>) => {
  let running = 0
  const waiting: (() => void)[] = []
  const most = () => (pressure.isHigh() ? 1 : atOnce)
  const letIn = () => {
    while (waiting.length > 0 && running < most()) {
      running += 1
      waiting.shift()!()
    }
  }

  /** @throws platform.overloaded (503) when too many wait already. */
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running < most()) running += 1
    else {
      if (waiting.length >= capacity)
        throw platformProblems.overloaded({}, { retryAfterSeconds: 1 })
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
    try {
      return await work()
    } finally {
      running -= 1
      letIn()
    }
  }
}
