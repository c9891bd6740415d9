import { IconClock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { keyOf } from '../../api/queries.ts'
import { freezeIn, type Restriction, useRestrictions, waitIn } from '../../api/restrictions.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { useSecondsUntil } from '../../shared/use-seconds-until.ts'
import { useWords } from '../../shared/use-words.ts'
import { Card } from '../../ui/card.tsx'
import { formatCountdown } from '../../ui/format.ts'
import styles from './wait-notice.module.css'

/** The seconds that are left; when they are over the program is asked whether it is. */
const useCountdown = (until: string | null): number => {
  const client = useQueryClient()
  const seconds = useSecondsUntil(until)
  const isOver = until !== null && seconds === 0
  useEffect(() => {
    if (isOver) client.invalidateQueries({ queryKey: keyOf('GET /v1/me/restrictions') })
  }, [isOver, client])
  return seconds
}

const Wait = ({ item }: { item: Restriction & { until: string } }) => {
  const { t } = useTranslation('freeze')
  const words = useWords()
  const seconds = useCountdown(item.until)
  return (
    <Card tone="warning" aria-labelledby="money-out-waits">
      <div className={styles.wait}>
        <span className={styles.icon} aria-hidden>
          <IconClock size={22} />
        </span>
        <div>
          <h2 id="money-out-waits">{t('wait.title')}</h2>
          <p className={styles.left} role="timer" aria-live="off">
            {formatCountdown(seconds)}
          </p>
          <p className={styles.note}>{item.why}</p>
          <p className={styles.note}>{t('wait.until', { at: words.moment(item.until) })}</p>
          <div className={styles.links}>
            <AppLink className={styles.link ?? ''} to={paths.securityFreeze()}>
              {t('wait.not-me')}
            </AppLink>
            <AppLink className={styles.link ?? ''} to={paths.restrictions()}>
              {t('wait.more')}
            </AppLink>
          </div>
        </div>
      </div>
    </Card>
  )
}

/** Money out waits: for how long, counting down, why, and what to do when it was not the owner. */
export const WaitNotice = () => {
  const restrictions = useRestrictions()
  const items = restrictions.data?.items
  const item = waitIn(items)
  if (freezeIn(items) || !item?.until) return null
  return <Wait item={{ ...item, until: item.until }} />
}
