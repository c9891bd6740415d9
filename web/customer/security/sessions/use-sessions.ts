import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CallKey, InputArguments } from '../../../api/calls.ts'
import { call } from '../../../api/client.ts'
import { keyOf } from '../../../api/queries.ts'
import { useLanguage } from '../../../ui/language-context.ts'

type Key = 'GET /v1/me/sessions' | 'GET /v1/me/devices' | 'GET /v1/me/sign-in-state'

/** Devices and places come in the language of the call, so each language has its own. */
const useInWords = <K extends Key>(key: K) => {
  const language = useLanguage()
  return useQuery({
    queryKey: [...keyOf(key), {}, language],
    queryFn: ({ signal }) => call(key, ...([{}, { signal }] as unknown as InputArguments<K>)),
  })
}

export const useSessions = () => useInWords('GET /v1/me/sessions')
export const useDevices = () => useInWords('GET /v1/me/devices')
export const useSignInTrouble = () => useInWords('GET /v1/me/sign-in-state')

const changed: readonly CallKey[] = ['GET /v1/me/sessions', 'GET /v1/me/devices']

/** What the person can end or forget; the lists are asked for again afterwards. */
export const useEnding = () => {
  const client = useQueryClient()
  const onSuccess = () =>
    Promise.all(changed.map((key) => client.invalidateQueries({ queryKey: keyOf(key) })))
  return {
    endOne: useMutation({
      mutationFn: (id: string) => call('DELETE /v1/me/sessions/{id}', { params: { id } }),
      onSuccess,
    }),
    endOthers: useMutation({
      mutationFn: () => call('POST /v1/me/sessions/end-others', { body: {} }),
      onSuccess,
    }),
    forget: useMutation({
      mutationFn: (id: string) => call('DELETE /v1/me/devices/{id}', { params: { id } }),
      onSuccess,
    }),
  }
}
