import {
  IconAlertCircle,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconMailQuestion,
} from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestOutcome } from '../../api/calls.ts'
import { CallFailure } from '../../api/problem.ts'
import {
  inputOf,
  type MoneyCallKey,
  type OpenRequest,
  useOpenRequests,
} from '../../api/requests.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useMoneyAction } from '../../shared/use-money-action.ts'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Fact, Facts } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { BottomBar } from '../../ui/page.tsx'
import { Bone, RowBones, Waiting } from '../../ui/skeleton.tsx'
import { forgetDraft } from './forget-draft.ts'
import styles from './requests.module.css'
import { useAcknowledge } from './use-acknowledge.ts'
import { useGiveUp } from './use-give-up.ts'
import { useOutcome } from './use-outcome.ts'

const icons: Readonly<Record<RequestOutcome['state'], ReactNode>> = {
  done: <IconCircleCheck size={26} />,
  refused: <IconAlertCircle size={26} />,
  closed: <IconCircleX size={26} />,
  processing: <IconClock size={26} />,
  not_received: <IconMailQuestion size={26} />,
}

const Answer = ({ found }: { found: RequestOutcome }) => {
  const { t } = useTranslation('requests')
  return (
    <Card role="status">
      <div className={styles.head}>
        <span className={styles.icon} data-state={found.state} aria-hidden>
          {icons[found.state]}
        </span>
        <div>
          <h2>{found.title}</h2>
          <p className={styles.note}>{found.detail}</p>
          {found.problem && <p className={styles.note}>{found.problem.detail}</p>}
          {found.explanation && (
            <AppLink to={found.explanation.replace('/v1', '')}>{t('explanation')}</AppLink>
          )}
        </div>
      </div>
    </Card>
  )
}

const momentNames: Readonly<Partial<Record<RequestOutcome['state'], 'refused-at' | 'closed-at'>>> =
  {
    refused: 'refused-at',
    closed: 'closed-at',
  }

const Particulars = ({ request, found, requestKey }: Known & { requestKey: string }) => {
  const { t } = useTranslation('requests')
  const words = useWords()
  return (
    <Card rows>
      <Facts>
        {request && <Fact label={t('amount')}>{words.amount(request.amount)}</Fact>}
        {request && <Fact label={t('to')}>{request.to}</Fact>}
        {request && (
          <Fact label={t('sent-at')}>
            <DateText at={request.at} form="exact" />
          </Fact>
        )}
        {found?.at && (
          <Fact label={t(momentNames[found.state] ?? 'done-at')}>
            <DateText at={found.at} form="exact" />
          </Fact>
        )}
        <Fact label={t('key')}>
          <span className={styles.key}>{requestKey}</span>
        </Fact>
      </Facts>
    </Card>
  )
}

type Known = {
  readonly request: OpenRequest | undefined
  readonly found: RequestOutcome | undefined
}

/** Hands the same in again under the same key, while this tab still has what was typed. */
const Resend = ({ request, onSent }: { request: OpenRequest; onSent: () => unknown }) => {
  const { t } = useTranslation('requests')
  const action = useMoneyAction(request.call, {
    onDone: () => {
      forgetDraft(request.call)
      return onSent()
    },
  })
  const input = inputOf<MoneyCallKey>(request.key)
  if (!input) return null
  return (
    <>
      <ProblemNotice error={action.error} onRetry={onSent} onChangeInput={onSent} />
      <Button
        wide
        busy={action.state === 'sending'}
        onClick={() => action.resend(request, input).then(onSent)}
      >
        {t('resend')}
      </Button>
      <p className={styles.note}>{t('resend-note')}</p>
    </>
  )
}

const startOf = (call: MoneyCallKey | undefined): string =>
  call === 'POST /v1/withdrawals' ? paths.withdraw() : paths.send()

/** Leaves one that did not arrive behind: only when it cannot be carried out any more. */
const GiveUp = ({ request, found }: Known & { found: RequestOutcome }) => {
  const { t } = useTranslation('requests')
  const canResend = request && inputOf(request.key)
  const navigate = useNavigate()
  const to = canResend ? paths.home() : startOf(request?.call)
  const giveUp = useGiveUp(found.key, request?.call, () => navigate({ to }))
  return (
    <>
      <ProblemNotice error={giveUp.error} onRetry={() => giveUp.mutate()} />
      <Button
        wide
        busy={giveUp.isPending}
        look={canResend ? 'quiet' : 'primary'}
        onClick={() => giveUp.mutate()}
      >
        {t(canResend ? 'forget' : 'start-over')}
      </Button>
    </>
  )
}

const Ways = ({ request, found, onSent }: Known & { onSent: () => unknown }) => {
  const { t } = useTranslation('requests')
  const acknowledge = useAcknowledge()
  if (!found || found.state === 'processing') return null
  const read = () => void acknowledge(found.key, found.state, request?.call)
  if (found.state === 'done')
    return (
      <ButtonLink wide to={found.href ?? paths.activity()} onClick={read}>
        {t('receipt')}
      </ButtonLink>
    )
  if (found.state === 'not_received')
    return (
      <>
        {request && <Resend request={request} onSent={onSent} />}
        <GiveUp request={request} found={found} />
      </>
    )
  return (
    <ButtonLink wide to={startOf(request?.call)} onClick={read}>
      {t('start-over')}
    </ButtonLink>
  )
}

/** Always answers what became of a request: done, refused, still under way, or not received. */
export const RequestScreen = () => {
  const { t } = useTranslation('requests')
  const { key = '' } = useParams({ strict: false }) as { key?: string }
  const { id } = usePerson()
  const open = useOpenRequests(id)
  const outcome = useOutcome(key)
  const request = open.find((kept) => kept.key === key)
  const { data: found } = outcome
  const isOffline = !found && outcome.fetchStatus === 'paused'
  return (
    <Screen title={t('title')} backTo={paths.home()}>
      {isOffline && <ProblemNotice error={new CallFailure('offline')} />}
      {outcome.isPending && !isOffline && (
        <Waiting soon={t('asking')} late={t('asking')}>
          <Bone height="96px" />
          <RowBones rows={3} />
        </Waiting>
      )}
      {!found && <ProblemNotice error={outcome.error} onRetry={() => outcome.refetch()} />}
      {found && <Answer found={found} />}
      {(isOffline || !outcome.isPending) && (
        <Particulars request={request} found={found} requestKey={key} />
      )}
      <BottomBar>
        <Ways request={request} found={found} onSent={() => outcome.refetch()} />
      </BottomBar>
    </Screen>
  )
}
