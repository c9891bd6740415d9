import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors, isFailure } from '../../api/problem.ts'
import { NewPasswordField } from '../../shared/new-password-field.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useResetPasswordCheck } from '../../shared/use-password-check.ts'
import { Button } from '../../ui/button.tsx'
import styles from '../../ui/form.module.css'
import { RecoveryPage } from './recovery-page.tsx'
import type { ResetState } from './use-reset.ts'

/** The check ran out while the password was chosen: it is answered once more. */
const hasRunOut = (error: unknown): boolean =>
  isFailure(error) && /proof_(expired|unanswered)/.test(error.problem?.code ?? '')

/** The last step: it takes effect at once and says what it costs. */
export const NewPassword = ({ state }: { state: ResetState }) => {
  const { t } = useTranslation('recovery')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const { open, complete, reopen, startOver } = state
  const { reset = '', minimumPasswordLength = 15, waitHours = 24 } = open.data ?? {}
  const check = useResetPasswordCheck(password, reset)
  const { error } = complete
  const send = () => {
    setMissing(password === '')
    if (password !== '' && !complete.isPending) complete.mutate(password)
  }
  return (
    <RecoveryPage title={t('reset.password-title')} lead={t('reset.password-lead')}>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          send()
        }}
      >
        <NewPasswordField
          label={t('reset.password')}
          check={check}
          minimumLength={minimumPasswordLength}
          value={password}
          error={missing ? t('reset.missing') : fieldErrors(error).password}
          onChange={({ currentTarget }) => {
            setPassword(currentTarget.value)
            setMissing(false)
            if (complete.error) complete.reset()
          }}
        />
        <p className={styles.note}>
          {t(waitHours > 24 ? 'reset.wait-alone' : 'reset.wait', { hours: waitHours })}
        </p>
        <ProblemNotice
          error={error}
          onRetry={send}
          onStartOver={hasRunOut(error) ? reopen : startOver}
          compact
        />
        <Button type="submit" wide busy={complete.isPending}>
          {t('reset.set')}
        </Button>
      </form>
    </RecoveryPage>
  )
}
