import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Transfer } from '../../api/calls.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { showAccountNumber } from '../../shared/show-account-number.ts'
import { useWords } from '../../shared/use-words.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { Step } from '../../ui/step.tsx'
import styles from './send.module.css'

/** The last step: it arrived. */
export const Sent = ({ transfer }: { transfer: Transfer }) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const { payee, memo } = transfer
  return (
    <Step>
      <Card>
        <div className={styles.who} role="status">
          <span className={styles.done}>
            <IconCheck size={30} aria-hidden />
          </span>
          <span className={styles.to}>{t('send.done-to', { name: payee.maskedName })}</span>
          <span className={styles.figure}>
            <AmountText value={transfer.amount} size="balance" />
          </span>
          <span className={styles.account}>{t('send.done-note')}</span>
        </div>
      </Card>
      <Card rows>
        <Facts>
          <Fact label={t('send.payee')}>
            {payee.maskedName}
            <br />
            {showAccountNumber(payee.accountNumber)}
          </Fact>
          <Fact label={t('send.fee')}>{words.amount(transfer.fee)}</Fact>
          <Fact label={t('send.total')} strong>
            {words.amount(transfer.total)}
          </Fact>
          {memo && <Fact label={t('send.memo')}>{memo}</Fact>}
          <Fact label={t('send.time')}>
            <DateText at={transfer.createdAt} form="exact" />
          </Fact>
        </Facts>
      </Card>
      <BottomBar>
        <ButtonLink to={paths.home()} wide>
          {t('send.home')}
        </ButtonLink>
        <div className={styles.split}>
          <ButtonLink to={paths.movement(transfer.id)} look="secondary">
            {t('send.receipt')}
          </ButtonLink>
          <ButtonLink to={paths.send({ to: payee.accountNumber, step: 'who' })} look="secondary">
            {t('send.again')}
          </ButtonLink>
        </div>
      </BottomBar>
    </Step>
  )
}
