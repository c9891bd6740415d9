import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Withdrawal } from '../../api/calls.ts'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { Explained } from '../../shared/explanation/explained.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useWords } from '../../shared/use-words.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts, SectionHead, Tag } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { Bone, RowBones, Waiting } from '../../ui/skeleton.tsx'
import { Cancellation } from './cancellation.tsx'
import styles from './withdraw.module.css'

type Props = { readonly withdrawal: Withdrawal }

/** While it is on its way the screen also asks by itself, should a live update be missed. */
const askAgainMs = 20_000

const isOver = ({ state }: Withdrawal): boolean =>
  ['completed', 'rejected', 'cancelled', 'returned'].includes(state)

const toneOf = ({ state }: Withdrawal) => {
  if (state === 'completed') return 'success'
  return state === 'rejected' || state === 'returned' ? 'danger' : 'warning'
}

const Head = ({ withdrawal }: Props) => {
  const { t } = useTranslation('withdrawals')
  const { amount, state, instrument } = withdrawal
  return (
    <div className={styles.head}>
      <span className={styles.quiet}>
        {t('how.to', { holder: instrument.holder, end: instrument.accountEnd })}
      </span>
      <AmountText value={amount} size="balance" />
      <Tag tone={state === 'cancelled' ? 'plain' : toneOf(withdrawal)}>{t(`state.${state}`)}</Tag>
    </div>
  )
}

const Particulars = ({ withdrawal }: Props) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const { id, amount, fee, total, instrument, requestedAt, policyVersion } = withdrawal
  return (
    <Card rows>
      <Facts>
        <Fact label={t('detail.to')}>
          {instrument.holder}
          <br />
          {`•••• ${instrument.accountEnd}`}
        </Fact>
        <Fact label={t('detail.amount')}>{words.amount(amount)}</Fact>
        <Fact label={t('detail.fee')}>{words.amount(fee)}</Fact>
        <Fact label={t('detail.total')} strong>
          {words.amount(total)}
        </Fact>
        <Fact label={t('detail.requested')}>
          <DateText at={requestedAt} form="exact" />
        </Fact>
        <Fact label={t('detail.number')}>
          <span className={styles.number}>{id}</span>
        </Fact>
        <Fact label={t('detail.policy')}>{policyVersion}</Fact>
      </Facts>
    </Card>
  )
}

const Found = ({ withdrawal, isFresh }: Props & { isFresh: boolean }) => {
  const { t } = useTranslation('withdrawals')
  const { amount, canCancel, state } = withdrawal
  const isBack = state === 'rejected' || state === 'returned' || state === 'cancelled'
  return (
    <>
      {isFresh && canCancel && (
        <Card tone="success" role="status">
          {t('detail.fresh')}
        </Card>
      )}
      <Head withdrawal={withdrawal} />
      <Explained
        kind="withdrawal"
        id={withdrawal.id}
        stamp={state}
        here={paths.withdrawal(withdrawal.id)}
      />
      <SectionHead title={t('detail.particulars')} />
      <Particulars withdrawal={withdrawal} />
      <ButtonLink look="quiet" to={paths.trouble({ about: withdrawal.id })}>
        {t('detail.trouble')}
      </ButtonLink>
      <BottomBar>
        {canCancel && <Cancellation withdrawal={withdrawal} />}
        {isBack && (
          <ButtonLink wide to={paths.withdraw({ currency: amount.currency })}>
            {t('ended.again')}
          </ButtonLink>
        )}
        {!canCancel && !isBack && (
          <Button wide look="secondary" onClick={() => window.print()}>
            {t('detail.print')}
          </Button>
        )}
      </BottomBar>
    </>
  )
}

/** One withdrawal: how far it is, where the money is, who acts, by when; cancel; receipt. */
export const WithdrawalScreen = () => {
  const { t } = useTranslation('withdrawals')
  const { t: common } = useTranslation()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { fresh } = useSearch({ strict: false }) as { fresh?: string }
  const found = useQuery({
    ...query('GET /v1/withdrawals/{id}', { params: { id } }),
    refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : askAgainMs),
  })
  return (
    <Screen title={t('detail.title')} backTo={fresh ? paths.home() : paths.activity()}>
      {!found.data && <ProblemNotice error={found.error} onRetry={() => found.refetch()} />}
      {found.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Bone height="110px" />
          <RowBones rows={4} />
        </Waiting>
      )}
      {found.data && <Found withdrawal={found.data} isFresh={fresh !== undefined} />}
    </Screen>
  )
}
