import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency, Preflight } from '../api/calls.ts'
import { fieldErrors } from '../api/problem.ts'
import { MoneyInput } from '../shared/money-input.tsx'
import { PreflightPanel } from '../shared/preflight-panel.tsx'
import { usePreflight } from '../shared/use-preflight.ts'
import { useWords } from '../shared/use-words.ts'
import { Card, Fact, Facts } from '../ui/card.tsx'
import styles from './deposit-check.module.css'

const unknown = '–'

const Expected = ({ answer }: { answer: Preflight | null }) => {
  const { t } = useTranslation('preflight')
  const words = useWords()
  const { fee, arrives } = answer ?? {}
  const isFree = fee && !/[1-9]/.test(fee.amount)
  return (
    <Facts>
      <Fact label={t('deposit.fee')}>
        {isFree ? t('deposit.free') : fee ? words.amount(fee) : unknown}
      </Fact>
      <Fact label={t('deposit.arrives')} strong>
        {arrives ? words.date(arrives.at) : unknown}
      </Fact>
    </Facts>
  )
}

type Props = {
  readonly currency: Currency
  /** What is closed stands above. */
  readonly isClosureSaid: boolean
}

/** Before going to the bank: fee, arrival and what would keep the money from being credited. */
export const DepositCheck = ({ currency, isClosureSaid }: Props) => {
  const { t } = useTranslation('preflight')
  const words = useWords()
  const [amount, setAmount] = useState('')
  const { shown, current, error } = usePreflight({
    ...{ operation: 'deposit', currency },
    ...(amount && { amount }),
  })
  const isStale = shown !== null && current === null
  const now = shown?.nearest.amount.now
  return (
    <Card>
      <MoneyInput
        label={t('deposit.amount')}
        description={t('deposit.amount-note')}
        currency={currency}
        value={amount}
        error={fieldErrors(error).amount}
        onChange={setAmount}
      />
      <div className={styles.outlook} aria-live="polite">
        {shown && !shown.ok ? (
          <PreflightPanel
            answer={shown}
            isStale={isStale}
            isClosureSaid={isClosureSaid}
            suggestion={{
              label: now ? t('add-now', { amount: words.amount(now) }) : '',
              onTake: (fitting) => setAmount(fitting.amount),
            }}
          />
        ) : (
          <Expected answer={shown} />
        )}
      </div>
    </Card>
  )
}
