import { IconWallet } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MyMoney } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useWords } from '../shared/use-words.ts'
import { AmountText } from '../ui/amount-text.tsx'
import { Card, Fact, Facts, SectionHead, Tag } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Bone, Waiting } from '../ui/skeleton.tsx'
import styles from './my-money.module.css'

const isAboveZero = (amount: string): boolean => /[1-9]/.test(amount)

const InCurrency = ({ of }: { of: MyMoney['currencies'][number] }) => {
  const { t } = useTranslation('preflight')
  const words = useWords()
  return (
    <Card rows aria-label={words.currency(of.currency)}>
      <Facts>
        <Fact label={t('money.available')}>{words.amount(of.available)}</Fact>
        {isAboveZero(of.held.amount) && (
          <Fact label={t('money.held')}>{words.amount(of.held)}</Fact>
        )}
        <Fact label={t('money.total')} strong>
          {words.amount(of.total)}
        </Fact>
        {isAboveZero(of.incoming.amount) && (
          <Fact label={t('money.incoming')}>{words.amount(of.incoming)}</Fact>
        )}
      </Facts>
    </Card>
  )
}

const Thing = ({ thing }: { thing: MyMoney['unfinished'][number] }) => {
  const { t } = useTranslation('preflight')
  const words = useWords()
  return (
    <Card>
      <div className={styles.thing}>
        <div className={styles.head}>
          <Tag tone="warning">{t(`money.where-${thing.where}`)}</Tag>
          <AmountText value={thing.amount} />
        </div>
        <p>{thing.words}</p>
        <p className={styles.quiet}>{t('money.since', { at: words.moment(thing.since) })}</p>
      </div>
    </Card>
  )
}

/** Where all of a person's money is, and when what is under way moves next. */
export const MyMoneyScreen = () => {
  const { t } = useTranslation('preflight')
  const { t: common } = useTranslation()
  const money = useQuery(query('GET /v1/me/money'))
  const { data } = money
  return (
    <Screen title={t('money.title')} backTo={paths.home()}>
      <ProblemNotice error={money.error} onRetry={() => money.refetch()} />
      {money.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card>
            <Bone height="96px" />
          </Card>
        </Waiting>
      )}
      {data && data.currencies.length === 0 && (
        <EmptyState
          icon={<IconWallet size={28} stroke={1.6} />}
          title={t('money.empty-title')}
          action={<ButtonLink to={paths.addMoney()}>{t('money.add')}</ButtonLink>}
        >
          {t('money.empty-note')}
        </EmptyState>
      )}
      {data && data.currencies.length > 0 && (
        <>
          <p className={styles.lead}>{data.words}</p>
          {data.unfinished.length > 0 && (
            <>
              <SectionHead title={t('money.under-way')} />
              {data.unfinished.map((thing) => (
                <Thing key={thing.id} thing={thing} />
              ))}
            </>
          )}
          {data.currencies.map((of) => (
            <InCurrency key={of.currency} of={of} />
          ))}
        </>
      )}
    </Screen>
  )
}
