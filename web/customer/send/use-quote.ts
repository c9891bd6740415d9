import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Quote } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { isFailure } from '../../api/problem.ts'
import { isClosedError } from '../../shared/use-closures.ts'
import type { Draft } from './draft.ts'

/** Quotes hold for a minute: a fresh one is fetched well before. */
const refreshMs = 45_000
/** Refused as closed, and nothing that is told says so: it is asked for again. */
const reopenedMs = 15_000

/**
 * Price and checks for what stands in the draft, asked while typing. The last answer stays on
 * screen until the next is there, so that nothing flickers.
 * @param isClosed what is closed is told on the screen: it is asked again when that has ended
 */
export const useQuote = ({ to, amount, currency }: Draft, isClosed: boolean) => {
  const [settled] = useDebouncedValue(amount, 300)
  const asked = Boolean(to && settled)
  const quote = useQuery({
    queryKey: ['POST /v1/transfers/quotes', { to, amount: settled, currency }, isClosed],
    queryFn: ({ signal }): Promise<Quote> =>
      call('POST /v1/transfers/quotes', { body: { to, amount: settled, currency } }, { signal }),
    enabled: asked,
    refetchInterval: ({ state }) => {
      if (isClosedError(state.error)) return isClosed ? false : reopenedMs
      return state.status === 'success' ? refreshMs : false
    },
    staleTime: refreshMs,
    gcTime: 0,
    placeholderData: keepPreviousData,
    retry: (failures, error) => failures < 2 && isFailure(error) && error.kind !== 'refused',
  })
  return {
    /** Belongs to exactly what is in the draft now. */
    current: asked && settled === amount && !quote.isPlaceholderData ? (quote.data ?? null) : null,
    /** What to show meanwhile. */
    shown: asked ? (quote.data ?? null) : null,
    error: asked && settled === amount ? quote.error : null,
    isWaiting: Boolean(amount) && (quote.isFetching || settled !== amount),
    refetch: quote.refetch,
  }
}
