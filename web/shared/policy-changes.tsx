import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyTopicPage } from '../api/calls.ts'
import { Button } from '../ui/button.tsx'
import { Tag } from '../ui/card.tsx'
import styles from './policy-changes.module.css'
import { PolicyValueText } from './policy-value.tsx'
import { useWords } from './use-words.ts'

export type PolicyRowChange = PolicyTopicPage['upcoming'][number]['rows'][number]

const tones = { added: 'success', removed: 'danger', changed: 'warning' } as const
const firstFew = 8

const Change = ({ change }: { change: PolicyRowChange }) => {
  const { t } = useTranslation('policies')
  const { language } = useWords()
  return (
    <li className={styles.change}>
      <span className={styles.head}>
        <strong>{`${change.group[language]} · ${change.title[language]}`}</strong>
        <Tag tone={tones[change.kind]}>{t(`changes.${change.kind}`)}</Tag>
      </span>
      <ul className={styles.values}>
        {change.values.map(({ column, from, to }) => (
          <li key={column[language]}>
            <span className={styles.column}>{column[language]}</span>
            <span className={styles.step}>
              {from && (
                <del>
                  <PolicyValueText value={from} />
                </del>
              )}
              {from && to && (
                <span className={styles.arrow} role="img" aria-label={t('changes.to')}>
                  →
                </span>
              )}
              {to && (
                <ins>
                  <PolicyValueText value={to} />
                </ins>
              )}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}

/** Rows that are not what they were: what each cell said, and what it says. */
export const PolicyChanges = ({ rows }: { rows: readonly PolicyRowChange[] }) => {
  const { t } = useTranslation('policies')
  const { language } = useWords()
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, firstFew)
  return (
    <>
      <ul className={styles.changes}>
        {shown.map((change) => (
          <Change
            key={`${change.kind} ${change.group[language]} ${change.title[language]}`}
            change={change}
          />
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button look="secondary" onClick={() => setAll(true)}>
          {t('changes.all', { count: rows.length })}
        </Button>
      )}
    </>
  )
}
