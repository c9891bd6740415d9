import { useEffect, useRef, useState } from 'react'
import type { CallKey, InputArguments, InputOf, ReplyOf } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { isCancelled, isOutcomeUnknown } from '../api/problem.ts'

/**
 * What was sent and not yet answered. It is written to `sessionStorage` before the first byte
 * leaves, so that a reload or a dead network can ask again with the same key: the program answers a
 * key once, whatever happens in between.
 */
export type Attempt<I> = { readonly key: string; readonly input: I; readonly at: string }

export type MoneyActionState = 'idle' | 'sending' | 'unknown' | 'refused' | 'done'

const storageName = (slot: string) => `money-action:${slot}`

const recall = <I>(slot: string): Attempt<I> | null => {
  try {
    return JSON.parse(sessionStorage.getItem(storageName(slot)) ?? 'null') as Attempt<I> | null
  } catch {
    return null
  }
}

const remember = <I>(slot: string, attempt: Attempt<I> | null) => {
  try {
    if (attempt) sessionStorage.setItem(storageName(slot), JSON.stringify(attempt))
    else sessionStorage.removeItem(storageName(slot))
  } catch {
    // Without storage a reload forgets; the key still holds while the screen is open.
  }
}

type MoneyCallKey = Extract<CallKey, `POST ${string}`>

/**
 * Sends something that moves money, once. `send(input)` makes a key, keeps it, and calls; when the
 * outcome is not known (`state` is `unknown`) `repeat()` asks with the same key and the same input.
 * @param slot names the attempt in storage: `send`, `open-wallet`. One at a time.
 */
export const useMoneyAction = <K extends MoneyCallKey>(
  key: K,
  { slot, onDone }: { slot: string; onDone: (reply: ReplyOf<K>, input: InputOf<K>) => void },
) => {
  const [attempt, setAttempt] = useState(() => recall<InputOf<K>>(slot))
  const [state, setState] = useState<MoneyActionState>(attempt ? 'unknown' : 'idle')
  const [error, setError] = useState<unknown>(null)
  const busy = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  const keep = (next: Attempt<InputOf<K>> | null) => {
    remember(slot, next)
    setAttempt(next)
  }

  const run = async (current: Attempt<InputOf<K>>) => {
    if (busy.current) return
    busy.current = true
    setState('sending')
    setError(null)
    try {
      const rest = [current.input, { idempotencyKey: current.key }]
      const reply = await call(key, ...(rest as unknown as InputArguments<K>))
      keep(null)
      setState('done')
      if (mounted.current) onDone(reply, current.input)
    } catch (failure) {
      setError(failure)
      if (isOutcomeUnknown(failure)) setState('unknown')
      else {
        keep(null)
        setState(isCancelled(failure) ? 'idle' : 'refused')
      }
    } finally {
      busy.current = false
    }
  }

  return {
    state,
    error,
    /** What is open: sent before, its outcome not known. */
    attempt: state === 'unknown' ? attempt : null,
    /** Sends; while an attempt is open it repeats that one instead. */
    send: (input: InputOf<K>): Promise<void> => {
      const next =
        state === 'unknown' && attempt
          ? attempt
          : { key: crypto.randomUUID(), input, at: new Date().toISOString() }
      keep(next)
      return run(next)
    },
    /** Asks again with the same key: did it go through? */
    repeat: (): Promise<void> => (attempt ? run(attempt) : Promise.resolve()),
    /** Forgets a refusal, so that the form is fresh. */
    reset: () => {
      setError(null)
      setState(attempt ? 'unknown' : 'idle')
    },
  }
}
