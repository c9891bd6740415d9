import { useTranslation } from 'react-i18next'
import type { Withdrawal } from '../../api/calls.ts'
import { useWords } from '../../shared/use-words.ts'
import type { TimelineStep } from '../../ui/timeline.tsx'

type StepName =
  | 'requested'
  | 'review'
  | 'accepted'
  | 'submitted'
  | 'sent'
  | 'completed'
  | 'cancelled'
  | 'refused-okpay'
  | 'refused-bank'
  | 'returned'
  | 'back'

type Stage = Pick<TimelineStep, 'state'> & {
  readonly name: StepName
  readonly at?: string | null
  /** At the latest; only for what is now or next. */
  readonly by?: string | null
}

const road = ['submitted', 'sent', 'completed'] as const

/** The stages that a bank has had it through, and those to come. */
const onTheRoad = (withdrawal: Withdrawal): readonly Stage[] => {
  const { submittedAt, sentAt, completedAt, arrivesBy } = withdrawal
  const at = { submitted: submittedAt, sent: sentAt ?? completedAt, completed: completedAt }
  const next = road.find((name) => at[name] === null)
  const isWaiting = submittedAt !== null
  return road.map((name) => ({
    ...{ name, at: at[name] },
    state: at[name] ? 'done' : name === next && isWaiting ? 'now' : 'next',
    by: at[name] ? null : name === 'completed' ? arrivesBy : null,
  }))
}

const endOf = ({ state, endedBy }: Withdrawal): StepName => {
  if (state === 'returned') return 'returned'
  if (state === 'cancelled') return 'cancelled'
  return endedBy === 'bank' ? 'refused-bank' : 'refused-okpay'
}

/** The life of a withdrawal: what is done, what is now, what comes next and by when. Pure. */
const stagesOf = (withdrawal: Withdrawal): readonly Stage[] => {
  const { state, requestedAt, reviewDue, endedAt } = withdrawal
  const requested: Stage = { name: 'requested', state: 'done', at: requestedAt }
  if (endedAt) {
    const done = onTheRoad(withdrawal).filter((stage) => stage.state === 'done')
    const end: Stage = { name: endOf(withdrawal), state: 'done', at: endedAt }
    return [requested, ...done, end, { name: 'back', state: 'done', at: endedAt }]
  }
  if (state === 'in_review') {
    const review: Stage = { name: 'review', state: 'now', by: reviewDue }
    return [requested, review, ...onTheRoad(withdrawal)]
  }
  const accepted: Stage = { name: 'accepted', state: state === 'approved' ? 'now' : 'done' }
  return [requested, accepted, ...onTheRoad(withdrawal)]
}

/** The same in the reader's words. */
export const useStages = (withdrawal: Withdrawal): readonly TimelineStep[] => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  return stagesOf(withdrawal).map(({ name, state, at, by }) => {
    const note = at ? words.moment(at) : by ? words.moment(by) : null
    const said = name === 'review' ? 'step.review-by' : 'step.by'
    return {
      ...{ key: name, state, title: t(`step.${name}`) },
      ...(note && { note: at ? note : t(said, { at: note }) }),
    }
  })
}
