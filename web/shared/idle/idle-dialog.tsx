import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { sessionQuery, useSessionChange } from '../../api/session.ts'
import { Button } from '../../ui/button.tsx'
import { formatCountdown } from '../../ui/format.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import styles from './idle-dialog.module.css'

export type IdleDialogProps = {
  /** Until the session ends; null: not soon. */
  readonly seconds: number | null
  /** It cannot be kept any longer, only opened anew. */
  readonly isFinal: boolean
}

/** Asked two minutes before a session ends that nobody uses. */
export const IdleDialog = ({ seconds, isFinal }: IdleDialogProps) => {
  const { t } = useTranslation('sessions')
  const { t: common } = useTranslation()
  const client = useQueryClient()
  const { signOut } = useSessionChange()
  const stay = useMutation({
    mutationFn: () => call('GET /v1/sessions/current'),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  })
  const leave = useMutation({ mutationFn: signOut })
  const kind = isFinal ? 'final' : 'idle'
  return (
    <Sheet
      title={t(`${kind}.title`)}
      place="middle"
      open={seconds !== null}
      onClose={() => seconds !== null && !isFinal && stay.mutate()}
      closeLabel={common('close')}
    >
      <p>{t(`${kind}.why`)}</p>
      <p className={styles.time} role="timer">
        {formatCountdown(seconds ?? 0)}
      </p>
      <ProblemNotice error={stay.error ?? leave.error} compact />
      <div className={styles.actions}>
        {!isFinal && (
          <Button wide busy={stay.isPending} data-autofocus onClick={() => stay.mutate()}>
            {t('idle.stay')}
          </Button>
        )}
        <Button
          look={isFinal ? 'primary' : 'quiet'}
          wide
          busy={leave.isPending}
          onClick={() => leave.mutate()}
        >
          {t('idle.leave')}
        </Button>
      </div>
    </Sheet>
  )
}
