import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isFailure } from '../../api/problem.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { FactorCheck } from '../../shared/factor-check/factor-check.tsx'
import { LateCodes } from '../../shared/late-codes.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { CodeForm } from './code-form.tsx'
import { ContactForm } from './contact-form.tsx'
import { InboxLink } from './inbox-link.tsx'
import { rememberHalfDone } from './lost-device-memory.ts'
import { NewPassword } from './new-password.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'
import { SendAgain } from './send-again.tsx'
import { type ResetState, useReset } from './use-reset.ts'

type Props = { readonly state: ResetState }

const Ask = ({ state: { ask } }: Props) => {
  const { t } = useTranslation('recovery')
  return (
    <RecoveryPage title={t('reset.title')} lead={t('reset.lead')}>
      <ContactForm
        submit={t('reset.submit')}
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

/** The same for everybody: whether the address or number has an account is told to its owner. */
const Sent = ({ state }: Props) => {
  const { t } = useTranslation('recovery')
  const { ask, open, wait, startOver } = state
  const to = ask.variables ?? ''
  const again = () => ask.mutate(to, { onSuccess: () => open.reset() })
  const byMail = ask.data?.by === 'email'
  const others = (
    <SendAgain
      what={byMail ? 'link' : 'code'}
      wait={wait}
      busy={ask.isPending}
      onSend={again}
      onOther={startOver}
    />
  )
  return (
    <RecoveryPage
      title={t(byMail ? 'reset.sent-title' : 'reset.code-title')}
      lead={
        <span className={styles.words}>
          {t(byMail ? 'reset.sent' : 'reset.code-lead', { to })} <InboxLink />
        </span>
      }
    >
      <LateCodes by={byMail ? 'mail' : 'sms'} />
      {byMail ? (
        <div className={styles.stack}>
          <p className={styles.note}>
            {t('reset.nothing')}{' '}
            <AppLink to={paths.cannotSignIn({ road: 'locked' })}>{t('reset.why')}</AppLink>
          </p>
          <ProblemNotice error={ask.error} onRetry={again} />
          {others}
        </div>
      ) : (
        <CodeForm
          key={ask.data?.expiresAt}
          expiresAt={ask.data?.expiresAt ?? ''}
          busy={open.isPending}
          error={open.error ?? ask.error}
          onConfirm={(code) => open.mutate({ identifier: to, code })}
          onRequestCode={wait > 0 ? undefined : again}
        >
          {others}
        </CodeForm>
      )}
    </RecoveryPage>
  )
}

/** Opened by the link: a scanner of mails that opens it presses nothing. */
const Landing = ({ state, token }: Props & { token: string }) => {
  const { t } = useTranslation('recovery')
  const { open, startOver } = state
  const go = () => open.mutate({ token })
  const isOver = isFailure(open.error) && open.error.kind === 'refused'
  return (
    <RecoveryPage title={t('reset.link-title')} lead={t('reset.link-lead')}>
      <div className={styles.stack}>
        <ProblemNotice error={open.error} onRetry={go} />
        {isOver ? (
          <Button wide onClick={startOver}>
            {t('reset.start-over')}
          </Button>
        ) : (
          <Button wide busy={open.isPending} onClick={go}>
            {t('reset.link-submit')}
          </Button>
        )}
      </div>
    </RecoveryPage>
  )
}

const SecondStep = ({ state }: Props) => {
  const { t } = useTranslation('recovery')
  const navigate = useNavigate()
  const { check, setCheck, proved, reopen } = state
  if (!check) return null
  const lost = () => {
    rememberHalfDone(check.proof)
    return navigate({ to: paths.lostDevice() })
  }
  return (
    <RecoveryPage title={t('reset.check-title')} lead={t('reset.check-lead')}>
      <FactorCheck
        key={check.proof}
        check={check}
        onChange={setCheck}
        onProved={proved}
        onStartOver={reopen}
      />
      <Button look="quiet" wide onClick={lost}>
        {t('reset.lost')}
      </Button>
    </RecoveryPage>
  )
}

const Done = ({ state: { complete } }: Props) => {
  const { t } = useTranslation('recovery')
  const { moneyOutFrom = '', frozen = false } = complete.data ?? {}
  return (
    <RecoveryPage title={t('reset.done-title')} lead={t('reset.done-lead')}>
      <div className={styles.stack}>
        <Card rows>
          <Facts>
            <Fact label={t('reset.money-out')}>
              <DateText at={moneyOutFrom} />
            </Fact>
          </Facts>
        </Card>
        {frozen && <p>{t('reset.frozen')}</p>}
        <ButtonLink to={paths.signIn()} wide>
          {t('reset.sign-in')}
        </ButtonLink>
      </div>
    </RecoveryPage>
  )
}

/** Forgot the password: link or code, a second factor, a new password. */
export const Reset = () => {
  const { token } = useSearch({ strict: false }) as { token?: string }
  const state = useReset(token)
  if (state.complete.data) return <Done state={state} />
  if (state.isProved) return <NewPassword state={state} />
  if (state.open.data) return <SecondStep state={state} />
  if (token) return <Landing state={state} token={token} />
  return state.ask.data ? <Sent state={state} /> : <Ask state={state} />
}
