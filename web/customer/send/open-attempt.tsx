import { useTranslation } from 'react-i18next'
import type { useMoneyAction } from '../../shared/use-money-action.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import styles from './send.module.css'

export type SendAction = ReturnType<typeof useMoneyAction<'POST /v1/transfers'>>

/** A transfer was sent and no answer came: asking again uses the same key, so it is sent once. */
export const OpenAttempt = ({ action }: { action: SendAction }) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const { attempt } = action
  if (!attempt) return null
  const { amount, currency, to } = attempt.input.body
  return (
    <Card tone="warning" role="status">
      <strong>{t('send.unknown-title')}</strong>
      <p className={styles.note}>
        {t('send.unknown', {
          amount: words.amount({ amount, currency }),
          to,
          at: words.moment(attempt.at),
        })}
      </p>
      <Button size="small" look="secondary" onClick={() => action.repeat()}>
        {t('send.unknown-ask')}
      </Button>
    </Card>
  )
}
