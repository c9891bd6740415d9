import { IconCashBanknote } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffWithdrawal } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { Screen } from '../../shared/screen.tsx'
import { showAccountNumber } from '../../shared/show-account-number.ts'
import { useWords } from '../../shared/use-words.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Tag } from '../../ui/card.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Queue } from '../queue.tsx'
import styles from '../staff.module.css'
import { type Decision, WithdrawalDecision } from './withdrawal-decision.tsx'

const states = [
  'in_review',
  'approved',
  'submitted',
  'sent',
  'completed',
  'rejected',
  'cancelled',
  'returned',
] as const
type State = (typeof states)[number]

const useWithdrawals = (state: State, language: string) =>
  useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/staff/withdrawals'), 'pages', state, language],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/withdrawals',
        { query: { state, limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

const Due = ({ item }: { item: StaffWithdrawal }) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const { reviewDue, state, arrivesBy } = item
  if (reviewDue) {
    const isLate = Date.parse(reviewDue) < Date.now()
    const said = t(isLate ? 'staff.late' : 'staff.due', { at: words.moment(reviewDue) })
    return <Tag tone={isLate ? 'danger' : 'warning'}>{said}</Tag>
  }
  const isOpen = state === 'approved' || state === 'submitted' || state === 'sent'
  const isLate = isOpen && Date.parse(arrivesBy) < Date.now()
  return (
    <Tag tone={isLate ? 'danger' : 'plain'}>
      {t('staff.arrives', { at: words.moment(arrivesBy) })}
    </Tag>
  )
}

type ItemProps = {
  readonly item: StaffWithdrawal
  readonly onDecide: (decision: Decision) => void
}

/** For what the bank left unclear: the first asks, another one confirms. */
const NotSent = ({ item, onDecide }: ItemProps) => {
  const { t } = useTranslation('withdrawals')
  const { roles } = usePerson()
  if (!item.notSent.may || !roles.includes('treasury')) return null
  return (
    <div className={styles.actions}>
      <Button size="small" look="secondary" onClick={() => onDecide({ kind: 'not-sent', item })}>
        {t(item.notSent.askedAt ? 'staff.not-sent-confirm' : 'staff.not-sent')}
      </Button>
    </div>
  )
}

/** Whose, how much, to which account, and how its holder stands to the person. */
const Item = ({ item, onDecide }: ItemProps) => {
  const { t } = useTranslation('withdrawals')
  const { roles, accountNumber } = usePerson()
  const { person, instrument, nameMatch, state, because, note, outsideCode, notSent } = item
  const mayDecide =
    state === 'in_review' && roles.includes('treasury') && person.accountNumber !== accountNumber
  const { reason } = notSent
  const colleague = state !== 'rejected' && reason && t('staff.not-sent-said', { reason })
  const more = [because, note && note !== because && t('staff.note', { note }), colleague].filter(
    Boolean,
  )
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <span>{person.name}</span>
          <AmountText value={item.amount} />
        </div>
        <div className={styles.quiet}>
          {`${showAccountNumber(person.accountNumber)} · ${t('staff.tier', { tier: person.tier })}`}
        </div>
        <div className={styles.quiet}>
          {t('staff.holder', { holder: instrument.holder, end: instrument.accountEnd })}
        </div>
        <div className={styles.quiet}>
          <DateText at={item.requestedAt} />
          {` · ${t(`state.${state}`)}`}
        </div>
        {more.length > 0 && <div className={styles.quiet}>{more.join(' · ')}</div>}
        <div className={styles.tags}>
          <Tag tone={nameMatch === 'same' ? 'success' : 'warning'}>
            {t(`staff.match-${nameMatch}`)}
          </Tag>
          <Due item={item} />
          {outsideCode && <Tag tone="danger">{t('staff.code', { code: outsideCode })}</Tag>}
        </div>
        <NotSent item={item} onDecide={onDecide} />
        {mayDecide && (
          <div className={styles.actions}>
            <Button size="small" onClick={() => onDecide({ kind: 'approve', item })}>
              {t('staff.approve')}
            </Button>
            <Button
              size="small"
              look="secondary"
              onClick={() => onDecide({ kind: 'reject', item })}
            >
              {t('staff.reject')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

/** What waits for a person first, then every other state. */
export const StaffWithdrawals = () => {
  const { t, i18n } = useTranslation('withdrawals')
  const { t: common } = useTranslation()
  const search = useSearch({ strict: false }) as { state?: string }
  const state = states.find((known) => known === search.state) ?? 'in_review'
  const [decision, setDecision] = useState<Decision | null>(null)
  const found = useWithdrawals(state, i18n.language)
  return (
    <Screen title={t('staff.title')}>
      <Queue
        label={t('staff.states')}
        states={states.map((one) => ({ state: one, words: t(`state.${one}`) }))}
        state={state}
        toState={(one) => paths.staffWithdrawals({ state: one })}
        found={found}
        empty={{
          icon: <IconCashBanknote size={28} />,
          title: t('staff.empty-title'),
          words: t('staff.empty'),
        }}
        more={t('staff.more')}
      >
        {(item) => <Item key={item.id} item={item} onDecide={setDecision} />}
      </Queue>
      <Sheet
        title={decision ? t(`staff.${decision.kind}-title`) : ''}
        open={decision !== null}
        onClose={() => setDecision(null)}
        closeLabel={common('close')}
      >
        {decision && <WithdrawalDecision decision={decision} onDone={() => setDecision(null)} />}
      </Sheet>
    </Screen>
  )
}
