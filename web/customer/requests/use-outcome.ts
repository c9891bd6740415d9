import { useQuery } from '@tanstack/react-query'
import { query } from '../../api/queries.ts'

const askEveryMs = 2_000

/** What became of a request: asked at once, and again by itself while it is under way. */
export const outcomeQuery = (key: string) => ({
  ...query('GET /v1/requests/{idempotencyKey}', { params: { idempotencyKey: key } }),
  staleTime: 0,
  refetchInterval: (asked: { state: { data?: { state: string } | undefined } }) =>
    asked.state.data?.state === 'processing' ? askEveryMs : (false as const),
})

export const useOutcome = (key: string) => useQuery(outcomeQuery(key))
