import { IconBell } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { AppLink, ButtonLink } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, SectionHead } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { byDay, capitalised, formatDay } from '../../ui/format.ts'
import { useLanguage } from '../../ui/language-context.ts'
import { RowBones, Waiting } from '../../ui/skeleton.tsx'
import { NoticeRow } from './notice-row.tsx'
import styles from './notices.module.css'

/** The words come from the program, so each language is asked for its own. */
const useNotices = () => {
  const language = useLanguage()
  return useInfiniteQuery({
    queryKey: [...keyOf('GET /v1/notices'), 'pages', language],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/notices',
        { query: { limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

const useMarkRead = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: { readonly ids: string[] } | { readonly all: true }) =>
      call('POST /v1/notices/read', { body }),
    onSuccess: ({ unread }) => {
      client.setQueryData(keyOf('GET /v1/notices/unread', {}), { count: unread })
      return client.invalidateQueries({ queryKey: keyOf('GET /v1/notices') })
    },
  })
}

const Empty = () => {
  const { t } = useTranslation('notices')
  return (
    <EmptyState
      icon={<IconBell size={28} />}
      title={t('list.empty-title')}
      action={
        <ButtonLink to={paths.noticeSettings()} look="secondary" size="small">
          {t('list.settings')}
        </ButtonLink>
      }
    >
      {t('list.empty')}
    </EmptyState>
  )
}

type DaysProps = { readonly notices: readonly Notice[]; readonly onOpen: (id: string) => void }

const Days = ({ notices, onOpen }: DaysProps) => {
  const language = useLanguage()
  return byDay(notices).map(({ at, items }) => (
    <section key={at.toISOString()} className={styles.day}>
      <SectionHead title={capitalised(formatDay(language, at, new Date()))} />
      <Card rows>
        {items.map((notice) => (
          <NoticeRow
            key={notice.id}
            notice={notice}
            onOpen={() => !notice.isRead && onOpen(notice.id)}
          />
        ))}
      </Card>
    </section>
  ))
}

const MoreAbout = () => {
  const { t } = useTranslation('notices')
  return (
    <Card>
      <div className={styles.links}>
        <p>{t('list.about')}</p>
        <AppLink to={paths.noticeSettings()}>{t('list.settings')}</AppLink>
        <AppLink to={paths.sentMessages()}>{t('list.sent')}</AppLink>
      </div>
    </Card>
  )
}

/** What the person was told of, by day, newest first; each leads to where it is solved. */
export const Notices = () => {
  const { t } = useTranslation('notices')
  const { t: common } = useTranslation()
  const notices = useNotices()
  const read = useMarkRead()
  const items = notices.data?.pages.flatMap((page) => page.items) ?? []
  const hasUnread = items.some(({ isRead }) => !isRead)
  return (
    <Screen title={t('list.title')} backTo={paths.home()} aside={<MoreAbout />}>
      {hasUnread && (
        <div className={styles.top}>
          <span>{t('list.some-unread')}</span>
          <Button
            look="secondary"
            size="small"
            busy={read.isPending}
            onClick={() => read.mutate({ all: true })}
          >
            {t('list.read-all')}
          </Button>
        </div>
      )}
      <ProblemNotice error={read.error} onRetry={() => read.mutate({ all: true })} />
      {notices.isPending && (
        <Waiting soon={common('waiting.soon')} late={common('waiting.late')}>
          <Card rows>
            <RowBones rows={6} />
          </Card>
        </Waiting>
      )}
      <ProblemNotice error={notices.error} onRetry={() => notices.refetch()} />
      {notices.isSuccess && items.length === 0 && <Empty />}
      <Days notices={items} onOpen={(id) => read.mutate({ ids: [id] })} />
      {notices.hasNextPage && (
        <Button
          look="secondary"
          busy={notices.isFetchingNextPage}
          onClick={() => notices.fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
    </Screen>
  )
}
