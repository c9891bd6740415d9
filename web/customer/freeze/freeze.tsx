import { useTranslation } from 'react-i18next'
import { freezeIn, useRestrictions } from '../../api/restrictions.ts'
import { paths } from '../../paths.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Card } from '../../ui/card.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { FreezeNow } from './freeze-now.tsx'
import { LiftFreeze } from './lift-freeze.tsx'
import { RiskFreeze } from './risk-freeze.tsx'
import { WaitNotice } from './wait-notice.tsx'

/** Freezes the account by one button, and lifts the freeze again. */
export const Freeze = () => {
  const { t } = useTranslation(['freeze', 'common'])
  const { data, error, refetch } = useRestrictions()
  const freeze = freezeIn(data?.items)
  return (
    <Screen title={t(freeze ? 'lift.title' : 'freeze.title')} backTo={paths.security()}>
      {data ? (
        <>
          <WaitNotice />
          {freeze?.kind === 'frozen_by_owner' && <LiftFreeze since={freeze.since} />}
          {freeze?.kind === 'frozen_by_risk' && <RiskFreeze item={freeze} />}
          {!freeze && <FreezeNow />}
        </>
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => refetch()} />
      ) : (
        <Card rows>
          <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
            <RowBones rows={3} />
          </Waiting>
        </Card>
      )}
    </Screen>
  )
}
