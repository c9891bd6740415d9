import { useSyncExternalStore } from 'react'
import type { ProofState } from './calls.ts'

/** How a check of a fresh second factor ended; `again` asks for another check of the same. */
type Outcome =
  | { readonly kind: 'proved'; readonly proof: string }
  | { readonly kind: 'again' | 'cancelled' }

/** A request that waits for the person. */
export type StepUpAsked = {
  readonly check: ProofState
  readonly end: (outcome: Outcome) => void
}

// One dialog: what is asked meanwhile waits its turn.
let waiting: readonly StepUpAsked[] = []
const watchers = new Set<() => void>()

const keep = (next: readonly StepUpAsked[]) => {
  waiting = next
  for (const watcher of watchers) watcher()
}

/** Shows the dialog with this check; resolves when the person answered it or closed it. */
export const askStepUp = (check: ProofState): Promise<Outcome> =>
  new Promise((resolve) => {
    const asked: StepUpAsked = {
      check,
      end: (outcome) => {
        keep(waiting.filter((each) => each !== asked))
        resolve(outcome)
      },
    }
    keep([...waiting, asked])
  })

const subscribe = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** What the dialog shows; null when nothing is asked. */
export const useStepUpAsked = (): StepUpAsked | null =>
  useSyncExternalStore(subscribe, () => waiting[0] ?? null)
