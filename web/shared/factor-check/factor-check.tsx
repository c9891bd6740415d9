import { useTranslation } from 'react-i18next'
import type { ProofState } from '../../api/calls.ts'
import { isFailure } from '../../api/problem.ts'
import { CheckNotice } from './check-notice.tsx'
import { CodeWay } from './code-way.tsx'
import styles from './factor-check.module.css'
import { OtherWays } from './other-ways.tsx'
import { PasskeyWay } from './passkey-way.tsx'
import { RecoveryWay } from './recovery-way.tsx'
import { useFactorCheck } from './use-factor-check.ts'

type Props = {
  readonly check: ProofState
  readonly onChange: (check: ProofState) => void
  /** The check is answered; the operation that it is for may go on. */
  readonly onProved: (check: ProofState) => void
  /** The check is of no use any more: begin another one. */
  readonly onStartOver: () => void
  /** What comes after the answer is under way. */
  readonly finishing?: boolean
}

const ways = {
  passkey: PasskeyWay,
  totp: CodeWay,
  sms: CodeWay,
  email: CodeWay,
  recovery: RecoveryWay,
} as const

/** This check takes no answer any more. */
const isOver = (error: unknown): boolean =>
  isFailure(error) && error.problem?.remedy === 'start-over'

/**
 * Answers a check with one of the person's factors: the preferred one first, the others below. The
 * same for sign-in, for what needs a fresh factor, and for the roads back into an account.
 */
export const FactorCheck = ({ finishing = false, onStartOver, ...given }: Props) => {
  const { t } = useTranslation('security')
  const state = useFactorCheck(given)
  const { factor, answer, passkey, send, error } = state
  const retry = () => {
    if (answer.error && answer.variables) answer.mutate(answer.variables)
    else if (passkey.error) passkey.mutate()
    else if (send.variables) send.mutate(send.variables)
  }
  if (!factor) return <p>{t('check.none')}</p>
  const notice = <CheckNotice error={error} onRetry={retry} onStartOver={onStartOver} />
  if (isOver(error)) return notice
  const Way = ways[factor.kind]
  return (
    <div className={styles.check}>
      <Way
        key={factor.kind}
        state={state}
        busy={answer.isPending || passkey.isPending || finishing}
        notice={notice}
      />
      <OtherWays state={state} />
    </div>
  )
}
