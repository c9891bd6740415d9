import { useQuery } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BankAccount } from '../../api/calls.ts'
import { fieldErrors } from '../../api/problem.ts'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../shared/app-link.tsx'
import { MoneyInput } from '../../shared/money-input.tsx'
import { PreflightPanel } from '../../shared/preflight-panel.tsx'
import type { usePreflight } from '../../shared/use-preflight.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { classes } from '../../ui/classes.ts'
import { BottomBar } from '../../ui/page.tsx'
import { StepForm } from '../../ui/step.tsx'
import type { Draft } from './draft.ts'
import { exactAmount } from './exact-amount.ts'
import { PriceFacts } from './price.tsx'
import styles from './withdraw.module.css'

type Props = {
  readonly draft: Draft
  readonly account: BankAccount
  readonly preflight: ReturnType<typeof usePreflight>
  /** What is closed stands above. */
  readonly isClosureSaid: boolean
  readonly onAmount: (amount: string) => void
  readonly onNext: () => void
}

/** Price while it passes; else everything in the way with the nearest amount. Read out politely. */
const Outlook = ({
  preflight: { shown, current },
  isClosureSaid,
  onAmount,
}: Pick<Props, 'preflight' | 'isClosureSaid' | 'onAmount'>) => {
  const { t } = useTranslation('withdrawals')
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
            label: now ? t('how.take', { amount: words.amount(now) }) : '',
            onTake: ({ amount }) => onAmount(amount),
          }}
        />
      ) : (
        <div className={classes(isStale && styles.stale)}>
          <Card rows>
            <Facts>
              <PriceFacts answer={shown} />
            </Facts>
          </Card>
        </div>
      )}
    </div>
  )
}

/** Second step: what is to arrive, with fee, date and every blocker said while typing. */
export const HowMuch = (props: Props) => {
  const { draft, account, preflight, isClosureSaid, onAmount, onNext } = props
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const [missing, setMissing] = useState(false)
  const wallets = useQuery(query('GET /v1/wallets'))
  const { amount, currency } = draft
  const wallet = wallets.data?.items.find((one) => one.currency === currency)
  const refused = fieldErrors(preflight.error).amount
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMissing(!amount)
    // Without an answer the next step looks at everything itself.
    const isBlocked = preflight.current?.ok === false || preflight.isWaiting || Boolean(refused)
    if (amount && !isBlocked) onNext()
  }
  return (
    <StepForm onSubmit={submit}>
      <Card>
        <div className={styles.account}>
          <span>{t('how.to', { holder: account.holder, end: account.accountEnd })}</span>
          <AppLink to={paths.withdraw({ step: 'where' })}>{t('how.change')}</AppLink>
        </div>
      </Card>
      <Card>
        <MoneyInput
          large
          autoFocus
          label={t('how.amount')}
          currency={currency}
          value={amount}
          error={missing ? t('how.missing') : refused}
          description={
            wallets.data &&
            t('where.available', {
              amount: words.amount(wallet?.available ?? exactAmount({ amount: '0', currency })),
            })
          }
          onChange={(typed) => {
            setMissing(false)
            onAmount(typed)
          }}
        />
      </Card>
      <Outlook preflight={preflight} isClosureSaid={isClosureSaid} onAmount={onAmount} />
      <BottomBar>
        <Button type="submit" wide busy={Boolean(amount) && preflight.isWaiting}>
          {t('next')}
        </Button>
      </BottomBar>
    </StepForm>
  )
}
