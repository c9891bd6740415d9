import { IconClock } from '@tabler/icons-react'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../ui/card.tsx'
import styles from './closure-notice.module.css'
import { useClosures } from './use-closures.ts'
import { useWords } from './use-words.ts'

type Way = 'mail' | 'sms'

const Late = ({ by, until }: { by: Way; until: string | null }) => {
  const { t } = useTranslation('availability')
  const words = useWords()
  return (
    <Card tone="warning" role="status">
      <div className={styles.closure} data-tone="warning">
        <IconClock size={22} aria-hidden />
        <div>
          <h2>{t(`late.${by}`)}</h2>
          <p className={styles.note}>{t(`late.${by}-note`)}</p>
          {until && <p className={styles.quiet}>{t('late.again', { at: words.moment(until) })}</p>}
        </div>
      </div>
    </Card>
  )
}

/** Where a code is waited for: that such messages are late, and what else there is. */
export const LateCodes = ({ by }: { by: Way }) => {
  const { closed } = useClosures({ operation: 'message', method: by })
  if (!closed) return null
  return (
    <Suspense fallback={null}>
      <Late by={by} until={closed.until} />
    </Suspense>
  )
}
