import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyTopicPage } from '../../api/calls.ts'
import { guessCountry } from '../../shared/guess-country.ts'
import { type PolicyValue, PolicyValueText } from '../../shared/policy-value.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card, SectionHead } from '../../ui/card.tsx'
import { Chip, Chips } from '../../ui/chip.tsx'
import styles from './policies.module.css'

type Table = PolicyTopicPage['table']

const isEmpty = (value: PolicyValue): boolean => 'words' in value && value.words.en === '–'

const currencyOfCountry: Readonly<Record<string, string>> = {
  US: 'USD',
  CN: 'CNY',
  HK: 'HKD',
  JP: 'JPY',
  KW: 'KWD',
}

/** One column where all say the same: old versions had one set of limits for everybody. */
const distinct = (columns: Table['columns']): Table['columns'] =>
  columns.every(({ en }) => en === columns[0]?.en) ? columns.slice(0, 1) : columns

const Group = ({
  columns,
  group,
}: {
  columns: Table['columns']
  group: Table['groups'][number]
}) => {
  const { language } = useWords()
  const isSingle = columns.length === 1
  return (
    <>
      <SectionHead title={group.title[language]} />
      <Card rows>
        <table className={styles.table}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column[language]} scope="col">
                  {column[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {group.rows.map(({ id, title, values }) => (
              <tr key={id} className={isSingle ? styles.single : undefined}>
                <th scope="row">{title[language]}</th>
                {values.slice(0, columns.length).map((value, index) => (
                  <td
                    key={columns[index]?.[language]}
                    data-label={columns[index]?.[language]}
                    data-empty={isEmpty(value) ? '' : undefined}
                  >
                    <PolicyValueText value={value} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </>
  )
}

/** The rows of a topic; where every group is about one currency, that of one currency at a time. */
export const PolicyTable = ({ table }: { table: Table }) => {
  const { t } = useTranslation('policies')
  const currencies = [...new Set(table.groups.flatMap(({ currency }) => currency ?? []))]
  const guess = currencyOfCountry[guessCountry()] ?? 'EUR'
  const [chosen, setChosen] = useState<string | null>(null)
  const currency = chosen ?? (currencies.includes(guess) ? guess : currencies[0])
  const groups = table.groups.filter((group) => !group.currency || group.currency === currency)
  return (
    <>
      {currencies.length > 1 && (
        <Chips label={t('currency')}>
          {currencies.map((one) => (
            <Chip key={one} on={one === currency} onToggle={() => setChosen(one)}>
              {one}
            </Chip>
          ))}
        </Chips>
      )}
      {groups.map((group) => (
        <Group key={group.id} columns={distinct(table.columns)} group={group} />
      ))}
    </>
  )
}
