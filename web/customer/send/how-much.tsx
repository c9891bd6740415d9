import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../../api/calls.ts'
import { fieldErrors } from '../../api/problem.ts'
import { query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { MoneyInput } from '../../shared/money-input.tsx'
import { initialOf } from '../../shared/portrait-menu.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { showAccountNumber } from '../../shared/show-account-number.ts'
import { isClosedError } from '../../shared/use-closures.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Disc, Fact, Facts, Row } from '../../ui/card.tsx'
import { classes } from '../../ui/classes.ts'
import { Field } from '../../ui/field.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { StepForm } from '../../ui/step.tsx'
import type { Draft } from './draft.ts'
import styles from './send.module.css'
import { SendClosure, useSendClosures } from './send-closure.tsx'
import { useQuote } from './use-quote.ts'

type Props = {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  readonly onNext: () => void
}

const longestMemo = 140

/** Which balance it leaves: the wallets there are, the main currency when there is none. */
const CurrencyChoice = ({
  value,
  onChange,
}: {
  value: Currency
  onChange: (c: Currency) => void
}) => {
  const { t } = useTranslation('money')
  const { mainCurrency } = usePerson()
  const wallets = useQuery(query('GET /v1/wallets'))
  const held = wallets.data?.items.map(({ currency }) => currency) ?? []
  const choices = [...new Set([...held, mainCurrency, value])]
  return (
    <select
      className={styles.currency}
      aria-label={t('send.currency')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value as Currency)}
    >
      {choices.map((currency) => (
        <option key={currency}>{currency}</option>
      ))}
    </select>
  )
}

const Price = ({ quote }: { quote: ReturnType<typeof useQuote> }) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const { shown } = quote
  if (!shown) return null
  return (
    <div className={classes(quote.current === null && styles.stale)} aria-live="polite">
      <Card rows>
        <Facts>
          <Fact label={t('send.fee')}>{words.amount(shown.fee)}</Fact>
          <Fact label={t('send.total')} strong>
            {words.amount(shown.total)}
          </Fact>
          <Fact label={t('send.left')}>{words.amount(shown.balanceAfter)}</Fact>
          <Fact label={t('send.arrival')}>{t('send.arrival-now')}</Fact>
        </Facts>
      </Card>
    </div>
  )
}

const Payee = ({ payee }: { payee: NonNullable<Draft['payee']> }) => (
  <Card rows>
    <Row
      lead={<Disc>{initialOf(payee.maskedName)}</Disc>}
      title={payee.maskedName}
      note={showAccountNumber(payee.accountNumber)}
    />
  </Card>
)

/** Second step: the amount, with fee and every blocker said while typing. */
export const HowMuch = ({ draft, change, onNext }: Props) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const memoId = useId()
  const [missing, setMissing] = useState(false)
  const wallets = useQuery(query('GET /v1/wallets'))
  const quote = useQuote(draft)
  const closures = useSendClosures(draft.currency)
  const isExplained = closures.closed !== null && isClosedError(quote.error)
  const wallet = wallets.data?.items.find(({ currency }) => currency === draft.currency)
  const zero = { amount: '0', currency: draft.currency }
  const refused = fieldErrors(quote.error).amount
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMissing(!draft.amount)
    if (draft.amount && quote.current) onNext()
  }
  return (
    <StepForm onSubmit={submit}>
      {draft.payee && <Payee payee={draft.payee} />}
      <SendClosure closures={closures} onChoose={(currency) => change({ currency })} />
      <Card>
        <MoneyInput
          large
          autoFocus
          label={t('send.amount')}
          currency={draft.currency}
          value={draft.amount}
          error={missing ? t('send.amount-missing') : refused}
          description={
            wallets.data && t('send.available', { amount: words.amount(wallet?.available ?? zero) })
          }
          onChange={(amount) => {
            setMissing(false)
            change({ amount })
          }}
          end={
            <CurrencyChoice value={draft.currency} onChange={(currency) => change({ currency })} />
          }
        />
      </Card>
      <Card>
        <Field
          id={memoId}
          label={t('send.memo')}
          description={t('send.memo-note')}
          maxLength={longestMemo}
          value={draft.memo}
          onChange={({ currentTarget }) => change({ memo: currentTarget.value })}
        />
      </Card>
      {quote.error && !refused && !isExplained ? (
        <ProblemNotice error={quote.error} onRetry={() => quote.refetch()} />
      ) : (
        <Price quote={quote} />
      )}
      <BottomBar>
        <Button type="submit" wide busy={quote.isWaiting && !quote.error}>
          {t('send.next')}
        </Button>
      </BottomBar>
    </StepForm>
  )
}
