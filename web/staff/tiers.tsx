import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { SetTier } from './set-tier.tsx'
import styles from './staff.module.css'

/** For a reviewer: who it is (masked), the present tier, and the new one with a reason. */
export const Tiers = () => {
  const { t } = useTranslation('limits')
  const element = useRef<HTMLFormElement>(null)
  const [accountNumber, setAccountNumber] = useState('')
  const [missing, setMissing] = useState(false)
  const lookUp = useMutation({
    mutationFn: () =>
      call('GET /v1/staff/people/{accountNumber}/tier', {
        params: { accountNumber: accountNumber.trim() },
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
    <Screen title={t('staff.title')}>
      <p className={styles.lead}>{t('staff.lead')}</p>
      <Card>
        <form ref={element} className={form.form} noValidate onSubmit={submit}>
          <Field
            label={t('staff.account')}
            placeholder="OK 2840 1177 3"
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            error={missing && t('staff.account-missing')}
            value={accountNumber}
            onChange={({ currentTarget }) => {
              setAccountNumber(currentTarget.value)
              setMissing(false)
              lookUp.reset()
            }}
          />
          <ProblemNotice error={lookUp.error} onRetry={() => lookUp.mutate()} />
          <Button type="submit" wide look="secondary" busy={lookUp.isPending}>
            {t('staff.look-up')}
          </Button>
        </form>
      </Card>
      {lookUp.data && (
        <SetTier
          key={`${lookUp.data.accountNumber} ${lookUp.data.tier}`}
          person={lookUp.data}
          onDone={() => lookUp.mutate()}
        />
      )}
    </Screen>
  )
}
