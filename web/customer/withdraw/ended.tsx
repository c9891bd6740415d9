import { useTranslation } from 'react-i18next'
import type { Withdrawal } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Card } from '../../ui/card.tsx'
import styles from './withdraw.module.css'

/** Why it ended without arriving, that the money is back, and what comes next. */
export const Ended = ({ withdrawal }: { withdrawal: Withdrawal }) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const { state, endedAt, endedBy, because } = withdrawal
  if (!endedAt) return null
  const at = words.moment(endedAt)
  if (state === 'cancelled') {
    return (
      <Card>
        <strong>{t('ended.cancelled-title')}</strong>
        <p className={styles.note}>{t('ended.cancelled', { at })}</p>
      </Card>
    )
  }
  if (endedBy === 'okpay') {
    return (
      <Card tone="warning" role="status">
        <strong>{t('ended.okpay-title')}</strong>
        <p className={styles.note}>
          {because ? t('ended.okpay', { at, because }) : t('ended.okpay-plain', { at })}
        </p>
        <div className={styles.actions}>
          <ButtonLink size="small" look="secondary" to={paths.official()}>
            {t('ended.contact')}
          </ButtonLink>
        </div>
      </Card>
    )
  }
  const title = state === 'returned' ? 'ended.returned-title' : 'ended.bank-title'
  return (
    <Card tone="warning" role="status">
      <strong>{t(title, { because: because ?? '' })}</strong>
      <p className={styles.note}>{t('ended.bank', { at })}</p>
      <div className={styles.actions}>
        <ButtonLink size="small" look="secondary" to={paths.bankAccounts()}>
          {t('ended.accounts')}
        </ButtonLink>
      </div>
    </Card>
  )
}
