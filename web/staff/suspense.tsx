import { IconInbox } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuspenseItem } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { Screen } from '../shared/screen.tsx'
import { AmountText } from '../ui/amount-text.tsx'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { type Decision, DecisionForm } from './decision-form.tsx'
import { Queue } from './queue.tsx'
import styles from './staff.module.css'

const states = ['open', 'assigned', 'returned'] as const
type State = (typeof states)[number]

const useSuspense = (state: State) =>
  useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/staff/suspense'), 'pages', state],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/suspense',
        { query: { state, limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

type ItemProps = {
  readonly item: SuspenseItem
  readonly onDecide: (decision: Decision) => void
}

const Item = ({ item, onDecide }: ItemProps) => {
  const { t } = useTranslation('staff')
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <span>{item.counterparty ?? t('file.no-name')}</span>
          <AmountText value={item.amount} />
        </div>
        {item.counterpartyAccount && <div className={styles.quiet}>{item.counterpartyAccount}</div>}
        <div className={styles.quiet}>{item.remittance ?? t('suspense.no-text')}</div>
        <div className={styles.quiet}>
          <DateText at={item.receivedAt} />
          {item.note && ` · ${item.note}`}
        </div>
        <div>
          <Tag tone={item.state === 'open' ? 'warning' : 'success'}>
            {item.state === 'open' ? item.explanation : t(`suspense.state-${item.state}`)}
          </Tag>
        </div>
        {item.state === 'open' && (
          <div className={styles.actions}>
            <Button size="small" onClick={() => onDecide({ kind: 'assign', item })}>
              {t('suspense.assign')}
            </Button>
            <Button
              size="small"
              look="secondary"
              onClick={() => onDecide({ kind: 'return', item })}
            >
              {t('suspense.return')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

/** Money that arrived without saying whose it is: give it to its owner, or send it back. */
export const Suspense = () => {
  const { t } = useTranslation('staff')
  const { t: common } = useTranslation()
  const search = useSearch({ strict: false }) as { state?: string }
  const state = states.find((known) => known === search.state) ?? 'open'
  const [decision, setDecision] = useState<Decision | null>(null)
  const found = useSuspense(state)
  return (
    <Screen title={t('suspense.title')}>
      <Queue
        label={t('suspense.states')}
        states={states.map((one) => ({ state: one, words: t(`suspense.state-${one}`) }))}
        state={state}
        toState={(one) => paths.staffSuspense({ state: one })}
        found={found}
        empty={{
          icon: <IconInbox size={28} />,
          title: t(`suspense.empty-${state}`),
          words: t('suspense.empty'),
        }}
        more={t('more')}
      >
        {(item) => <Item key={item.id} item={item} onDecide={setDecision} />}
      </Queue>
      <Sheet
        title={decision ? t(`suspense.${decision.kind}-title`) : ''}
        open={decision !== null}
        onClose={() => setDecision(null)}
        closeLabel={common('close')}
      >
        {decision && <DecisionForm decision={decision} onDone={() => setDecision(null)} />}
      </Sheet>
    </Screen>
  )
}
