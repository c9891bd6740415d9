import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useSecondsUntil } from '../../shared/use-seconds-until.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { formatCountdown } from '../../ui/format.ts'
import { InboxLink } from './inbox-link.tsx'
import { channelsOf } from './lost-waiting.tsx'
import { RecoveryPage } from './recovery-page.tsx'
import type { LostDeviceState, Report } from './use-lost-device.ts'

type Props = { readonly state: LostDeviceState; readonly report: Report }

const useCodes = ({ state: { finish }, report }: Props) => {
  const [emailCode, setEmailCode] = useState('')
  const [phoneCode, setPhoneCode] = useState('')
  const [tried, setTried] = useState(false)
  const needed = {
    ...(report.email !== null && { emailCode }),
    ...(report.phone !== null && { phoneCode }),
  }
  const send = () => {
    setTried(true)
    const isComplete = Object.values(needed).every((code) => code.length === 6)
    if (isComplete && !finish.isPending) finish.mutate(needed)
  }
  return { emailCode, setEmailCode, phoneCode, setPhoneCode, tried, send }
}

const CodeFields = (props: Props) => {
  const { t } = useTranslation('recovery')
  const { state, report } = props
  const { finish } = state
  const { emailCode, setEmailCode, phoneCode, setPhoneCode, tried, send } = useCodes(props)
  const errorOf = (code: string) => tried && code.length < 6 && t('code.incomplete')
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      {report.email !== null && (
        <CodeField
          label={t('lost.email-code')}
          description={report.email}
          error={errorOf(emailCode)}
          value={emailCode}
          onChange={setEmailCode}
          onComplete={() => {}}
          autoFocus
        />
      )}
      {report.phone !== null && (
        <CodeField
          label={t('lost.phone-code')}
          description={report.phone}
          error={errorOf(phoneCode)}
          value={phoneCode}
          onChange={setPhoneCode}
          onComplete={() => {}}
        />
      )}
      <ProblemNotice
        error={finish.error}
        onRetry={send}
        onRequestCode={() => state.send.mutate()}
        onStartOver={state.refresh}
        compact
      />
      <Button type="submit" wide busy={finish.isPending}>
        {t('lost.finish')}
      </Button>
    </form>
  )
}

/** A code for every channel; then the lost factors are gone. */
export const LostReady = ({ state, report }: Props) => {
  const { t } = useTranslation('recovery')
  const words = useWords()
  const { send } = state
  const wait = useSecondsUntil(report.codes?.resendAt ?? null)
  const all = channelsOf(report)
  const lead = all.length > 1 ? 'lost.ready-lead' : 'lost.ready-lead-one'
  const isSent = report.codes !== null
  const time = formatCountdown(wait)
  return (
    <RecoveryPage
      title={t('lost.ready-title')}
      lead={words.sentences(
        t(lead, { channels: words.list(all) }),
        t('lost.open-until', { at: words.moment(report.expiresAt) }),
      )}
    >
      <div className={form.form}>
        {isSent && <InboxLink />}
        {isSent && <CodeFields state={state} report={report} />}
        <ProblemNotice
          error={send.error}
          onRetry={() => send.mutate()}
          onStartOver={state.refresh}
        />
        <Button
          look={isSent ? 'quiet' : 'primary'}
          wide
          disabled={wait > 0}
          busy={send.isPending}
          onClick={() => send.mutate()}
        >
          {wait > 0 ? t('code.resend-in', { time }) : t(isSent ? 'code.resend' : 'lost.send')}
        </Button>
      </div>
    </RecoveryPage>
  )
}
