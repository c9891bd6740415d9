import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { InputOf, Preflight } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { useLanguage } from '../ui/language-context.ts'

type Wish = InputOf<'POST /v1/preflight'>['body']

/** Somebody who stops for so long is asked for. */
const typingMs = 300
/** In the way because it is closed, and nothing that is told says so: it is asked for again. */
const reopenedMs = 15_000
/** An answer holds for so long on a screen that nobody touches. */
const freshMs = 30_000

/**
 * What would stand in the way, asked while typing. The last answer stays until the next is there,
 * calls that were overtaken are aborted, and a question that nobody answers (no network, too many
 * of them) is silent: sending looks at everything again.
 * @param wish null while there is nothing to ask
 * @param isClosed what is closed is told on the screen: it is asked again when that has ended
 */
export const usePreflight = (wish: Wish | null, isClosed = false) => {
  const text = wish && JSON.stringify(wish)
  const [settled] = useDebouncedValue(text, typingMs)
  const language = useLanguage()
  const answer = useQuery({
    // Its sentences come in the language of the call.
    queryKey: ['POST /v1/preflight', settled, language, isClosed],
    queryFn: ({ signal }): Promise<Preflight> =>
      call('POST /v1/preflight', { body: JSON.parse(settled ?? '{}') }, { signal }),
    enabled: settled !== null && text !== null,
    staleTime: freshMs,
    refetchInterval: ({ state: { data } }) =>
      !isClosed && data?.blockers.some(({ remedy }) => remedy === 'tell-me') ? reopenedMs : false,
    gcTime: 0,
    retry: false,
    placeholderData: keepPreviousData,
  })
  const isSettled = settled === text
  return {
    /** Belongs to exactly what is asked now; null while it is on its way, or when none came. */
    current: text !== null && isSettled && !answer.isPlaceholderData ? (answer.data ?? null) : null,
    /** What to show meanwhile. */
    shown: text === null ? null : (answer.data ?? null),
    /** A refusal of what was typed, for the field. */
    error: isSettled ? answer.error : null,
    isWaiting: text !== null && (!isSettled || answer.isFetching),
    refetch: () => answer.refetch(),
  }
}
