import {
  IconAlertTriangle,
  IconHelpCircle,
  IconShieldCheck,
  IconShieldX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OfficialCheck, OfficialItem } from '../api/calls.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import styles from './official.module.css'

const looks = {
  official: { icon: IconShieldCheck, tone: 'success' },
  unknown: { icon: IconHelpCircle, tone: 'plain' },
  not_official: { icon: IconAlertTriangle, tone: 'warning' },
  looks_like: { icon: IconShieldX, tone: 'danger' },
  known_fraud: { icon: IconShieldX, tone: 'danger' },
} as const

const VerdictCard = ({ item }: { item: OfficialItem }) => {
  const { t } = useTranslation('official')
  const { icon: Icon, tone } = looks[item.verdict]
  return (
    <Card tone={tone}>
      <div className={styles.item}>
        <span className={classes(styles.icon, styles[item.verdict])} aria-hidden>
          <Icon size={24} />
        </span>
        <h3>{item.title}</h3>
        <p className={styles.given}>
          <bdi>{item.text}</bdi> <span className={styles.quiet}>{t(`kind.${item.kind}`)}</span>
        </p>
        <p>{item.detail}</p>
        <p className={styles.advice}>{item.advice}</p>
      </div>
    </Card>
  )
}

type Props = { readonly check: OfficialCheck; readonly onReport: () => void }

/** What was found in the text, one card each, the whole in one sentence before. */
export const Verdicts = ({ check, onReport }: Props) => {
  const { t } = useTranslation('official')
  const { verdict, items } = check
  return (
    <>
      <h2 className={classes(styles.summary, styles[verdict])}>
        {items.length === 1 ? t('page.one-found') : t('page.found', { number: items.length })}
      </h2>
      {items.length === 0 && (
        <Card>
          <p>{check.detail}</p>
        </Card>
      )}
      {items.map((item, index) => (
        <VerdictCard key={`${index}:${item.text}`} item={item} />
      ))}
      {verdict !== 'official' && (
        <Button look="secondary" wide onClick={onReport}>
          {t('page.report-this')}
        </Button>
      )}
    </>
  )
}
