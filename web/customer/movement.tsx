import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { MovementDetail } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../shared/app-link.tsx'
import { Explained } from '../shared/explanation/explained.tsx'
import { useMovementState } from '../shared/movement-row.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { showAccountNumber } from '../shared/show-account-number.ts'
import { useWords } from '../shared/use-words.ts'
import { AmountText } from '../ui/amount-text.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Fact, Facts, SectionHead, Tag } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { BottomBar } from '../ui/page.tsx'
import { Bone, RowBones, Waiting } from '../ui/skeleton.tsx'
import styles from './movement.module.css'
import { useMovementWords } from './use-movement-words.ts'

const Head = ({ movement }: { movement: MovementDetail }) => {
  const { t } = useTranslation('money')
  const stateOf = useMovementState()
  return (
    <div className={styles.head}>
      <span className={styles.kind}>{t(`movement.${movement.kind}`)}</span>
      <AmountText value={movement.amount} sign={movement.direction} size="balance" />
      <Tag tone={movement.state === 'completed' ? 'success' : 'warning'}>{stateOf(movement)}</Tag>
    </div>
  )
}

const hasFee = ({ fee }: MovementDetail): boolean => /[1-9]/.test(fee.amount)

/** The other side's account stands with its name already. */
const isNew = ({ label }: { label: string }): boolean => label !== 'counterparty_account'

const Particulars = ({ movement }: { movement: MovementDetail }) => {
  const { t } = useTranslation('money')
  const words = useWords()
  const { referenceName } = useMovementWords()
  const { counterparty, counterpartyAccount, memo, references } = movement
  const other = movement.direction === 'in' ? 'movement.from' : 'movement.to'
  return (
    <Card rows>
      <Facts>
        <Fact label={t(other)}>
          {counterparty}
          {counterpartyAccount && (
            <>
              <br />
              {showAccountNumber(counterpartyAccount)}
            </>
          )}
        </Fact>
        {memo && <Fact label={t('movement.memo')}>{memo}</Fact>}
        {hasFee(movement) && (
          <Fact label={t('movement.fee-included')}>{words.amount(movement.fee)}</Fact>
        )}
        <Fact label={t('movement.time')}>
          <DateText at={movement.at} form="exact" />
        </Fact>
        <Fact label={t('movement.balance-after')}>{words.amount(movement.balanceAfter)}</Fact>
        {references.filter(isNew).map(({ label, value }) => (
          <Fact key={label} label={referenceName(label)}>
            <span className={styles.reference}>{value}</span>
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}

/** One movement: how much, what happened to it, particulars, receipt to print. */
export const MovementScreen = () => {
  const { t } = useTranslation('money')
  const { t: common } = useTranslation()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const movement = useQuery(query('GET /v1/activity/{id}', { params: { id } }))
  const found = movement.data
  return (
    <Screen title={t('movement.title')} backTo={paths.activity()}>
      <ProblemNotice error={movement.error} onRetry={() => movement.refetch()} />
      {movement.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Bone height="110px" />
          <RowBones rows={4} />
        </Waiting>
      )}
      {found && (
        <>
          <Head movement={found} />
          {found.kind.startsWith('withdrawal') ? (
            <ButtonLink look="secondary" to={paths.withdrawal(found.id)}>
              {t('movement.withdrawal-open')}
            </ButtonLink>
          ) : (
            <Explained
              kind={found.kind === 'bank_deposit' ? 'deposit' : 'transfer'}
              id={found.id}
              here={paths.movement(found.id)}
            />
          )}
          <SectionHead title={t('movement.particulars')} />
          <Particulars movement={found} />
          <ButtonLink look="quiet" to={paths.trouble({ about: found.id })}>
            {t('movement.trouble')}
          </ButtonLink>
          <BottomBar>
            <Button wide look="secondary" onClick={() => window.print()}>
              {t('movement.print')}
            </Button>
          </BottomBar>
        </>
      )}
    </Screen>
  )
}
