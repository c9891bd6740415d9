import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { isFailure } from '../../api/problem.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'

type PressProps = {
  readonly title: string
  readonly lead: string
  readonly submit: string
  readonly busy: boolean
  readonly error: unknown
  readonly onPress: () => void
}

/** Opened by a link in a message: nothing happens before the press. */
const Press = ({ title, lead, submit, busy, error, onPress }: PressProps) => {
  const isOver = isFailure(error) && error.kind === 'refused'
  return (
    <RecoveryPage title={title} lead={lead}>
      <div className={styles.stack}>
        <ProblemNotice error={error} onRetry={onPress} />
        {!isOver && (
          <Button wide busy={busy} onClick={onPress}>
            {submit}
          </Button>
        )}
      </div>
    </RecoveryPage>
  )
}

const MissingLink = () => {
  const { t } = useTranslation('recovery')
  return (
    <RecoveryPage title={t('link.missing')} lead={t('link.missing-note')}>
      <ButtonLink to={paths.signIn()} wide>
        {t('link.sign-in')}
      </ButtonLink>
    </RecoveryPage>
  )
}

const Done = (props: { title: string; lead: ReactNode; reset: string; signIn: string }) => (
  <RecoveryPage title={props.title} lead={props.lead}>
    <div className={styles.stack}>
      <ButtonLink to={paths.reset()} wide>
        {props.reset}
      </ButtonLink>
      <ButtonLink to={paths.signIn()} look="secondary" wide>
        {props.signIn}
      </ButtonLink>
    </div>
  </RecoveryPage>
)

const useToken = () => (useSearch({ strict: false }) as { token?: string }).token

/** From the message about a lost device: stops the report. */
export const StopLostDevice = () => {
  const { t } = useTranslation('recovery')
  const token = useToken()
  const stop = useMutation({
    mutationFn: () => call('POST /v1/lost-factors/cancel', { body: { token: token ?? '' } }),
  })
  if (!token) return <MissingLink />
  if (stop.isSuccess) {
    return (
      <Done
        title={t('stop.done-title')}
        lead={t('stop.done-lead')}
        reset={t('stop.reset')}
        signIn={t('link.sign-in')}
      />
    )
  }
  return (
    <Press
      title={t('stop.title')}
      lead={t('stop.lead')}
      submit={t('stop.submit')}
      busy={stop.isPending}
      error={stop.error}
      onPress={() => stop.mutate()}
    />
  )
}

/** From the message about a changed address or number: puts the old one back. */
export const UndoChange = () => {
  const { t } = useTranslation('recovery')
  const words = useWords()
  const token = useToken()
  const undo = useMutation({
    mutationFn: () => call('POST /v1/contact-changes/undo', { body: { token: token ?? '' } }),
  })
  if (!token) return <MissingLink />
  if (undo.data) {
    const { kind, restored } = undo.data
    const what = restored === null ? t(`undo.${kind}-removed`) : t(`undo.${kind}`, { restored })
    return (
      <Done
        title={t('undo.done-title')}
        lead={words.sentences(what, t('undo.done-lead'))}
        reset={t('undo.reset')}
        signIn={t('link.sign-in')}
      />
    )
  }
  return (
    <Press
      title={t('undo.title')}
      lead={t('undo.lead')}
      submit={t('undo.submit')}
      busy={undo.isPending}
      error={undo.error}
      onPress={() => undo.mutate()}
    />
  )
}
