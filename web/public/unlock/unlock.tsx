import { useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isFailure } from '../../api/problem.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../shared/app-link.tsx'
import { FactorCheck } from '../../shared/factor-check/factor-check.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { NarrowPage } from '../../ui/page.tsx'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { PublicFoot, PublicTop } from '../public-top.tsx'
import styles from './unlock.module.css'
import { type Lock, type UnlockState, useUnlock } from './use-unlock.ts'

type StepProps = { readonly title: string; readonly lead?: string; readonly children: ReactNode }

const Step = ({ title, ...rest }: StepProps) => (
  <NarrowPage {...rest} title={title} top={<PublicTop />} foot={<PublicFoot />}>
    <title>{`${title} · OKPay`}</title>
    {rest.children}
  </NarrowPage>
)

const ToSignIn = () => {
  const { t } = useTranslation('sessions')
  return (
    <ButtonLink to={paths.signIn()} wide>
      {t('unlock.sign-in')}
    </ButtonLink>
  )
}

/** Where the link does not help: sign in, or look for another road. */
const OtherRoads = () => {
  const { t } = useTranslation('sessions')
  return (
    <>
      <ToSignIn />
      <ButtonLink to={paths.cannotSignIn()} look="quiet" wide>
        {t('unlock.help')}
      </ButtonLink>
    </>
  )
}

/** What happened, from where, and when it opens by itself. */
const WhatHappened = ({ lock }: { lock: Lock }) => {
  const { t } = useTranslation('sessions')
  return (
    <Card rows>
      <Facts>
        <Fact label={t('unlock.tries')}>{t(`unlock.${lock.kind}`, { tries: lock.tries })}</Fact>
        <Fact label={t('unlock.at')}>
          <DateText at={lock.at} form="brief" />
        </Fact>
        <Fact label={t('unlock.device')}>{lock.device}</Fact>
        <Fact label={t('unlock.place')}>{lock.place}</Fact>
        <Fact label={t('unlock.until')} strong>
          <DateText at={lock.until} form="brief" />
        </Fact>
      </Facts>
    </Card>
  )
}

const Begin = ({ state, lock }: { state: UnlockState; lock: Lock }) => {
  const { t } = useTranslation('sessions')
  const words = useWords()
  const { begin } = state
  return (
    <Step title={t('unlock.title')} lead={t('unlock.lead', { until: words.moment(lock.until) })}>
      <WhatHappened lock={lock} />
      <ProblemNotice error={begin.error} onRetry={() => begin.mutate()} />
      <Button wide busy={begin.isPending} onClick={() => begin.mutate()}>
        {t('unlock.begin')}
      </Button>
      <p className={styles.note}>{t('unlock.not-you')}</p>
    </Step>
  )
}

const Check = ({ state }: { state: UnlockState }) => {
  const { t } = useTranslation('sessions')
  const { check, setCheck, complete, startOver } = state
  if (!check) return null
  return (
    <Step title={t('unlock.check-title')} lead={t('unlock.check-lead')}>
      {complete.error ? (
        <ProblemNotice
          error={complete.error}
          onRetry={() => complete.mutate(check.proof)}
          onStartOver={startOver}
        />
      ) : (
        <FactorCheck
          key={check.proof}
          check={check}
          onChange={setCheck}
          onProved={({ proof }) => complete.mutate(proof)}
          onStartOver={startOver}
          finishing={complete.isPending}
        />
      )}
    </Step>
  )
}

/** Used or expired: nothing to try again here. */
const isRefused = (error: unknown): boolean => isFailure(error) && error.problem?.status === 410

const ByLink = ({ token }: { token: string }) => {
  const { t } = useTranslation('sessions')
  const { t: common } = useTranslation()
  const state = useUnlock(token)
  const { link, check, complete } = state
  if (complete.isSuccess) {
    return (
      <Step title={t('unlock.done-title')} lead={t('unlock.done-lead')}>
        <ToSignIn />
      </Step>
    )
  }
  if (check) return <Check state={state} />
  if (link.data?.lock) return <Begin state={state} lock={link.data.lock} />
  if (link.data) {
    return (
      <Step title={t('unlock.open-title')} lead={t('unlock.open-lead')}>
        <ToSignIn />
      </Step>
    )
  }
  return (
    <Step title={t('unlock.title')}>
      {isRefused(link.error) ? (
        <>
          <ProblemNotice error={link.error} />
          <OtherRoads />
        </>
      ) : link.error ? (
        <ProblemNotice error={link.error} onRetry={() => link.refetch()} />
      ) : (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <RowBones rows={3} />
        </Waiting>
      )}
    </Step>
  )
}

/** Opened from the link in the message about a lock. Nothing happens before a press. */
export const Unlock = () => {
  const { t } = useTranslation('sessions')
  const { token } = useSearch({ strict: false }) as { token?: string }
  if (token) return <ByLink token={token} />
  return (
    <Step title={t('unlock.title')} lead={t('unlock.no-link')}>
      <OtherRoads />
    </Step>
  )
}
