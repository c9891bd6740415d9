import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../api/problem.ts'
import { LateCodes } from '../shared/late-codes.tsx'
import { PresentPasswordField } from '../shared/new-password-field.tsx'
import { showPhone } from '../shared/phone.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { CodeField, Field } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { formatCountdown } from '../ui/format.ts'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { useAwaitedCode } from './use-awaited-code.ts'
import { isContested } from './use-confirm-sign-up.ts'

/** A number stays on one line. */
const unbroken = (phone: string) => phone.replaceAll(' ', '\u00a0')

type State = ReturnType<typeof useAwaitedCode>

const OtherWays = ({ awaited, contact, resend, keep, wait }: State) => {
  const { t } = useTranslation('public')
  return (
    <>
      <Button
        look="quiet"
        wide
        disabled={wait > 0 || contact === null}
        busy={resend.isPending}
        onClick={() => contact && resend.mutate(contact)}
      >
        {wait > 0 ? t('verify.resend-in', { time: formatCountdown(wait) }) : t('verify.resend')}
      </Button>
      {awaited && (
        <Button look="quiet" wide onClick={() => keep(null)}>
          {t(awaited.phone ? 'verify.change-number' : 'verify.change-address')}
        </Button>
      )}
    </>
  )
}

/** What is sent, and what is said at the fields before that. */
const useSending = ({ contact, confirm }: State) => {
  const [password, setPassword] = useState('')
  const [contested, setContested] = useState(false)
  const [missing, setMissing] = useState<'contact' | 'code' | null>(null)
  const send = (digits: string) => {
    const next = contact === null ? 'contact' : digits.length < 6 ? 'code' : null
    setMissing(next)
    if (next !== null || contact === null || confirm.isPending) return
    confirm.mutate(
      { ...contact, code: digits, ...(password && { password }) },
      { onError: (error) => setContested((before) => before || isContested(error)) },
    )
  }
  return { password, setPassword, contested, missing, setMissing, send }
}

const ContactField = ({ state, error }: { state: State; error: string | undefined }) => {
  const { t } = useTranslation('public')
  return (
    <Field
      label={t('verify.contact')}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      value={state.typed}
      error={error}
      onChange={({ currentTarget }) => state.setTyped(currentTarget.value)}
    />
  )
}

const CodeForm = ({ state }: { state: State }) => {
  const { t } = useTranslation('public')
  const words = useWords()
  const { awaited, contact, code, setCode, confirm, resend, wait } = state
  const { password, setPassword, contested, missing, setMissing, send } = useSending(state)
  const errors = fieldErrors(confirm.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(code)
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {contact && <LateCodes by={'phone' in contact ? 'sms' : 'mail'} />}
      {!awaited && (
        <ContactField
          state={state}
          error={
            missing === 'contact' ? t('verify.contact-missing') : (errors.email ?? errors.phone)
          }
        />
      )}
      <CodeField
        label={t('verify.code')}
        description={
          awaited && t('verify.code-note', { time: words.moment(awaited.codeExpiresAt) })
        }
        error={missing === 'code' ? t('verify.incomplete') : errors.code}
        value={code}
        onChange={(next) => {
          setCode(next)
          setMissing(null)
        }}
        onComplete={(digits) => contact && send(digits)}
        autoFocus={awaited !== null}
      />
      {contested && (
        <PresentPasswordField
          label={t('sign-up.password')}
          value={password}
          error={errors.password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      )}
      <ProblemNotice
        error={confirm.error ?? resend.error}
        onRetry={() => send(code)}
        onRequestCode={wait > 0 || !contact ? undefined : () => resend.mutate(contact)}
        compact
      />
      <Button type="submit" wide busy={confirm.isPending}>
        {t('verify.submit')}
      </Button>
      <OtherWays {...state} />
    </form>
  )
}

/** The code of a mail or text message; who comes from elsewhere says for which contact. */
export const ConfirmByCode = ({ given }: { given: string | undefined }) => {
  const { t } = useTranslation('public')
  const state = useAwaitedCode(given)
  const { email, phone } = state.awaited ?? {}
  const [title, lead] = phone
    ? [t('verify.title-phone'), t('verify.sent-phone', { phone: unbroken(showPhone(phone)) })]
    : email
      ? [t('verify.title'), t('verify.sent', { email })]
      : [t('verify.title-either'), t('verify.other-device')]
  return (
    <NarrowPage title={title} lead={lead} top={<PublicTop />} foot={<PublicFoot />}>
      <title>{`${title} · OKPay`}</title>
      <CodeForm state={state} />
    </NarrowPage>
  )
}
