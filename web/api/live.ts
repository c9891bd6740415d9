import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CallKey } from './calls.ts'
import { reportAnswer } from './connection.ts'

/** What a person sees that may change by itself. */
const liveKeys: readonly CallKey[] = [
  'GET /v1/wallets',
  'GET /v1/activity',
  'GET /v1/activity/{id}',
  'GET /v1/wallets/{currency}/history',
  'GET /v1/payees',
]
const gatherMs = 150

/**
 * Listens to `/v1/events` while mounted and asks again for what an event may have changed. The
 * browser reconnects by itself and resumes after the last event that it saw.
 */
export const useLiveUpdates = (): void => {
  const client = useQueryClient()
  useEffect(() => {
    const source = new EventSource('/v1/events')
    let due: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      clearTimeout(due)
      due = setTimeout(() => {
        client.invalidateQueries({
          predicate: ({ queryKey }) => liveKeys.includes(queryKey[0] as CallKey),
        })
      }, gatherMs)
    }
    source.addEventListener('message', refresh)
    source.addEventListener('open', reportAnswer)
    return () => {
      clearTimeout(due)
      source.close()
    }
  }, [client])
}
