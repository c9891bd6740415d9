import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { fieldErrors, isFailure } from '../api/problem.ts'
import { useSessionChange } from '../api/session.ts'
import { paths } from '../paths.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useSecondsUntil } from '../shared/use-seconds-until.ts'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { CodeField, Field, PasswordField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { formatCountdown } from '../ui/format.ts'
import { NarrowPage } from '../ui/page.tsx'
import { toast } from '../ui/toast.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { type AwaitedCode, recallAwaitedCode, rememberAwaitedCode } from './sign-up-memory.ts'

type Confirmation = NonNullable<InputOf<'POST /v1/sign-ups/confirm'>['body']>

const useConfirm = () => {
  const navigate = useNavigate()
  const session = useSessionChange()
  return useMutation({
    mutationFn: (body: Confirmation) => call('POST /v1/sign-ups/confirm', { body }),
    onSuccess: (reply) => {
      rememberAwaitedCode(null)
      session.signedIn(reply)
      return navigate({ to: paths.home(), replace: true })
    },
  })
}

/** The address was used to sign up more than once: the password tells whose turn it is. */
const isContested = (error: unknown): boolean =>
  isFailure(error) && error.problem?.code === 'identity.sign_up_contested'

type ContestProps = { value: string; error?: string | undefined; onChange: (text: string) => void }

const ContestPassword = ({ value, error, onChange }: ContestProps) => {
  const { t } = useTranslation('public')
  return (
    <PasswordField
      label={t('sign-up.password')}
      showLabel={t('sign-up.show-password')}
      hideLabel={t('sign-up.hide-password')}
      autoComplete="current-password"
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

/** Opened from the link in the mail. A press consumes it, so that mail scanners cannot. */
const ConfirmByLink = ({ token }: { token: string }) => {
  const { t } = useTranslation('public')
  const navigate = useNavigate()
  const confirm = useConfirm()
  const [password, setPassword] = useState('')
  const [contested, setContested] = useState(false)
  const send = () =>
    confirm.mutate(
      { token, ...(password && { password }) },
      { onError: (error) => setContested(isContested(error)) },
    )
  const typeCode = () => navigate({ to: paths.verify(), search: {} })
  return (
    <NarrowPage
      title={t('verify.link-title')}
      lead={t('verify.link-lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('verify.link-title')} · OKPay`}</title>
      <ProblemNotice error={confirm.error} onRetry={send} onRequestCode={typeCode} />
      {contested && <ContestPassword value={password} onChange={setPassword} />}
      <Button wide busy={confirm.isPending} onClick={send}>
        {t('verify.link-submit')}
      </Button>
      <Button look="quiet" wide onClick={typeCode}>
        {t('verify.use-code')}
      </Button>
      <p>{t('verify.not-asked')}</p>
    </NarrowPage>
  )
}

/** The code that is typed, for whom, and how another one is sent. */
const useCode = (givenEmail: string | undefined) => {
  const { t } = useTranslation('public')
  const [awaited, setAwaited] = useState(recallAwaitedCode)
  const [email, setEmail] = useState(givenEmail ?? awaited?.email ?? '')
  const [code, setCode] = useState('')
  const confirm = useConfirm()
  const keep = (next: AwaitedCode | null) => {
    rememberAwaitedCode(next)
    setAwaited(next)
    setEmail(next?.email ?? '')
    setCode('')
    confirm.reset()
  }
  const resend = useMutation({
    mutationFn: () => call('POST /v1/sign-ups/resend', { body: { email: email.trim() } }),
    onSuccess: (sent) => {
      keep(sent)
      toast(t('verify.resent'))
    },
  })
  const isKnown = awaited?.email === email.trim().toLowerCase()
  const wait = useSecondsUntil(isKnown ? (awaited?.resendAt ?? null) : null)
  return {
    awaited: isKnown ? awaited : null,
    email,
    setEmail,
    code,
    setCode,
    confirm,
    resend,
    keep,
    wait,
  }
}

type CodeState = ReturnType<typeof useCode>

const OtherWays = ({ awaited, email, resend, keep, wait }: CodeState) => {
  const { t } = useTranslation('public')
  return (
    <>
      <Button
        look="quiet"
        wide
        disabled={wait > 0 || !email.trim()}
        busy={resend.isPending}
        onClick={() => resend.mutate()}
      >
        {wait > 0 ? t('verify.resend-in', { time: formatCountdown(wait) }) : t('verify.resend')}
      </Button>
      {awaited && (
        <Button look="quiet" wide onClick={() => keep(null)}>
          {t('verify.change-address')}
        </Button>
      )}
    </>
  )
}

const CodeForm = ({ state }: { state: CodeState }) => {
  const { t } = useTranslation('public')
  const words = useWords()
  const { awaited, email, setEmail, code, setCode, confirm, resend, wait } = state
  const [password, setPassword] = useState('')
  const [contested, setContested] = useState(false)
  const [incomplete, setIncomplete] = useState(false)
  const send = (digits: string) => {
    setIncomplete(digits.length < 6)
    if (digits.length < 6 || confirm.isPending) return
    confirm.mutate(
      { email: email.trim(), code: digits, ...(password && { password }) },
      { onError: (error) => setContested((before) => before || isContested(error)) },
    )
  }
  const errors = fieldErrors(confirm.error)
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(code)
      }}
    >
      {!awaited && (
        <Field
          label={t('verify.email')}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          value={email}
          error={errors.email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
      )}
      <CodeField
        label={t('verify.code')}
        description={
          awaited && t('verify.code-note', { time: words.moment(awaited.codeExpiresAt) })
        }
        error={incomplete ? t('verify.incomplete') : errors.code}
        value={code}
        onChange={(next) => {
          setCode(next)
          setIncomplete(false)
        }}
        onComplete={(digits) => email.trim() && send(digits)}
        autoFocus={awaited !== null}
      />
      {contested && (
        <ContestPassword value={password} error={errors.password} onChange={setPassword} />
      )}
      <ProblemNotice
        error={confirm.error ?? resend.error}
        onRetry={() => send(code)}
        onRequestCode={wait > 0 ? undefined : () => resend.mutate()}
        compact
      />
      <Button type="submit" wide busy={confirm.isPending}>
        {t('verify.submit')}
      </Button>
      <OtherWays {...state} />
    </form>
  )
}

const ConfirmByCode = ({ givenEmail }: { givenEmail: string | undefined }) => {
  const { t } = useTranslation('public')
  const state = useCode(givenEmail)
  const { awaited } = state
  return (
    <NarrowPage
      title={t('verify.title')}
      lead={awaited ? t('verify.sent', { email: awaited.email }) : t('verify.other-device')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('verify.title')} · OKPay`}</title>
      <CodeForm state={state} />
    </NarrowPage>
  )
}

/** Confirms an e-mail address by code, or by the link of the mail on any device. */
export const Verify = () => {
  const { token, email } = useSearch({ strict: false }) as { token?: string; email?: string }
  return token ? <ConfirmByLink token={token} /> : <ConfirmByCode givenEmail={email} />
}
