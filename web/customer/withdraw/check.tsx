import { useTranslation } from 'react-i18next'
import type { BankAccount } from '../../api/calls.ts'
import { useOpenRequests } from '../../api/requests.ts'
import { usePerson } from '../../api/session.ts'
import { PreflightPanel } from '../../shared/preflight-panel.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { isClosedError } from '../../shared/use-closures.ts'
import type { useMoneyAction } from '../../shared/use-money-action.ts'
import type { usePreflight } from '../../shared/use-preflight.ts'
import { useWords } from '../../shared/use-words.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { Step } from '../../ui/step.tsx'
import type { Draft } from './draft.ts'
import { exactAmount } from './exact-amount.ts'
import { PriceFacts } from './price.tsx'
import styles from './withdraw.module.css'

type Props = {
  readonly draft: Draft
  readonly account: BankAccount
  readonly preflight: ReturnType<typeof usePreflight>
  readonly action: ReturnType<typeof useMoneyAction<'POST /v1/withdrawals'>>
  readonly isClosureSaid: boolean
  readonly onChange: () => void
}

const Summary = ({ draft, account, preflight }: Pick<Props, 'draft' | 'account' | 'preflight'>) => {
  const { t } = useTranslation('withdrawals')
  const { currency } = draft
  return (
    <>
      <Card>
        <div className={styles.head}>
          <span className={styles.quiet}>{t('how.amount')}</span>
          <AmountText value={exactAmount(draft)} size="balance" />
        </div>
      </Card>
      <Card rows>
        <Facts>
          <Fact label={t('check.holder')}>{account.holder}</Fact>
          <Fact label={t('check.account')}>
            {t('account.ending', { currency, end: account.accountEnd })}
          </Fact>
          {account.bankCode && <Fact label={t('check.bank')}>{account.bankCode}</Fact>}
          <PriceFacts answer={preflight.shown} />
        </Facts>
      </Card>
    </>
  )
}

/** Third step: exactly what will happen; the button says it too. */
export const Check = (props: Props) => {
  const { draft, account, preflight, action, isClosureSaid, onChange } = props
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  // First it must be known what became of the one before.
  const open = useOpenRequests(usePerson().id)
  const { currency } = draft
  const amount = exactAmount(draft)
  const error = action.state === 'refused' ? action.error : null
  const submit = () =>
    action.send(
      { body: { instrumentId: account.id, amount: amount.amount, currency } },
      { amount, to: `${account.holder} •••• ${account.accountEnd}` },
    )
  return (
    <Step>
      <Summary draft={draft} account={account} preflight={preflight} />
      {preflight.current?.ok === false && (
        <>
          <PreflightPanel
            answer={preflight.current}
            isStale={false}
            isClosureSaid={isClosureSaid}
          />
          <Button look="secondary" onClick={onChange}>
            {t('check.change')}
          </Button>
        </>
      )}
      <ProblemNotice error={preflight.error} onRetry={preflight.refetch} onChangeInput={onChange} />
      {account.isLookedAt && (
        <Card tone="warning">
          <strong>{t('check.looked-at-title')}</strong>
          <p className={styles.note}>{t('check.looked-at')}</p>
        </Card>
      )}
      <Card>
        <strong>{t('check.note-title')}</strong>
        <p className={styles.note}>{words.sentences(t('check.note'), t('check.factor'))}</p>
      </Card>
      <ProblemNotice
        error={isClosureSaid && isClosedError(error) ? null : error}
        onRetry={action.reset}
        onChangeInput={onChange}
      />
      {action.state === 'unknown' && <ProblemNotice error={action.error} />}
      <BottomBar>
        <Button
          wide
          busy={action.state === 'sending'}
          disabled={preflight.current?.ok === false || open.length > 0}
          onClick={submit}
        >
          {t('check.submit', { amount: words.amount(amount) })}
        </Button>
      </BottomBar>
    </Step>
  )
}
