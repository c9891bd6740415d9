import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useSecondsUntil } from '../shared/use-seconds-until.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import form from '../ui/form.module.css'
import { formatCountdown } from '../ui/format.ts'
import { AccountField } from './account-field.tsx'
import styles from './staff.module.css'

type Shown = {
  readonly code: string | null
  readonly maskedName: string | null
  readonly expiresAt: string | null
}

const Result = ({ shown }: { shown: Shown }) => {
  const { t } = useTranslation('official')
  const left = useSecondsUntil(shown.expiresAt)
  if (shown.code === null || left === 0) {
    return (
      <Card tone="warning">
        <h2>{shown.code === null ? t('staff-caller.none') : t('staff-caller.ended')}</h2>
        <p>{t('staff-caller.none-note')}</p>
      </Card>
    )
  }
  return (
    <Card tone="accent">
      <p>{t('staff-caller.read-out', { name: shown.maskedName ?? '' })}</p>
      <p className={styles.callerCode}>{`${shown.code.slice(0, 3)} ${shown.code.slice(3)}`}</p>
      <p className={styles.quiet}>{t('caller.left', { time: formatCountdown(left) })}</p>
    </Card>
  )
}

/** For a call to a customer: the code that they see, to be read out to them. */
export const CallerCodes = () => {
  const { t } = useTranslation('official')
  const element = useRef<HTMLFormElement>(null)
  const [accountNumber, setAccountNumber] = useState('')
  const [missing, setMissing] = useState(false)
  const lookUp = useMutation({
    mutationFn: () =>
      call('POST /v1/staff/caller-codes/look-up', {
        body: { accountNumber: accountNumber.trim() },
      }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = accountNumber.trim() === ''
    setMissing(isEmpty)
    if (isEmpty) element.current?.querySelector('input')?.focus()
    else lookUp.mutate()
  }
  return (
    <Screen title={t('staff-caller.title')}>
      <p className={styles.lead}>{t('staff-caller.lead')}</p>
      <Card>
        <form ref={element} className={form.form} noValidate onSubmit={submit}>
          <AccountField
            label={t('staff-caller.account')}
            error={missing && t('staff-caller.missing')}
            value={accountNumber}
            onChange={({ currentTarget }) => {
              setAccountNumber(currentTarget.value)
              setMissing(false)
            }}
          />
          <ProblemNotice error={lookUp.error} onRetry={() => lookUp.mutate()} />
          <Button type="submit" wide busy={lookUp.isPending}>
            {t('staff-caller.look-up')}
          </Button>
        </form>
      </Card>
      <div role="status">{lookUp.data && <Result shown={lookUp.data} />}</div>
    </Screen>
  )
}
