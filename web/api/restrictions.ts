import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from './calls.ts'
import { query } from './queries.ts'

export type Restrictions = ReplyOf<'GET /v1/me/restrictions'>
export type Restriction = Restrictions['items'][number]

/** What stops the person's money from going out; asked again when they come back to the window. */
export const useRestrictions = () => useQuery(query('GET /v1/me/restrictions'))

export const freezeIn = (items: readonly Restriction[] | undefined): Restriction | null =>
  items?.find(({ kind }) => kind !== 'cooling_down') ?? null

/** The cool-down that lasts longest. */
export const waitIn = (items: readonly Restriction[] | undefined): Restriction | null =>
  items?.find(({ kind }) => kind === 'cooling_down') ?? null
