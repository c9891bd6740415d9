import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency, MoneyValue, Preflight } from '../../api/calls.ts'
import { fieldErrors } from '../../api/problem.ts'
import { query } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { MoneyInput } from '../../shared/money-input.tsx'
import { initialOf } from '../../shared/portrait-menu.tsx'
import { PreflightPanel } from '../../shared/preflight-panel.tsx'
import { showAccountNumber } from '../../shared/show-account-number.ts'
import { usePreflight } from '../../shared/use-preflight.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Disc, Fact, Facts, Row } from '../../ui/card.tsx'
import { classes } from '../../ui/classes.ts'
import { Field } from '../../ui/field.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { StepForm } from '../../ui/step.tsx'
import type { Draft } from './draft.ts'
import styles from './send.module.css'

type Props = {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
  /** What is closed stands above. */
  readonly isClosureSaid: boolean
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

/** Nothing known yet: the lines stand there already, so that nothing moves when it comes. */
const unknown = '–'

const Price = ({ answer, isStale }: { answer: Preflight | null; isStale: boolean }) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const say = (value: MoneyValue | null | undefined) => (value ? words.amount(value) : unknown)
  return (
    <div className={classes(isStale && styles.stale)}>
      <Card rows>
        <Facts>
          <Fact label={t('send.fee')}>{say(answer?.fee)}</Fact>
          <Fact label={t('send.total')} strong>
            {say(answer?.total)}
          </Fact>
          <Fact label={t('send.left')}>{say(answer?.balanceAfter)}</Fact>
          <Fact label={t('send.arrival')}>{answer?.total ? t('send.arrival-now') : unknown}</Fact>
        </Facts>
      </Card>
    </div>
  )
}

/** Price while it passes; else everything in the way with the nearest amount. Read out politely. */
const Outlook = ({
  preflight: { shown, current },
  isClosureSaid,
  onAmount,
}: {
  preflight: ReturnType<typeof usePreflight>
  isClosureSaid: boolean
  onAmount: (amount: string) => void
}) => {
  const { t } = useTranslation('preflight')
  const words = useWords()
  const isStale = shown !== null && current === null
  const now = shown?.nearest.amount.now
  return (
    <div className={styles.outlook} aria-live="polite">
      {shown && !shown.ok ? (
        <PreflightPanel
          answer={shown}
          isStale={isStale}
          isClosureSaid={isClosureSaid}
          suggestion={{
            label: now ? t('send-now', { amount: words.amount(now) }) : '',
            onTake: ({ amount }) => onAmount(amount),
          }}
        />
      ) : (
        <Price answer={shown} isStale={isStale} />
      )}
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
export const HowMuch = ({ draft, change, isClosureSaid, onNext }: Props) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const memoId = useId()
  const [missing, setMissing] = useState(false)
  const wallets = useQuery(query('GET /v1/wallets'))
  const { to, amount, currency } = draft
  const preflight = usePreflight(
    to ? { operation: 'transfer', to, currency, ...(amount && { amount }) } : null,
    isClosureSaid,
  )
  const wallet = wallets.data?.items.find(({ currency }) => currency === draft.currency)
  const zero = { amount: '0', currency: draft.currency }
  const refused = fieldErrors(preflight.error).amount
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMissing(!draft.amount)
    // Without an answer the next step looks at everything itself.
    const isBlocked = preflight.current?.ok === false || preflight.isWaiting || Boolean(refused)
    if (draft.amount && !isBlocked) onNext()
  }
  return (
    <StepForm onSubmit={submit}>
      {draft.payee && <Payee payee={draft.payee} />}
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
      <Outlook
        preflight={preflight}
        isClosureSaid={isClosureSaid}
        onAmount={(fitting) => change({ amount: fitting })}
      />
      <BottomBar>
        <Button type="submit" wide busy={Boolean(amount) && preflight.isWaiting}>
          {t('send.next')}
        </Button>
      </BottomBar>
    </StepForm>
  )
}
