import { IconCheck, IconCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { classes } from '../ui/classes.ts'
import { UnseenText } from '../ui/unseen-text.tsx'
import styles from './password-checklist.module.css'
import type { PasswordCheck } from './use-password-check.ts'

type Props = {
  readonly id: string
  readonly check: PasswordCheck | null
  readonly typed: boolean
  readonly minimumLength: number
}

const levels = [0, 1, 2, 3, 4] as const

/** What a password needs, ticked off while typing, and a meter of its strength. */
export const PasswordChecklist = ({ id, check, typed, minimumLength }: Props) => {
  const { t } = useTranslation('password')
  const checks = check?.checks
  const points = [
    { met: checks?.longEnough, words: t('length', { count: minimumLength }) },
    ...(checks?.notTooLong === false ? [{ met: false, words: t('not-too-long') }] : []),
    { met: checks?.notCommon, words: t('not-common') },
    { met: checks?.noContext, words: t('no-context') },
    { met: checks?.strong, words: t('strong') },
  ]
  const score = check?.score as (typeof levels)[number] | undefined
  return (
    <div id={id} className={styles.box}>
      <div className={styles.meter} data-score={typed ? score : undefined} aria-hidden>
        {levels.slice(1).map((level) => (
          <i key={level} className={classes((score ?? 0) >= level && typed && styles.on)} />
        ))}
      </div>
      <p className={styles.word} aria-live="polite">
        {typed && score !== undefined
          ? t('meter', { word: t(`score-${score}`) })
          : t('any-characters')}
      </p>
      <ul className={styles.points} aria-label={t('checklist')}>
        {points.map(({ met, words }) => {
          const isMet = typed && met === true
          return (
            <li key={words} className={classes(styles.point, isMet && styles.met)}>
              {isMet ? <IconCheck size={18} aria-hidden /> : <IconCircle size={18} aria-hidden />}
              <span>{words}</span>
              <UnseenText>{t(isMet ? 'done' : 'open')}</UnseenText>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
