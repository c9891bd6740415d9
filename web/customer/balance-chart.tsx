import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Currency } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { useWords } from '../shared/use-words.ts'
import { Card } from '../ui/card.tsx'
import { Chart } from '../ui/chart.tsx'
import { formatAmount, formatDay, readDay } from '../ui/format.ts'
import { Bone } from '../ui/skeleton.tsx'

/** How the balance of one currency went over the last 30 days; nothing when it was always empty. */
export const BalanceChart = ({ currency }: { currency: Currency }) => {
  const { t } = useTranslation('customer')
  const { language } = useWords()
  const history = useQuery(
    query('GET /v1/wallets/{currency}/history', { params: { currency }, query: { days: '30' } }),
  )
  if (history.isError) return null
  if (!history.data) {
    return (
      <Card>
        <Bone height="128px" />
      </Card>
    )
  }
  const now = new Date()
  const points = history.data.items.map(({ day, balance }) => ({
    key: day,
    label: formatDay(language, readDay(day), now),
    value: Number(balance.amount),
    text: formatAmount(language, balance),
  }))
  if (points.length < 2 || points.every(({ value }) => value === 0)) return null
  return (
    <Card>
      <Chart
        caption={t('home.chart')}
        columns={[t('home.chart-day'), t('home.chart-balance')]}
        points={points}
      />
    </Card>
  )
}
