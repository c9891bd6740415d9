import { IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SecurityEvent } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Card, SectionHead } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { byDay, capitalised, formatDay } from '../ui/format.ts'
import { useLanguage } from '../ui/language-context.ts'
import { RowBones, Waiting } from '../ui/skeleton.tsx'
import { HistoryItem } from './history-item.tsx'
import styles from './security-history.module.css'

const pageSize = '25'

/** Devices and places come in the language of the call, so each language has its own pages. */
const useHistory = () => {
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/me/security-history'), 'pages', language],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/me/security-history',
        { query: { limit: pageSize, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

const Days = ({ events }: { events: readonly SecurityEvent[] }) => {
  const language = useLanguage()
  const now = new Date()
  return byDay(events).map(({ at, items }) => (
    <section key={at.toISOString()} className={styles.day}>
      <SectionHead title={capitalised(formatDay(language, at, now))} />
      <Card rows>
        <ul className={styles.list}>
          {items.map((event) => (
            <HistoryItem key={event.id} event={event} />
          ))}
        </ul>
      </Card>
    </section>
  ))
}

const Nothing = () => {
  const { t } = useTranslation('history')
  return (
    <EmptyState
      icon={<IconShieldCheck size={28} />}
      title={t('empty-title')}
      action={<ButtonLink to={paths.settings()}>{t('empty-action')}</ButtonLink>}
    >
      {t('empty')}
    </EmptyState>
  )
}

/** What happened to the security of my account, newest first, by day. */
export const SecurityHistory = () => {
  const { t } = useTranslation('history')
  const { t: common } = useTranslation()
  const history = useHistory()
  const events = history.data?.pages.flatMap(({ items }) => items) ?? []
  const isWhole = history.isSuccess && !history.hasNextPage
  return (
    <Screen title={t('title')} backTo={paths.security()}>
      <p className={styles.about}>{t('about')}</p>
      {history.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={6} />
          </Card>
        </Waiting>
      )}
      <Days events={events} />
      <ProblemNotice
        error={history.error}
        onRetry={() => (history.data ? history.fetchNextPage() : history.refetch())}
      />
      {isWhole && events.length === 0 && <Nothing />}
      {isWhole && events.length > Number(pageSize) && <p className={styles.end}>{t('end')}</p>}
      {history.hasNextPage && (
        <Button
          look="secondary"
          busy={history.isFetchingNextPage}
          onClick={() => history.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Screen>
  )
}
