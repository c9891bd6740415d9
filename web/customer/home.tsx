import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { usePerson } from '../api/session.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Card } from '../ui/card.tsx'
import { CopyRow } from '../ui/copy-row.tsx'
import { BalanceCard } from './balance-card.tsx'
import { BalanceChart } from './balance-chart.tsx'
import { ClosureLines } from './closure-lines.tsx'
import styles from './home.module.css'
import { HomeActions } from './home-actions.tsx'
import { LastActivity } from './last-activity.tsx'
import { MoneyLine } from './money-line.tsx'
import { NeedsYou } from './needs-you.tsx'
import { OpenRequests } from './requests/open-requests.tsx'

const rowsShown = '6'

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
            <BalanceChart key={currency} currency={currency} />
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
      <NeedsYou wallets={items} hasMoved={activity.data && activity.data.items.length > 0} />
      {!(isDown && activity.isError) && <LastActivity activity={activity} />}
    </Screen>
  )
}
