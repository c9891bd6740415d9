/**
 * Gathers concurrent calls without timers: while one batch runs, the next one collects; when the
 * batch has come back, all that waits goes. A lone caller waits for nothing, a crowd shares a
 * commit.
 */
export type Settled<Outcome> =
  | { readonly value: Outcome; readonly problem?: never }
  | { readonly value?: never; readonly problem: Error }

export type Batcher<Command, Outcome> = {
  /** Resolves with this caller's own outcome, rejects with this caller's own problem. */
  readonly submit: (command: Command) => Promise<Outcome>
  readonly waiting: () => number
  /** Resolves when everything that was submitted has been answered. */
  readonly drained: () => Promise<void>
}

type Options<Command, Outcome> = {
  /** Commands (or their weight) that a batch holds at most; a heavier one travels alone. */
  readonly limit: number
  /** Commands (or their weight) that may wait at most; beyond it `overflow` is thrown. */
  readonly capacity: number
  /** What a command counts; default 1. */
  readonly weightOf?: (command: Command) => number
  readonly overflow: () => Error
  /** Batches that may run at once; default 1. A further lane opens only for a full half batch. */
  readonly lanes?: number
  /** Answers every command, in order. A throw rejects all of them. `lane` is 0, 1, … */
  readonly run: (commands: readonly Command[], lane: number) => Promise<readonly Settled<Outcome>[]>
}

type Waiting<Command, Outcome> = {
  readonly command: Command
  readonly weight: number
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

export const createBatcher = <Command, Outcome>({
  limit,
  capacity,
  weightOf = () => 1,
  overflow,
  lanes = 1,
  run,
}: Options<Command, Outcome>): Batcher<Command, Outcome> => {
  let queue: Waiting<Command, Outcome>[] = []
  let queuedWeight = 0
  const running = new Map<number, Promise<void>>()

  const takeBatch = (): Waiting<Command, Outcome>[] => {
    let count = 0
    let weight = 0
    while (count < queue.length && (count === 0 || weight + queue[count]!.weight <= limit)) {
      weight += queue[count++]!.weight
    }
    const batch = queue
    queue = batch.splice(count)
    queuedWeight -= weight
    return batch
  }

  const runOne = async (lane: number) => {
    const batch = takeBatch()
    try {
      const settled = await run(
        batch.map(({ command }) => command),
        lane,
      )
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = settled[index]
        if (!outcome) reject(new Error('A batch answered fewer commands than it was given'))
        else if (outcome.problem) reject(outcome.problem)
        else resolve(outcome.value as Outcome)
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  const runLane = async (lane: number) => {
    // One turn of the event loop: calls that arrived together travel together.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (queue.length > 0) await runOne(lane)
    running.delete(lane)
  }

  const openLane = () => {
    if (running.size > 0 && (running.size >= lanes || queuedWeight * 2 < limit)) return
    let lane = 0
    while (running.has(lane)) lane += 1
    running.set(lane, runLane(lane))
  }

  return {
    submit: (command) =>
      new Promise<Outcome>((resolve, reject) => {
        const weight = weightOf(command)
        if (queue.length > 0 && queuedWeight + weight > capacity) return reject(overflow())
        queuedWeight += weight
        queue.push({ command, weight, resolve, reject })
        openLane()
      }),
    waiting: () => queue.length,
    drained: async () => {
      while (running.size > 0) await Promise.all(running.values())
    },
  }
}
