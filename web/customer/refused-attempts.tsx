import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RefusalItem } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { AppLink, ButtonLink } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Card, Row, SectionHead } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { byDay, capitalised, formatDay } from '../ui/format.ts'
import { useLanguage } from '../ui/language-context.ts'
import { RowBones, Waiting } from '../ui/skeleton.tsx'
import styles from './refused-attempts.module.css'

const pageSize = '25'

/** Words come in the language of the call, so each language has its own pages. */
const useRefusals = () => {
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/refusals'), 'pages', language],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/refusals',
        { query: { limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

const Line = ({ item: { id, title, amount, to, at } }: { item: RefusalItem }) => {
  const { t } = useTranslation('explain')
  const words = useWords()
  const note = [amount && words.amount(amount), to && t('refused.to', { who: to })]
  return (
    <AppLink className={styles.link ?? ''} to={paths.explanation('refusal', id)}>
      <Row
        title={title}
        note={note.filter(Boolean).join(' · ')}
        end={<DateText at={at} form="time" />}
      />
    </AppLink>
  )
}

const Days = ({ items: all }: { items: readonly RefusalItem[] }) => {
  const language = useLanguage()
  const now = new Date()
  return byDay(all).map(({ at, items }) => (
    <section key={at.toISOString()} className={styles.day}>
      <SectionHead title={capitalised(formatDay(language, at, now))} />
      <Card rows>
        {items.map((item) => (
          <Line key={item.id} item={item} />
        ))}
      </Card>
    </section>
  ))
}

const Nothing = () => {
  const { t } = useTranslation('explain')
  return (
    <EmptyState
      icon={<IconCircleCheck size={28} />}
      title={t('refused.empty-title')}
      action={<ButtonLink to={paths.activity()}>{t('refused.empty-action')}</ButtonLink>}
    >
      {t('refused.empty')}
    </EmptyState>
  )
}

/** What was refused to me, newest first; each line leads to its explanation. */
export const RefusedAttempts = () => {
  const { t } = useTranslation('explain')
  const { t: common } = useTranslation()
  const refusals = useRefusals()
  const items = refusals.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Screen title={t('refused.title')} backTo={paths.activity()}>
      <p className={styles.about}>{t('refused.about')}</p>
      {refusals.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={4} />
          </Card>
        </Waiting>
      )}
      <Days items={items} />
      <ProblemNotice
        error={refusals.error}
        onRetry={() => (refusals.data ? refusals.fetchNextPage() : refusals.refetch())}
      />
      {refusals.isSuccess && items.length === 0 && <Nothing />}
      {refusals.hasNextPage && (
        <Button
          look="secondary"
          busy={refusals.isFetchingNextPage}
          onClick={() => refusals.fetchNextPage()}
        >
          {t('refused.more')}
        </Button>
      )}
    </Screen>
  )
}
