import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { InputOf, SecurityState } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { query } from '../../api/queries.ts'

const securityQuery = query('GET /v1/me/security')

/** How the person signs in; every change answers with the new state. */
export const useSecurity = () => useQuery(securityQuery)

export const useSecurityChange = () => {
  const client = useQueryClient()
  return (state: SecurityState) => client.setQueryData(securityQuery.queryKey, state)
}

type Choice = NonNullable<InputOf<'PATCH /v1/me/sign-in-ways'>['body']>

/** Codes by mail or SMS on or off, and what is offered first. */
export const useWaysChange = () => {
  const changed = useSecurityChange()
  return useMutation({
    mutationFn: (body: Choice) => call('PATCH /v1/me/sign-in-ways', { body }),
    onSuccess: changed,
  })
}
