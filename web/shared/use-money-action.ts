import { useEffect, useRef, useState } from 'react'
import type { InputOf, MoneyValue, ReplyOf } from '../api/calls.ts'
import { isCancelled, isOutcomeUnknown } from '../api/problem.ts'
import { type MoneyCallKey, type OpenRequest, sendRequest } from '../api/requests.ts'
import { usePerson } from '../api/session.ts'

export type MoneyActionState = 'idle' | 'sending' | 'unknown' | 'refused' | 'done'

/** What it is in words that may be kept: how much, and to whom, masked. */
type What = { readonly amount: MoneyValue; readonly to: string }

type Options<K extends MoneyCallKey> = {
  readonly onDone: (reply: ReplyOf<K>, input: InputOf<K>) => void
}

/**
 * Sends something that moves money, once. `send(input)` makes a key, keeps it, and calls. Without
 * an answer `state` is `unknown`, and the request stands among the open ones, which ask what became
 * of it; `resend(request, input)` hands the same in again under the same key.
 */
export const useMoneyAction = <K extends MoneyCallKey>(key: K, { onDone }: Options<K>) => {
  const { id: personId } = usePerson()
  const [state, setState] = useState<MoneyActionState>('idle')
  const [error, setError] = useState<unknown>(null)
  const busy = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  const run = async (request: OpenRequest & { readonly call: K }, input: InputOf<K>) => {
    if (busy.current) return
    busy.current = true
    setState('sending')
    setError(null)
    try {
      const reply = await sendRequest(personId, request, input)
      setState('done')
      if (mounted.current) onDone(reply, input)
    } catch (failure) {
      setError(failure)
      if (isOutcomeUnknown(failure)) setState('unknown')
      else setState(isCancelled(failure) ? 'idle' : 'refused')
    } finally {
      busy.current = false
    }
  }

  return {
    state,
    error,
    send: (input: InputOf<K>, what: What): Promise<void> => {
      const at = new Date().toISOString()
      return run({ ...what, key: crypto.randomUUID(), call: key, at }, input)
    },
    resend: run,
    /** Forgets what was said, so that the form is fresh. */
    reset: () => {
      setError(null)
      setState('idle')
    },
  }
}
