import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { InputOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { useLanguage } from '../../ui/language-context.ts'

type Question = NonNullable<InputOf<'POST /v1/diagnosis'>['body']>
export const roads = ['cannot_get_in', 'payment', 'unrecognised'] as const
export type TroubleRoad = (typeof roads)[number]

const kinds = { tr: 'transfer', dep: 'deposit', wd: 'withdrawal' } as const

/** `?road=payment&about=tr_…`: what the address asks for; what it cannot mean is left out. */
export const useQuestion = (): { road: TroubleRoad | null; about: Question['about'] } => {
  const search = useSearch({ strict: false }) as { road?: string; about?: string }
  const kind = kinds[search.about?.split('_')[0] as keyof typeof kinds]
  return {
    road: roads.find((road) => road === search.road) ?? null,
    about: kind && search.about ? { kind, id: search.about } : undefined,
  }
}

/** The words come in the language of the call, so each language has its own answer. */
export const useDiagnosis = (question: Question) => {
  const language = useLanguage()
  return useQuery({
    queryKey: [...keyOf('POST /v1/diagnosis'), question, language],
    queryFn: ({ signal }) => call('POST /v1/diagnosis', { body: question }, { signal }),
  })
}
