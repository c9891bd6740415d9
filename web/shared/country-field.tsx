import type { ReplyOf } from '../api/calls.ts'
import { SelectField } from '../ui/field.tsx'
import { useWords } from './use-words.ts'

export type Countries = ReplyOf<'GET /v1/sign-up-options'>['countries']

type Props = Omit<Parameters<typeof SelectField>[0], 'data'> & {
  readonly countries: Countries
  /** Shown while nothing is chosen; without it something always is. */
  readonly emptyLabel?: string
}

/** Countries by their names in the reader's language and its order. */
export const CountryField = ({ countries, emptyLabel, ...props }: Props) => {
  const words = useWords()
  const choices = countries
    .map(({ code }) => ({ value: code, label: words.country(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, words.language))
  const empty = emptyLabel === undefined ? [] : [{ value: '', label: emptyLabel }]
  return <SelectField {...props} data={[...empty, ...choices]} />
}
