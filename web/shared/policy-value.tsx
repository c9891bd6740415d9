import { useTranslation } from 'react-i18next'
import type { PolicyTopicPage } from '../api/calls.ts'
import { AmountText } from '../ui/amount-text.tsx'
import styles from './policy-changes.module.css'
import { useWords } from './use-words.ts'

export type PolicyValue =
  PolicyTopicPage['table']['groups'][number]['rows'][number]['values'][number]

/** More names than these fill a screen: they wait behind a press. */
const fewCountries = 12

/** What a cell of the policy holds: an amount, words, or countries by their names. */
export const PolicyValueText = ({ value }: { value: PolicyValue }) => {
  const { t } = useTranslation('policies')
  const words = useWords()
  if ('money' in value) return <AmountText value={value.money} />
  if ('words' in value) return <span>{value.words[words.language]}</span>
  const names = value.countries
    .map((code) => words.country(code))
    .sort((a, b) => a.localeCompare(b, words.language))
  if (names.length <= fewCountries) return <span>{words.list(names)}</span>
  return (
    <details className={styles.list}>
      <summary>{t('countries-count', { count: names.length })}</summary>
      <p>{words.list(names)}</p>
    </details>
  )
}
