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
import { recallAwaitedCode, rememberAwaitedCode } from './sign-up-memory.ts'

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
  const useCode = () => navigate({ to: paths.verify(), search: {} })
  return (
    <NarrowPage
      title={t('verify.link-title')}
      lead={t('verify.link-lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('verify.link-title')} · OKPay`}</title>
      <ProblemNotice error={confirm.error} onRetry={send} onRequestCode={useCode} />
      {contested && <ContestPassword value={password} onChange={setPassword} />}
      <Button wide busy={confirm.isPending} onClick={send}>
        {t('verify.link-submit')}
      </Button>
      <Button look="quiet" wide onClick={useCode}>
        {t('verify.use-code')}
      </Button>
      <p>{t('verify.not-asked')}</p>
    </NarrowPage>
  )
}

const ConfirmByCode = ({ givenEmail }: { givenEmail: string | undefined }) => {
  const { t } = useTranslation('public')
  const words = useWords()
  const [awaited, setAwaited] = useState(recallAwaitedCode)
  const [email, setEmail] = useState(givenEmail ?? awaited?.email ?? '')
  const [code, setCode] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const [password, setPassword] = useState('')
  const [contested, setContested] = useState(false)
  const isKnown = awaited !== null && awaited.email === email.trim().toLowerCase()
  const confirm = useConfirm()
  const resend = useMutation({
    mutationFn: () => call('POST /v1/sign-ups/resend', { body: { email: email.trim() } }),
    onSuccess: (sent) => {
      rememberAwaitedCode(sent)
      setAwaited(sent)
      setEmail(sent.email)
      setCode('')
      confirm.reset()
      toast(t('verify.resent'))
    },
  })
  const wait = useSecondsUntil(isKnown ? awaited.resendAt : null)
  const send = (digits: string) => {
    setIncomplete(digits.length < 6)
    if (digits.length === 6 && !confirm.isPending)
      confirm.mutate(
        { email: email.trim(), code: digits, ...(password && { password }) },
        { onError: (error) => setContested((before) => before || isContested(error)) },
      )
  }
  const errors = fieldErrors(confirm.error)
  return (
    <NarrowPage
      title={t('verify.title')}
      lead={isKnown ? t('verify.sent', { email: awaited.email }) : t('verify.other-device')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('verify.title')} · OKPay`}</title>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send(code)
        }}
      >
        {!isKnown && (
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
            isKnown && t('verify.code-note', { time: words.moment(awaited.codeExpiresAt) })
          }
          error={incomplete ? t('verify.incomplete') : errors.code}
          value={code}
          onChange={(next) => {
            setCode(next)
            setIncomplete(false)
          }}
          onComplete={(digits) => email.trim() && send(digits)}
          autoFocus={isKnown}
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
        <Button
          look="quiet"
          wide
          disabled={wait > 0 || !email.trim()}
          busy={resend.isPending}
          onClick={() => resend.mutate()}
        >
          {wait > 0 ? t('verify.resend-in', { time: formatCountdown(wait) }) : t('verify.resend')}
        </Button>
        {isKnown && (
          <Button
            look="quiet"
            wide
            onClick={() => {
              rememberAwaitedCode(null)
              setAwaited(null)
              setEmail('')
            }}
          >
            {t('verify.change-address')}
          </Button>
        )}
      </form>
    </NarrowPage>
  )
}

/** Confirms an e-mail address by code, or by the link of the mail on any device. */
export const Verify = () => {
  const { token, email } = useSearch({ strict: false }) as { token?: string; email?: string }
  return token ? <ConfirmByLink token={token} /> : <ConfirmByCode givenEmail={email} />
}
