import { QueryClient, queryOptions } from '@tanstack/react-query'
import type { CallKey, InputArguments, InputOf } from './calls.ts'
import { call } from './client.ts'
import { onRecovery } from './connection.ts'
import { isFailure, isSignedOut } from './problem.ts'

/** Options for `useQuery`: `useQuery(query('GET /v1/activity', { query: { limit: '5' } }))`. */
export const query = <K extends CallKey>(key: K, ...[input]: InputArguments<K>) =>
  queryOptions({
    queryKey: [key, input ?? {}] as const,
    queryFn: ({ signal }) =>
      call(key, ...([input ?? {}, { signal }] as unknown as InputArguments<K>)),
  })

/** The key of every query of one endpoint, whatever its input; for `invalidateQueries`. */
export const keyOf = <K extends CallKey>(key: K, input?: InputOf<K>) =>
  input === undefined ? ([key] as const) : ([key, input] as const)

/** Asks again only where an answer may differ: never after a refusal. */
const mayRetry = (failures: number, error: unknown) =>
  failures < 2 && isFailure(error) && !['refused', 'cancelled'].includes(error.kind)

export const createQueryClient = (): QueryClient => {
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: mayRetry, staleTime: 10_000, refetchOnWindowFocus: true },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  // What failed meanwhile is asked again without a press.
  onRecovery(() => client.invalidateQueries())
  client.getQueryCache().subscribe(({ type, query: { state } }) => {
    // A session that ended anywhere ends everywhere: the shell shows the way in.
    if (type === 'updated' && isSignedOut(state.error))
      client.setQueryData(keyOf('GET /v1/sessions/current', {}), null)
  })
  return client
}
