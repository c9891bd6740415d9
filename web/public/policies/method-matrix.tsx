import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyTopicPage } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { CountryField } from '../../shared/country-field.tsx'
import { guessCountry } from '../../shared/guess-country.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, SectionHead, Tag } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import { RowBones } from '../../ui/skeleton.tsx'
import styles from './policies.module.css'

type MatrixRow = NonNullable<PolicyTopicPage['matrix']>[number]

const Way = ({ row }: { row: MatrixRow }) => {
  const { t } = useTranslation('policies')
  const { language } = useWords()
  return (
    <>
      <SectionHead title={row.title[language]} />
      <Card rows>
        <ul>
          {row.methods.map(({ method, title, offered, why }) => (
            <li key={method} className={styles.method}>
              <strong>{title[language]}</strong>
              <Tag tone={offered ? 'success' : 'plain'}>
                {offered ? t('available') : t('unavailable')}
              </Tag>
              {why && <span className={styles.why}>{why[language]}</span>}
            </li>
          ))}
        </ul>
      </Card>
    </>
  )
}

type Props = {
  readonly version: string | undefined
  readonly country: string
  readonly onCountry: (country: string) => void
}

/** What works in a country, by currency; what does not work says why. */
export const MethodMatrix = ({ version, country, onCountry }: Props) => {
  const { t } = useTranslation('policies')
  const [chosen, setChosen] = useState<string | null>(null)
  const options = useQuery({ ...query('GET /v1/sign-up-options'), staleTime: 600_000 })
  const countries = options.data?.countries ?? []
  const asked = country || (countries.find(({ code }) => code === guessCountry())?.code ?? 'DE')
  const found = useQuery({
    ...query('GET /v1/policies/{topic}', {
      params: { topic: 'methods' },
      query: { country: asked, ...(version && { version }) },
    }),
    enabled: options.data !== undefined,
  })
  const matrix = found.data?.matrix ?? []
  const currencies = [...new Set(matrix.map(({ currency }) => currency))]
  const currency = currencies.find((one) => one === chosen) ?? currencies[1]
  return (
    <>
      <ProblemNotice
        error={options.error ?? found.error}
        onRetry={() => (options.error ? options.refetch() : found.refetch())}
      />
      <CountryField
        label={t('country')}
        countries={countries}
        value={asked}
        onChange={({ currentTarget }) => onCountry(currentTarget.value)}
      />
      {found.isPending && <RowBones rows={5} />}
      {currencies.length > 0 && (
        <Chips label={t('currency')}>
          {currencies.map((one) => (
            <Chip key={one} on={one === currency} onToggle={() => setChosen(one)}>
              {one}
            </Chip>
          ))}
        </Chips>
      )}
      {matrix
        .filter((row) => row.currency === currency)
        .map((row) => (
          <Way key={row.operation} row={row} />
        ))}
    </>
  )
}
