import type { Context } from './context.ts'

export type Means = Pick<Context, 'clock' | 'ids' | 'random' | 'log'>

/** The context of work that nobody asked for at this moment: jobs and listeners. */
export const systemContext = ({ clock, ids, random, log }: Means, name: string): Context => {
  const requestId = ids.next()
  return {
    ...{ clock, ids, random, requestId },
    log: log.child({ requestId, system: name }),
    actor: { kind: 'system', name },
    language: 'en',
    source: null,
  }
}
