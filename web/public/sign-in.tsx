import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { ButtonLink } from '../shared/app-link.tsx'
import { FactorCheck } from '../shared/factor-check/factor-check.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { NarrowPage } from '../ui/page.tsx'
import { RowBones, Waiting } from '../ui/skeleton.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { SignInForm } from './sign-in-form.tsx'
import { type SignInState, useSignIn } from './use-sign-in.ts'

/** A reload left a check open: whether it still is. */
const Resuming = ({ state }: { state: SignInState }) => {
  const { t } = useTranslation('common')
  const { resumed, startOver } = state
  if (!resumed.error) {
    return (
      <Waiting soon={t('waiting.soon')} late={t('waiting.late')}>
        <RowBones rows={2} />
      </Waiting>
    )
  }
  return (
    <ProblemNotice
      error={resumed.error}
      onRetry={() => resumed.refetch()}
      onStartOver={startOver}
    />
  )
}

/** The second step: one of the person's factors. */
const SecondStep = ({ state }: { state: SignInState }) => {
  const { t } = useTranslation('public')
  const { check, setCheck, complete, proved, startOver } = state
  return (
    <>
      {complete.error ? (
        <ProblemNotice
          error={complete.error}
          onRetry={() => check && complete.mutate(check.proof)}
          onStartOver={startOver}
        />
      ) : (
        check && (
          <FactorCheck
            key={check.proof}
            check={check}
            onChange={setCheck}
            onProved={proved}
            onStartOver={startOver}
            finishing={complete.isPending || complete.isSuccess}
          />
        )
      )}
      <ButtonLink to={paths.lostDevice()} look="quiet" wide>
        {t('sign-in.lost')}
      </ButtonLink>
      <Button look="quiet" wide onClick={startOver}>
        {t('sign-in.someone-else')}
      </Button>
    </>
  )
}

/** E-mail or phone and password, then a second factor; or a passkey alone. */
export const SignIn = () => {
  const { t } = useTranslation('public')
  const { next } = useSearch({ strict: false }) as { next?: string }
  const state = useSignIn(next)
  const isSecond = state.check !== null
  const title = t(isSecond ? 'sign-in.second-title' : 'sign-in.title')
  const who = isSecond && t('sign-in.second-lead', { identifier: state.identifier })
  return (
    <NarrowPage
      title={title}
      lead={who || (next ? t('sign-in.again') : undefined)}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${title} · OKPay`}</title>
      {state.isResuming ? (
        <Resuming state={state} />
      ) : isSecond ? (
        <SecondStep state={state} />
      ) : (
        <SignInForm state={state} />
      )}
    </NarrowPage>
  )
}
