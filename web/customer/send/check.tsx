import { useTranslation } from 'react-i18next'
import type { MoneyValue, Quote } from '../../api/calls.ts'
import { useOpenRequests } from '../../api/requests.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { showAccountNumber } from '../../shared/show-account-number.ts'
import { isClosedError } from '../../shared/use-closures.ts'
import type { useMoneyAction } from '../../shared/use-money-action.ts'
import { useWords } from '../../shared/use-words.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { Bone, Waiting } from '../../ui/skeleton.tsx'
import { Step } from '../../ui/step.tsx'
import type { Draft } from './draft.ts'
import styles from './send.module.css'
import { SendClosure, useSendClosures } from './send-closure.tsx'
import { useQuote } from './use-quote.ts'

type Props = {
  readonly draft: Draft
  readonly action: ReturnType<typeof useMoneyAction<'POST /v1/transfers'>>
  readonly onChange: () => void
}

/** How much of today's limit is gone once this is sent; only the picture needs a number. */
const shareUsed = (limit: MoneyValue, used: MoneyValue, amount: MoneyValue): number => {
  const gone = Number(used.amount) + Number(amount.amount)
  return Number(limit.amount) > 0 ? Math.min(100, (gone / Number(limit.amount)) * 100) : 100
}

const DailyLimit = ({ quote }: { quote: Quote }) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const { dailyLimit, amount } = quote
  if (dailyLimit === null) return null
  const { limit, used, resetsAt } = dailyLimit
  return (
    <Card>
      <div className={styles.limitTitle}>
        {t('send.daily-limit')}
        <AppLink to={paths.limits({ currency: amount.currency })}>{t('send.all-limits')}</AppLink>
      </div>
      <div className={styles.bar} aria-hidden>
        <span className={styles.used} style={{ width: `${shareUsed(limit, used, amount)}%` }} />
      </div>
      <div className={styles.small}>
        {t('send.daily-limit-note', {
          used: words.amount(used),
          limit: words.amount(limit),
          at: words.moment(resetsAt),
        })}
      </div>
    </Card>
  )
}

const Summary = ({ quote, memo }: { quote: Quote; memo: string }) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const { payee } = quote
  return (
    <>
      <Card>
        <div className={styles.who}>
          <span className={styles.to}>{t('send.to')}</span>
          <span className={styles.name}>{payee.maskedName}</span>
          <span className={styles.account}>
            {showAccountNumber(payee.accountNumber)} ·{' '}
            {payee.timesSent > 0
              ? t('send.sent-before', { count: payee.timesSent })
              : t('send.first-time')}
          </span>
          <span className={styles.figure}>
            <AmountText value={quote.amount} size="balance" />
          </span>
        </div>
      </Card>
      {payee.mixedScript && (
        <Card tone="warning">
          <strong>{t('send.mixed-script-title')}</strong>
          <p className={styles.small}>{t('send.mixed-script-note')}</p>
        </Card>
      )}
      {payee.timesSent === 0 && (
        <Card tone="warning">
          <strong>{t('send.first-time-title')}</strong>
          <p className={styles.small}>{t('send.first-time-note')}</p>
        </Card>
      )}
      <Card rows>
        <Facts>
          <Fact label={t('send.fee')}>{words.amount(quote.fee)}</Fact>
          <Fact label={t('send.total')} strong>
            {words.amount(quote.total)}
          </Fact>
          <Fact label={t('send.arrival')}>{t('send.arrival-now')}</Fact>
          {memo && <Fact label={t('send.memo')}>{memo}</Fact>}
        </Facts>
      </Card>
      <DailyLimit quote={quote} />
      {quote.asksForFactor && <p className={styles.small}>{t('send.asks-for-factor')}</p>}
    </>
  )
}

/** Third step: exactly what will happen; the button says it too. */
export const Check = ({ draft, action, onChange }: Props) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const closures = useSendClosures(draft.currency)
  const quote = useQuote(draft, closures.closed !== null)
  const { current, shown } = quote
  // First it must be known what became of the one before.
  const open = useOpenRequests(usePerson().id)
  const error = action.state === 'refused' ? action.error : quote.error
  const isExplained = closures.closed !== null && isClosedError(error)
  const memo = draft.memo.trim()
  const send = () => {
    if (!current) return
    const { to, amount, currency } = draft
    return action.send(
      { body: { to, amount, currency, quoteId: current.id, ...(memo && { memo }) } },
      { amount: current.amount, to: current.payee.maskedName },
    )
  }
  return (
    <Step>
      {shown ? (
        <Summary quote={shown} memo={memo} />
      ) : (
        !quote.error && (
          <Card>
            <Waiting soon={t('send.quoting')} late={t('send.quoting')}>
              <Bone height="120px" />
            </Waiting>
          </Card>
        )
      )}
      <SendClosure closures={closures} />
      <ProblemNotice
        error={isExplained ? null : error}
        onRetry={() => {
          action.reset()
          return quote.refetch()
        }}
        onChangeInput={onChange}
      />
      {action.state === 'unknown' && <ProblemNotice error={action.error} />}
      <BottomBar>
        <Button
          wide
          busy={action.state === 'sending' || (quote.isWaiting && !current)}
          disabled={Boolean(quote.error) || open.length > 0}
          onClick={send}
        >
          {shown ? t('send.submit', { amount: words.amount(shown.amount) }) : t('send.next')}
        </Button>
      </BottomBar>
    </Step>
  )
}
