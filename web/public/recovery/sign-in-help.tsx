import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { LateCodes } from '../../shared/late-codes.tsx'
import { useSecondsUntil } from '../../shared/use-seconds-until.ts'
import { CodeForm } from './code-form.tsx'
import { ContactForm } from './contact-form.tsx'
import { FindingsList } from './findings.tsx'
import { InboxLink } from './inbox-link.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'
import { SendAgain } from './send-again.tsx'

const useHelp = () => {
  const ask = useMutation({
    mutationFn: (identifier: string) => call('POST /v1/sign-in-help', { body: { identifier } }),
  })
  const open = useMutation({
    mutationFn: (body: { identifier: string; code: string }) =>
      call('POST /v1/sign-in-help/open', { body }),
  })
  const startOver = () => {
    ask.reset()
    open.reset()
  }
  return { ask, open, startOver, wait: useSecondsUntil(ask.data?.resendAt ?? null) }
}

/** What stands in the way of signing in: told once the mailbox or phone is proved by a code. */
export const SignInHelp = () => {
  const { t } = useTranslation('recovery')
  const { ask, open, startOver, wait } = useHelp()
  const to = ask.variables ?? ''
  if (open.data) {
    return (
      <RecoveryPage title={t('help.found-title')} lead={t('help.found-lead', { to })}>
        <FindingsList found={open.data} identifier={to} onAgain={startOver} />
      </RecoveryPage>
    )
  }
  if (!ask.data) {
    return (
      <RecoveryPage title={t('help.title')} lead={t('help.lead')}>
        <ContactForm
          submit={t('help.submit')}
          busy={ask.isPending}
          error={ask.error}
          onSend={ask.mutate}
        >
          <ButtonLink to={paths.cannotSignIn()} look="quiet" wide>
            {t('cannot.back')}
          </ButtonLink>
        </ContactForm>
      </RecoveryPage>
    )
  }
  const again = () => ask.mutate(to, { onSuccess: () => open.reset() })
  return (
    <RecoveryPage
      title={t('help.title')}
      lead={
        <span className={styles.words}>
          {t(`help.sent-${ask.data.by}`, { to })} <InboxLink />
        </span>
      }
    >
      <LateCodes by={ask.data.by === 'email' ? 'mail' : 'sms'} />
      <CodeForm
        key={ask.data.expiresAt}
        expiresAt={ask.data.expiresAt}
        busy={open.isPending}
        error={open.error ?? ask.error}
        onConfirm={(code) => open.mutate({ identifier: to, code })}
        onRequestCode={wait > 0 ? undefined : again}
      >
        <SendAgain
          what="code"
          wait={wait}
          busy={ask.isPending}
          onSend={again}
          onOther={startOver}
        />
      </CodeForm>
    </RecoveryPage>
  )
}
