import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { PresentPasswordField } from '../../shared/new-password-field.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { Timeline } from '../../ui/timeline.tsx'
import styles from './recovery.module.css'
import { RecoveryPage } from './recovery-page.tsx'
import type { LostDeviceState } from './use-lost-device.ts'

type Props = { readonly state: LostDeviceState }

const steps = ['report', 'wait', 'codes', 'new'] as const

/** All of it before the first press. */
const WhatHappens = () => {
  const { t } = useTranslation('recovery')
  return (
    <Card>
      <div className={styles.tip}>
        <h2>{t('lost.how')}</h2>
        <Timeline
          steps={steps.map((key, index) => ({
            key,
            state: index === 0 ? 'now' : 'next',
            title: t(`lost.step-${key}`),
            note: t(`lost.step-${key}-note`),
          }))}
        />
      </div>
    </Card>
  )
}

/** A sign-in of this tab that cannot be finished: its password was right. */
const ByHalfDone = ({ state, proof }: Props & { proof: string }) => {
  const { t } = useTranslation('recovery')
  const { start, halfDone, forget } = state
  const report = () => start.mutate(proof)
  return (
    <>
      {halfDone?.identifier && <p>{t('lost.signing-in', { identifier: halfDone.identifier })}</p>}
      <ProblemNotice error={start.error} onRetry={report} onStartOver={forget} />
      <Button wide busy={start.isPending} onClick={report}>
        {t('lost.report')}
      </Button>
      <Button look="quiet" wide onClick={forget}>
        {t('lost.someone-else')}
      </Button>
    </>
  )
}

const ByPassword = ({ state: { startByPassword: start } }: Props) => {
  const { t } = useTranslation(['recovery', 'public'])
  const [identifier, setIdentifier] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const send = () => {
    setTried(true)
    const body = { identifier: identifier.trim(), password }
    if (body.identifier && password && !start.isPending) start.mutate(body)
  }
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send()
      }}
    >
      <Field
        label={t('recovery:contact.label')}
        description={t('recovery:contact.note')}
        error={tried && !identifier.trim() && t('recovery:contact.missing')}
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        value={identifier}
        onChange={({ currentTarget }) => setIdentifier(currentTarget.value)}
      />
      <PresentPasswordField
        label={t('public:sign-in.password')}
        error={tried && !password && t('public:sign-in.missing-password')}
        value={password}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <ProblemNotice error={start.error} onRetry={send} onStartOver={send} email={identifier} />
      <Button type="submit" wide busy={start.isPending}>
        {t('recovery:lost.report')}
      </Button>
    </form>
  )
}

/** What it is, what it costs, and the report. */
export const LostStart = ({ state }: Props) => {
  const { t } = useTranslation('recovery')
  const { halfDone } = state
  return (
    <RecoveryPage title={t('lost.title')} lead={t('lost.lead')}>
      <div className={styles.stack}>
        <WhatHappens />
        <p className={styles.note}>{t('lost.have-code')}</p>
        {halfDone ? (
          <ByHalfDone state={state} proof={halfDone.proof} />
        ) : (
          <ByPassword state={state} />
        )}
        <ButtonLink to={paths.cannotSignIn({ road: 'device' })} look="quiet" wide>
          {t('cannot.back')}
        </ButtonLink>
      </div>
    </RecoveryPage>
  )
}
