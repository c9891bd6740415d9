import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useSecondsUntil } from '../../shared/use-seconds-until.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { formatCountdown } from '../../ui/format.ts'
import { Timeline } from '../../ui/timeline.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'
import type { LostDeviceState, Report } from './use-lost-device.ts'

const secondsOfDay = 86_400

export const channelsOf = ({ email, phone }: Report): string[] =>
  [email, phone].filter((channel) => channel !== null)

const TimeLeft = ({ until }: { until: string }) => {
  const { t } = useTranslation('recovery')
  const seconds = useSecondsUntil(until)
  const days = Math.floor(seconds / secondsOfDay)
  const time = formatCountdown(seconds % secondsOfDay)
  return (
    <span className={styles.left} role="timer">
      {days > 0 ? t('lost.days-left', { days, time }) : t('lost.left', { time })}
    </span>
  )
}

type Props = { readonly state: LostDeviceState; readonly report: Report }

/** What was done, until when we wait, what comes then, and the way to stop it. */
export const LostWaiting = ({ state, report }: Props) => {
  const { t } = useTranslation('recovery')
  const words = useWords()
  const { cancel } = state
  const channels = words.list(channelsOf(report))
  return (
    <RecoveryPage title={t('lost.waiting-title')} lead={t('lost.waiting-lead', { channels })}>
      <div className={styles.stack}>
        <Card>
          <Timeline
            steps={[
              {
                ...{ key: 'report', state: 'done' },
                title: t('lost.done-report', { at: words.moment(report.startedAt) }),
              },
              {
                ...{ key: 'wait', state: 'now' },
                title: t('lost.now-wait', { at: words.moment(report.readyAt) }),
                note: <TimeLeft until={report.readyAt} />,
              },
              {
                ...{ key: 'codes', state: 'next', title: t('lost.step-codes') },
                note: t('lost.step-codes-note'),
              },
              {
                ...{ key: 'new', state: 'next', title: t('lost.step-new') },
                note: t('lost.step-new-note'),
              },
            ]}
          />
        </Card>
        <p className={styles.note}>{t('lost.have-code')}</p>
        <ButtonLink to={paths.signIn()} look="secondary" wide>
          {t('device.other-action')}
        </ButtonLink>
        <ProblemNotice error={cancel.error} onRetry={() => cancel.mutate()} />
        <Button look="danger" wide busy={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('lost.cancel')}
        </Button>
      </div>
    </RecoveryPage>
  )
}
