import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { usePerson } from '../api/session.ts'
import { loadWords } from '../language.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Card } from '../ui/card.tsx'
import { CopyRow } from '../ui/copy-row.tsx'
import { Bone } from '../ui/skeleton.tsx'
import { BalanceCard } from './balance-card.tsx'
import { ClosureLines } from './closure-lines.tsx'
import styles from './home.module.css'
import { HomeActions } from './home-actions.tsx'
import { LastActivity } from './last-activity.tsx'
import { MoneyLine } from './money-line.tsx'
import { NeedsYou } from './needs-you.tsx'
import { OpenRequests } from './requests/open-requests.tsx'

const rowsShown = '6'

/** Not needed for the first look: their code comes after it. */
const BalanceChart = lazy(async () => ({
  default: (await import('./balance-chart.tsx')).BalanceChart,
}))
const UnderWay = lazy(async () => {
  const [{ UnderWay: Cards }] = await Promise.all([
    import('./withdraw/under-way.tsx'),
    loadWords('withdrawals'),
  ])
  return { default: Cards }
})

/** How much do I have, what needs me, what just happened. */
export const Home = () => {
  const { t } = useTranslation('customer')
  const person = usePerson()
  const [chosen, setChosen] = useState<Currency | null>(null)
  const wallets = useQuery(query('GET /v1/wallets'))
  const activity = useQuery(query('GET /v1/activity', { query: { limit: rowsShown } }))
  const currency = chosen ?? person.mainCurrency
  const items = wallets.data?.items
  const isDown = wallets.isError && !items
  const retry = () => Promise.all([wallets.refetch(), activity.refetch()])
  return (
    <Screen
      title={t('home.title')}
      aside={
        <>
          {items?.some((wallet) => wallet.currency === currency) && (
            <Suspense fallback={<Bone height="190px" />}>
              <BalanceChart key={currency} currency={currency} />
            </Suspense>
          )}
          <Card>
            <CopyRow
              label={t('home.account')}
              value={person.accountNumber}
              copyLabel={t('copy', { ns: 'common' })}
              copiedLabel={t('copied', { ns: 'common' })}
            />
            <p className={styles.note}>{t('home.account-note')}</p>
          </Card>
        </>
      }
    >
      {isDown ? (
        <ProblemNotice error={wallets.error} onRetry={retry} />
      ) : (
        <BalanceCard wallets={items} currency={currency} onChoose={setChosen} />
      )}
      <HomeActions currency={currency} />
      <OpenRequests />
      <ClosureLines />
      <MoneyLine wallets={items} />
      <Suspense fallback={null}>
        <UnderWay />
      </Suspense>
      <NeedsYou wallets={items} hasMoved={activity.data && activity.data.items.length > 0} />
      {!(isDown && activity.isError) && <LastActivity activity={activity} />}
    </Screen>
  )
}
