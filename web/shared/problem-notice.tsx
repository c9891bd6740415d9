import { IconAlertCircle, IconClock, IconWifiOff } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CallFailure,
  isCancelled,
  isFailure,
  isOutcomeUnknown,
  type ProblemBody,
  requestIdOf,
} from '../api/problem.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { formatCountdown } from '../ui/format.ts'
import { AppLink, ButtonLink } from './app-link.tsx'
import { LimitLink } from './limit-link.tsx'
import { Notice } from './notice.tsx'
import styles from './problem-notice.module.css'
import { useWords } from './use-words.ts'

/** What a button is chosen by. */
type Refusal = Pick<ProblemBody, 'remedy' | 'retry_after' | 'closure'>

/** Rarely wanted: loaded when it is. */
const TellMe = lazy(async () => ({ default: (await import('./tell-me.tsx')).TellMe }))

type Props = {
  /** What was thrown; nothing is shown for null. */
  readonly error: unknown
  /** Repeats what failed; also the way on after waiting. */
  readonly onRetry?: (() => void) | undefined
  /** Asks for another code, where a screen can. */
  readonly onRequestCode?: (() => void) | undefined
  /** Leads back to what has to be changed, when that is not on this screen. */
  readonly onChangeInput?: (() => void) | undefined
  /** Begins anew what has run out. */
  readonly onStartOver?: (() => void) | undefined
  /** An address or number; goes to the verify screen with it. */
  readonly email?: string | undefined
  /** Inside a form the fields say what is wrong; the notice only sums up. */
  readonly compact?: boolean
}

/** What takes longer is told by its date: nobody watches it count down. */
const daySeconds = 86_400

/** Seconds until `retry_after` is over; counts down on screen. */
const useSecondsLeft = (seconds: number): number => {
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const until = Date.now() + seconds * 1_000
    setLeft(seconds)
    const timer = setInterval(() => {
      const rest = Math.max(0, Math.ceil((until - Date.now()) / 1_000))
      setLeft(rest)
      if (rest === 0) clearInterval(timer)
    }, 500)
    return () => clearInterval(timer)
  }, [seconds])
  return left
}

const RetryAfter = ({ seconds, onRetry }: { seconds: number; onRetry: () => void }) => {
  const { t } = useTranslation()
  const { moment } = useWords()
  const left = useSecondsLeft(seconds)
  const waiting =
    left < daySeconds
      ? t('problem.retry-in', { time: formatCountdown(left) })
      : t('problem.retry-from', { at: moment(new Date(Date.now() + left * 1_000).toISOString()) })
  return (
    <Button size="small" look="secondary" disabled={left > 0} onClick={onRetry}>
      {left > 0 ? waiting : t('problem.retry')}
    </Button>
  )
}

/** The one button, chosen by the remedy that the program named. */
export const RemedyButton = ({
  problem,
  ...props
}: Omit<Props, 'error'> & { problem: Refusal }) => {
  const { t } = useTranslation()
  const { onRetry, onRequestCode, onChangeInput, onStartOver, email } = props
  const link = (to: string, words: string) => (
    <ButtonLink to={to} size="small" look="secondary">
      {words}
    </ButtonLink>
  )
  const act = (action: (() => void) | undefined, words: string) =>
    action && (
      <Button size="small" look="secondary" onClick={action}>
        {words}
      </Button>
    )
  switch (problem.remedy) {
    case 'retry':
      return act(onRetry, t('problem.retry'))
    case 'wait':
      return onRetry && <RetryAfter seconds={problem.retry_after ?? 0} onRetry={onRetry} />
    case 'tell-me':
      return (
        problem.closure && (
          <Suspense fallback={null}>
            <TellMe id={problem.closure} onOpen={onRetry} />
          </Suspense>
        )
      )
    case 'change-input':
      return act(onChangeInput, t('problem.change-input'))
    case 'request-code':
      return act(onRequestCode, t('problem.request-code'))
    case 'start-over':
      return act(onStartOver, t('problem.start-over'))
    case 'sign-in':
      return link(paths.signIn({ next: window.location.pathname }), t('problem.sign-in'))
    case 'verify-contact':
      return link(paths.verify(email ? { contact: email } : {}), t('problem.verify-contact'))
    case 'unfreeze':
      return link(paths.securityFreeze(), t('problem.unfreeze'))
    case 'see-restrictions':
      return link(paths.restrictions(), t('problem.see-restrictions'))
    case 'set-password':
      return link(paths.reset(), t('problem.set-password'))
    case 'set-up-factor':
      return link(paths.security(), t('problem.set-up-factor'))
    case 'verify-identity':
      return link(paths.verification(), t('problem.verify-identity'))
    case 'add-money':
      return link(paths.addMoney(), t('problem.add-money'))
    case 'check-activity':
      return link(paths.activity(), t('problem.check-activity'))
    case 'go-home':
      return link(paths.welcome(), t('problem.go-home'))
    case 'contact-support':
    case 'none':
      return link(paths.official(), t('problem.contact'))
    default:
      return null
  }
}

const connectionWords = {
  offline: {
    icon: <IconWifiOff size={22} />,
    title: 'connection.offline',
    detail: 'connection.offline-detail',
  },
  cut: {
    icon: <IconWifiOff size={22} />,
    title: 'connection.cut',
    detail: 'connection.cut-detail',
  },
  down: {
    icon: <IconAlertCircle size={22} />,
    title: 'connection.down',
    detail: 'connection.down-detail',
  },
  timeout: {
    icon: <IconClock size={22} />,
    title: 'connection.timeout',
    detail: 'connection.timeout-detail',
  },
} as const

/**
 * Why something did not work, in the program's own words, with one button chosen by `remedy`.
 * A network that failed is told apart from a refusal. No screen writes its own error text.
 */
export const ProblemNotice = (props: Props) => {
  const { t } = useTranslation()
  const { error, onRetry, compact } = props
  if (!error || isCancelled(error)) return null
  const failure = isFailure(error) ? error : new CallFailure('down')
  if (failure.kind !== 'refused' || !failure.problem) {
    const { kind } = failure
    const { icon, title, detail } =
      connectionWords[kind in connectionWords ? (kind as keyof typeof connectionWords) : 'down']
    return (
      <Notice icon={icon} title={t(title)} detail={t(detail)}>
        {onRetry && (
          <Button size="small" look="secondary" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        )}
      </Notice>
    )
  }
  const { problem } = failure
  const requestId = requestIdOf(problem)
  const showsId =
    requestId && !compact && (isOutcomeUnknown(error) || problem.remedy !== 'change-input')
  return (
    <Notice icon={<IconAlertCircle size={22} />} title={problem.title} detail={problem.detail}>
      <RemedyButton {...props} problem={problem} />
      <LimitLink problem={problem} />
      {problem.explanation && (
        <AppLink to={paths.explanation('refusal', problem.explanation)}>
          {t('problem.explained')}
        </AppLink>
      )}
      {showsId && <p className={styles.request}>{t('problem.request', { id: requestId })}</p>}
    </Notice>
  )
}
