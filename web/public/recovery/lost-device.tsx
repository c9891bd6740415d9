import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { LostReady } from './lost-ready.tsx'
import { LostStart } from './lost-start.tsx'
import { LostWaiting } from './lost-waiting.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'
import { type LostDeviceState, useLostDevice } from './use-lost-device.ts'

type Props = { readonly state: LostDeviceState }

const Finished = ({ state }: Props) => {
  const { t } = useTranslation('recovery')
  return (
    <RecoveryPage title={t('lost.finished-title')} lead={t('lost.finished-lead')}>
      <ButtonLink to={paths.signIn({ next: paths.security() })} wide onClick={state.again}>
        {t('lost.finished-action')}
      </ButtonLink>
    </RecoveryPage>
  )
}

const Over = ({ state, how }: Props & { how: 'cancelled' | 'expired' }) => {
  const { t } = useTranslation('recovery')
  return (
    <RecoveryPage title={t(`lost.${how}-title`)} lead={t(`lost.${how}-lead`)}>
      <div className={styles.stack}>
        <ButtonLink to={paths.signIn()} wide>
          {t('cannot.sign-in')}
        </ButtonLink>
        <Button look="quiet" wide onClick={state.again}>
          {t('lost.again')}
        </Button>
      </div>
    </RecoveryPage>
  )
}

const LookingUp = ({ state }: Props) => {
  const { t } = useTranslation(['recovery', 'common'])
  const { error, refetch } = state.lookUp
  return (
    <RecoveryPage title={t('recovery:lost.title')}>
      {error ? (
        <ProblemNotice error={error} onRetry={() => refetch()} />
      ) : (
        <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
          <RowBones rows={3} />
        </Waiting>
      )}
    </RecoveryPage>
  )
}

/** The road of a lost device: reported, waited for, proved by every channel, set up anew. */
export const LostDevice = () => {
  const state = useLostDevice()
  const { report, isLoading, lookUp } = state
  if (isLoading || (!report && lookUp.error && !lookUp.data && lookUp.fetchStatus !== 'idle')) {
    return <LookingUp state={state} />
  }
  if (!report) return <LostStart state={state} />
  if (report.state === 'finished') return <Finished state={state} />
  if (report.state === 'waiting') return <LostWaiting state={state} report={report} />
  if (report.state === 'ready') return <LostReady state={state} report={report} />
  return <Over state={state} how={report.state} />
}
