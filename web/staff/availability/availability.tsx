import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import styles from './availability.module.css'
import { PlanWindow } from './plan-window.tsx'
import { Outages, RailCard } from './rails.tsx'
import { WindowCard } from './window-card.tsx'

const Bones = () => {
  const { t } = useTranslation()
  return (
    <Card rows>
      <Waiting soon={t('waiting.soon')} late={t('waiting.late')}>
        <RowBones rows={3} />
      </Waiting>
    </Card>
  )
}

const Windows = () => {
  const { t } = useTranslation('availability')
  const windows = useQuery(query('GET /v1/staff/availability/windows'))
  if (windows.error && !windows.data) {
    return <ProblemNotice error={windows.error} onRetry={() => windows.refetch()} />
  }
  if (!windows.data) return <Bones />
  const { items } = windows.data
  const current = items.filter(({ endedAt }) => endedAt === null)
  const past = items.filter(({ endedAt }) => endedAt !== null)
  return (
    <>
      {current.length === 0 && <p className={styles.quiet}>{t('staff.none')}</p>}
      {current.map((window) => (
        <WindowCard key={window.id} window={window} />
      ))}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{`${t('staff.past')} (${past.length})`}</summary>
          <div className={styles.stack}>
            {past.map((window) => (
              <WindowCard key={window.id} window={window} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

const Rails = () => {
  const { t } = useTranslation('availability')
  const overview = useQuery({ ...query('GET /v1/staff/availability'), refetchInterval: 15_000 })
  if (overview.error && !overview.data) {
    return <ProblemNotice error={overview.error} onRetry={() => overview.refetch()} />
  }
  if (!overview.data) return <Bones />
  return (
    <>
      {overview.data.rails.map((rail) => (
        <RailCard key={rail.rail} rail={rail} />
      ))}
      <SectionHead title={t('staff.outages')} />
      <Outages outages={overview.data.outages} />
    </>
  )
}

/** Staff plan maintenance, see how the rails fare, and stop one by hand. */
export const AvailabilityScreen = () => {
  const { t } = useTranslation('availability')
  return (
    <Screen
      title={t('staff.title')}
      backTo={paths.home()}
      aside={
        <>
          <SectionHead title={t('staff.plan.title')} />
          <Card>
            <PlanWindow />
          </Card>
        </>
      }
    >
      <p className={styles.quiet}>{t('staff.lead')}</p>
      <SectionHead title={t('staff.windows')} />
      <Windows />
      <SectionHead title={t('staff.rails')} />
      <Rails />
    </Screen>
  )
}
