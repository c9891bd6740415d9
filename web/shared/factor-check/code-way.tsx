import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { formatCountdown } from '../../ui/format.ts'
import { AppLink } from '../app-link.tsx'
import { LateCodes } from '../late-codes.tsx'
import { useInboxPresence } from '../use-inbox-presence.ts'
import { useWords } from '../use-words.ts'
import styles from './factor-check.module.css'
import { type FactorCheckState, isSent } from './use-factor-check.ts'

type Props = {
  readonly state: FactorCheckState
  readonly notice: ReactNode
  readonly busy: boolean
}

/** Where the code went, and in developer mode the way to read it. */
const WhereSent = ({ state }: { state: FactorCheckState }) => {
  const { t } = useTranslation('security')
  const inbox = useInboxPresence()
  const { factor, check, send } = state
  if (!isSent(factor?.kind)) return null
  // A number stays on one line.
  const to = factor.to?.replaceAll(' ', '\u00a0') ?? ''
  const isThere = check.code?.method === factor.kind
  if (!isThere) {
    const words = send.isPending ? 'check.sending' : 'check.not-sent'
    return <p className={styles.lead}>{t(words, { to })}</p>
  }
  return (
    <p className={styles.lead} role="status">
      {t(`check.sent-${factor.kind}`, { to })}{' '}
      {inbox && (
        <AppLink to={paths.inbox()} target="_blank" className={styles.link ?? ''}>
          {t('check.inbox')}
        </AppLink>
      )}
    </p>
  )
}

/** Sends a code, or another one; once a minute. */
const SendAgain = ({ state }: { state: FactorCheckState }) => {
  const { t } = useTranslation('security')
  const { factor, check, send, answer, wait } = state
  const kind = factor?.kind
  if (!isSent(kind)) return null
  const again = check.code?.method === kind
  const sendIt = () => {
    answer.reset()
    send.mutate(kind)
  }
  const time = formatCountdown(wait)
  return (
    <Button
      look={again ? 'quiet' : 'primary'}
      wide
      disabled={wait > 0}
      busy={send.isPending}
      onClick={sendIt}
    >
      {wait > 0
        ? t(again ? 'check.resend-in' : 'check.send-in', { time })
        : t(again ? 'check.resend' : 'check.send')}
    </Button>
  )
}

const useCode = ({ factor, answer }: FactorCheckState) => {
  const [code, setCode] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const confirm = (digits: string) => {
    setIncomplete(digits.length < 6)
    if (digits.length < 6 || answer.isPending || !factor) return
    answer.mutate({ method: factor.kind, code: digits })
  }
  // A wrong code is typed anew; a network that failed keeps it.
  const isRefused = answer.error !== null && 'problem' in answer.error && answer.error.problem
  useEffect(() => {
    if (!isRefused) return
    setCode('')
    field.current?.focus()
  }, [isRefused])
  const type = (next: string) => {
    setCode(next)
    setIncomplete(false)
  }
  return { code, type, incomplete, field, confirm }
}

/** Six digits: from the app, or sent by SMS or mail. */
export const CodeWay = ({ state, notice, busy }: Props) => {
  const { t } = useTranslation('security')
  const words = useWords()
  const { factor, check } = state
  const { code, type, incomplete, field, confirm } = useCode(state)
  const isMessage = isSent(factor?.kind)
  const canType = !isMessage || check.code?.method === factor?.kind
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        confirm(code)
      }}
    >
      {isMessage && <LateCodes by={factor?.kind === 'sms' ? 'sms' : 'mail'} />}
      {isMessage ? <WhereSent state={state} /> : <p className={styles.lead}>{t('check.totp')}</p>}
      {canType && (
        <CodeField
          ref={field}
          label={t('check.code')}
          description={t('check.code-note', { time: words.moment(check.expiresAt) })}
          error={incomplete && t('check.incomplete')}
          value={code}
          onChange={type}
          onComplete={confirm}
          autoFocus
          data-autofocus
        />
      )}
      {notice}
      {canType && (
        <Button type="submit" wide busy={busy}>
          {t('check.submit')}
        </Button>
      )}
      <SendAgain state={state} />
    </form>
  )
}
