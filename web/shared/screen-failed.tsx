import { useTranslation } from 'react-i18next'
import { isFailure } from '../api/problem.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import styles from './require-session.module.css'

/** A screen that could not be shown: its code did not arrive, or it broke. */
export const ScreenFailed = ({ error }: { readonly error: unknown }) => {
  const { t } = useTranslation()
  const reload = () => window.location.reload()
  return (
    <div className={styles.wait}>
      {isFailure(error) || !navigator.onLine ? (
        <ProblemNotice error={error} onRetry={reload} />
      ) : (
        <Card tone="danger" role="alert">
          <h1>{t('screen-failed.title')}</h1>
          <p>{t('screen-failed.detail')}</p>
          <Button size="small" look="secondary" onClick={reload}>
            {t('screen-failed.reload')}
          </Button>
        </Card>
      )}
    </div>
  )
}
