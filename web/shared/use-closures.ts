import { useQuery } from '@tanstack/react-query'
import type { AvailabilityWish, ClosureItem } from '../api/calls.ts'
import { isFailure } from '../api/problem.ts'
import { query } from '../api/queries.ts'

/** Often enough to see the end of a closure while somebody waits for it. */
const lookEveryMs = 15_000

export type Closures = {
  /** What keeps it from being done now; the one that lasts longest. */
  readonly closed: ClosureItem | null
  /** The next maintenance that would. */
  readonly planned: ClosureItem | null
  readonly items: readonly ClosureItem[]
}

const latestFirst = (one: ClosureItem, other: ClosureItem) =>
  (other.until ?? '9').localeCompare(one.until ?? '9')

/** What is closed for a wish, and what will be; asked again while the page is looked at. */
export const useClosures = (wish: AvailabilityWish): Closures => {
  const { data } = useQuery({
    ...query('GET /v1/availability', { query: wish }),
    refetchInterval: lookEveryMs,
  })
  const items = data?.items ?? []
  const closed = items.filter(({ state }) => state === 'closed').sort(latestFirst)
  return {
    closed: closed[0] ?? null,
    planned: items.find(({ state }) => state === 'planned') ?? null,
    items,
  }
}

/** Whether something was refused because it is closed. */
export const isClosedError = (error: unknown): boolean =>
  isFailure(error) && error.problem?.remedy === 'tell-me'
