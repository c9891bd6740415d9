import { useQuery } from '@tanstack/react-query'
import type { ReplyOf } from './calls.ts'
import { query } from './queries.ts'

export type Restrictions = ReplyOf<'GET /v1/me/restrictions'>
export type Restriction = Restrictions['items'][number]

/** What is restricted on the account; asked again when the person comes back to the window. */
export const useRestrictions = () => useQuery(query('GET /v1/me/restrictions'))

export const freezeIn = (items: readonly Restriction[] | undefined): Restriction | null =>
  items?.find(({ kind }) => kind === 'frozen_by_owner' || kind === 'frozen_by_risk') ?? null

/** The cool-down that lasts longest. */
export const waitIn = (items: readonly Restriction[] | undefined): Restriction | null =>
  items?.find(({ kind }) => kind === 'cooling_down') ?? null

/** What OKPay placed, the oldest first. */
export const placedIn = (items: readonly Restriction[] | undefined): readonly Restriction[] =>
  items?.filter(({ kind }) => kind === 'restricted') ?? []
