import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { usePerson, useSessionChange } from '../api/session.ts'
import { showPhone } from '../shared/phone.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useSecondsUntil } from '../shared/use-seconds-until.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { CodeField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { formatCountdown } from '../ui/format.ts'
import { toast } from '../ui/toast.tsx'

/** The code that was texted to a new number; until it is back the number finds nobody. */
export const ConfirmPhone = () => {
  const { t } = useTranslation('customer')
  const { phone, phoneVerified } = usePerson()
  const { personChanged } = useSessionChange()
  const [code, setCode] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const confirm = useMutation({
    mutationFn: (digits: string) => call('POST /v1/me/phone/confirm', { body: { code: digits } }),
    onSuccess: (person) => {
      personChanged(person)
      toast(t('settings.phone-confirmed'))
    },
  })
  const resend = useMutation({
    mutationFn: () => call('POST /v1/me/phone/resend', { body: {} }),
    onSuccess: () => {
      setCode('')
      confirm.reset()
      toast(t('settings.phone-resent'))
    },
  })
  const wait = useSecondsUntil(resend.data?.resendAt ?? null)
  if (!phone || phoneVerified !== false) return null
  const send = (digits: string) => {
    setIncomplete(digits.length < 6)
    if (digits.length === 6 && !confirm.isPending) confirm.mutate(digits)
  }
  return (
    <Card tone="accent">
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(code)
        }}
      >
        <div>
          <h2>{t('settings.phone-open', { phone: showPhone(phone) })}</h2>
          <p>{t('settings.phone-open-note')}</p>
        </div>
        <CodeField
          label={t('settings.phone-code')}
          error={incomplete ? t('settings.phone-incomplete') : fieldErrors(confirm.error).code}
          value={code}
          onChange={(next) => {
            setCode(next)
            setIncomplete(false)
          }}
          onComplete={send}
        />
        <ProblemNotice
          error={confirm.error ?? resend.error}
          onRetry={() => send(code)}
          onRequestCode={wait > 0 ? undefined : () => resend.mutate()}
          compact
        />
        <Button type="submit" look="secondary" wide busy={confirm.isPending}>
          {t('settings.phone-confirm')}
        </Button>
        <Button
          look="quiet"
          wide
          disabled={wait > 0}
          busy={resend.isPending}
          onClick={() => resend.mutate()}
        >
          {wait > 0
            ? t('settings.phone-resend-in', { time: formatCountdown(wait) })
            : t('settings.phone-resend')}
        </Button>
      </form>
    </Card>
  )
}
