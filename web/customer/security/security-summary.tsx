import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SecurityState } from '../../api/calls.ts'
import { Card } from '../../ui/card.tsx'
import { classes } from '../../ui/classes.ts'
import { UnseenText } from '../../ui/unseen-text.tsx'
import { type Protection, protectionsOf } from './protections.ts'
import styles from './security.module.css'

const verdicts = { 1: 'basic', 2: 'fair', 3: 'good', 4: 'strong' } as const

const Point = ({ point: { name, isOn }, left }: { point: Protection; left: number }) => {
  const { t } = useTranslation('security')
  const Icon = isOn ? IconCircleCheck : IconCircle
  return (
    <li className={classes(styles.point, isOn && styles.on)}>
      <Icon size={20} aria-hidden />
      <span>
        {t(`summary.${name}.${isOn ? 'on' : 'off'}`, { left })}
        <UnseenText>{t(isOn ? 'summary.is-on' : 'summary.is-off')}</UnseenText>
      </span>
    </li>
  )
}

/** How well the account is protected, in words: what is on, and what would help. */
export const SecuritySummary = ({ state }: { state: SecurityState }) => {
  const { t } = useTranslation('security')
  const points = protectionsOf(state)
  const count = points.filter(({ isOn }) => isOn).length
  const verdict = verdicts[Math.max(1, count) as keyof typeof verdicts]
  return (
    <Card tone={count > 2 ? 'success' : 'plain'} aria-labelledby="security-verdict">
      <h2 id="security-verdict" className={styles.verdict}>
        {t(`summary.${verdict}`)}
      </h2>
      <p className={styles.note}>{t('summary.count', { on: count, all: points.length })}</p>
      <ul className={styles.points}>
        {points.map((point) => (
          <Point key={point.name} point={point} left={state.recoveryCodesLeft} />
        ))}
      </ul>
    </Card>
  )
}
