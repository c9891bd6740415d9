import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReplyOf } from '../../api/calls.ts'
import { keyOf, query } from '../../api/queries.ts'

export type Verification = ReplyOf<'GET /v1/me/verification'>
export type Part = Verification['parts'][number]
export type OwnDocument = NonNullable<Part['document']>
export type Variant = Part['accepted'][number]
export type SideState = OwnDocument['sides'][number]

/** What is proved, what is under way, what is missing. */
export const useVerification = () => useQuery(query('GET /v1/me/verification'))

/** Asks anew what stands where after something was sent. */
export const useVerificationChange = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: keyOf('GET /v1/me/verification') })
}
