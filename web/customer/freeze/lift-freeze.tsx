import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FactorCheck } from '../../shared/factor-check/factor-check.tsx'
import { NewPasswordField } from '../../shared/new-password-field.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useOwnPasswordCheck } from '../../shared/use-password-check.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import styles from '../../ui/form.module.css'
import { BottomBar } from '../../ui/page.tsx'
import { type Lift, useLift } from './use-lift.ts'

/** Counts when no second factor of one's own is set up; the program knows the exact rule. */
const longest = 15

const NewPassword = ({ lift }: { lift: Lift }) => {
  const { t } = useTranslation('freeze')
  const [missing, setMissing] = useState(false)
  const { password } = lift
  const check = useOwnPasswordCheck(password)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMissing(password === '')
    if (password !== '') lift.goOn()
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Card>
        <NewPasswordField
          label={t('lift.password')}
          check={check}
          minimumLength={longest}
          value={password}
          error={missing ? t('lift.password-missing') : lift.refusedPassword}
          onChange={({ currentTarget }) => {
            setMissing(false)
            lift.setPassword(currentTarget.value)
          }}
        />
      </Card>
      <ProblemNotice
        error={lift.start.error ?? lift.lift.error}
        onRetry={lift.goOn}
        compact={Boolean(lift.refusedPassword)}
      />
      <BottomBar>
        <Button type="submit" wide busy={lift.start.isPending || lift.lift.isPending}>
          {t('lift.next')}
        </Button>
      </BottomBar>
    </form>
  )
}

/** Lifts the owner's own freeze: a new password, then one of their factors. */
export const LiftFreeze = ({ since }: { since: string }) => {
  const { t } = useTranslation('freeze')
  const words = useWords()
  const lift = useLift()
  const { check } = lift
  return (
    <>
      <Card tone="accent">
        <strong>{t('lift.why', { at: words.moment(since) })}</strong>
        <p>{t('lift.lead')}</p>
      </Card>
      {lift.step === 'password' || !check ? (
        <NewPassword lift={lift} />
      ) : (
        <Card>
          <div className={styles.stack}>
            <h2>{t('lift.check')}</h2>
            <FactorCheck
              check={check}
              onChange={lift.setCheck}
              onProved={lift.proved}
              onStartOver={lift.startOver}
              finishing={lift.lift.isPending || lift.lift.isSuccess}
            />
            <ProblemNotice
              error={lift.lift.error}
              onRetry={() => lift.lift.mutate(check.proof)}
              onStartOver={lift.startOver}
            />
          </div>
        </Card>
      )}
    </>
  )
}
