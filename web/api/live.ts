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
  'GET /v1/withdrawals',
  'GET /v1/withdrawals/{id}',
  'GET /v1/instruments',
  'GET /v1/notices',
  'GET /v1/notices/unread',
  'GET /v1/me/messages',
  'GET /v1/me/caller-codes/current',
  'GET /v1/me/restrictions',
  'GET /v1/me/money',
  'GET /v1/me/verification',
  'GET /v1/limits',
  'GET /v1/explanations/{kind}/{id}',
  'GET /v1/requests/{idempotencyKey}',
  'POST /v1/diagnosis',
]
const gatherMs = 150
/** A stream that was refused is opened again after this; the screens ask anew at once. */
const reopenMs = 20_000

/**
 * Listens to `/v1/events` while mounted and asks again for what an event may have changed. The
 * browser reconnects by itself and resumes after the last event that it saw.
 */
export const useLiveUpdates = (): void => {
  const client = useQueryClient()
  useEffect(() => {
    let source: EventSource
    let due: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      clearTimeout(due)
      due = setTimeout(() => {
        client.invalidateQueries({
          predicate: ({ queryKey }) => liveKeys.includes(queryKey[0] as CallKey),
        })
      }, gatherMs)
    }
    const open = () => {
      source = new EventSource('/v1/events')
      source.addEventListener('message', refresh)
      source.addEventListener('open', reportAnswer)
      source.addEventListener('error', () => {
        if (source.readyState !== EventSource.CLOSED) return
        refresh()
        again = setTimeout(open, reopenMs)
      })
    }
    open()
    return () => {
      clearTimeout(due)
      clearTimeout(again)
      source.close()
    }
  }, [client])
}
