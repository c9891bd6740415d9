import type { Listener } from './events.ts'
import type { Endpoint } from './http/endpoint.ts'
import type { OnRefused } from './http/refused-call.ts'
import type { ScheduledJob } from './jobs.ts'

/** What a module brings to the program; `main.ts` puts the modules together. */
export type Module = {
  readonly name: string
  readonly endpoints: readonly Endpoint[]
  readonly jobs?: readonly ScheduledJob[]
  readonly listeners?: readonly Listener[]
  /** Hears of refused calls; one module at most. */
  readonly onRefused?: OnRefused
  /** Resolves when the module's own batches have been answered; called before the pool closes. */
  readonly drain?: () => Promise<void>
}
