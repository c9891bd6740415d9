import { useTranslation } from 'react-i18next'
import type { LimitItem } from '../../api/calls.ts'
import { useWords } from '../../shared/use-words.ts'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { LimitBar } from './limit-bar.tsx'
import styles from './limits.module.css'
import { useResetWords } from './use-reset-words.ts'

type Props = { readonly item: LimitItem; readonly timeZone: string }

const shareOf = (used: number, limit: number): number => (limit > 0 ? used / limit : 1)

const Sums = ({ item, timeZone }: Props) => {
  const { t } = useTranslation('limits')
  const words = useWords()
  const resetWords = useResetWords(timeZone)
  return (['day', 'month'] as const).map((window) => {
    const sum = item[window]
    if (sum === null) return null
    return (
      <LimitBar
        key={window}
        title={t(`${window}-${item.operation}`)}
        left={t('left', { amount: words.amount(sum.remaining) })}
        used={t('used', { used: words.amount(sum.used), limit: words.amount(sum.limit) })}
        resets={resetWords(sum.resetsAt)}
        resetsAt={sum.resetsAt}
        share={shareOf(Number(sum.used.amount), Number(sum.limit.amount))}
      />
    )
  })
}

/** Limits of one way of moving money in one currency. */
export const LimitCard = ({ item, timeZone }: Props) => {
  const { t } = useTranslation('limits')
  const words = useWords()
  const { perTransaction, day, month, dayCount, monthCount } = item
  if ([perTransaction, day, month, dayCount, monthCount].every((limit) => limit === null)) {
    return (
      <Card>
        <p className={styles.quiet}>{t('unlimited')}</p>
      </Card>
    )
  }
  return (
    <Card>
      <Sums item={item} timeZone={timeZone} />
      <Facts>
        {perTransaction && (
          <Fact label={t(`one-${item.operation}`)}>
            {t('at-most', { amount: words.amount(perTransaction) })}
          </Fact>
        )}
        {dayCount && (
          <Fact label={t('day-count')}>
            {t('count', { used: dayCount.used, limit: dayCount.limit })}
          </Fact>
        )}
        {monthCount && (
          <Fact label={t('month-count')}>
            {t('count', { used: monthCount.used, limit: monthCount.limit })}
          </Fact>
        )}
      </Facts>
    </Card>
  )
}
