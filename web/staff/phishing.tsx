import { IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { splitAddress } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Chip, Chips } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import { type ReportChoice, ReportDecision } from './report-decision.tsx'
import { ReportItem } from './report-item.tsx'
import styles from './staff.module.css'

const states = ['new', 'confirmed', 'harmless'] as const
type State = (typeof states)[number]

const useReports = (state: State, language: string) =>
  useInfiniteQuery({
    // What was found is told in the reader's language.
    queryKey: [...keyOf('GET /v1/staff/phishing-reports'), 'pages', state, language],
    queryFn: ({ pageParam, signal }) =>
      call(
        'GET /v1/staff/phishing-reports',
        { query: { state, limit: '25', ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })

/** Reported messages: what stands in them, and whether they are fraud. */
export const Phishing = () => {
  const { t, i18n } = useTranslation('official')
  const { t: common } = useTranslation()
  const navigate = useNavigate()
  const search = useSearch({ strict: false }) as { state?: string }
  const state = states.find((known) => known === search.state) ?? 'new'
  const [choice, setChoice] = useState<ReportChoice | null>(null)
  const found = useReports(state, i18n.language)
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Screen title={t('reports.title')}>
      <Chips label={t('reports.states')}>
        {states.map((one) => (
          <Chip
            key={one}
            on={one === state}
            onToggle={() =>
              navigate({ ...splitAddress(paths.staffPhishing({ state: one })), replace: true })
            }
          >
            {t(`reports.state-${one}`)}
          </Chip>
        ))}
      </Chips>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={5} />}
      {found.isSuccess && items.length === 0 && (
        <EmptyState icon={<IconShieldCheck size={28} />} title={t(`reports.empty-${state}`)}>
          {t('reports.empty')}
        </EmptyState>
      )}
      <div className={styles.entries}>
        {items.map((report) => (
          <ReportItem key={report.reference} report={report} onChoose={setChoice} />
        ))}
      </div>
      {found.hasNextPage && (
        <Button
          look="secondary"
          busy={found.isFetchingNextPage}
          onClick={() => found.fetchNextPage()}
        >
          {t('reports.more')}
        </Button>
      )}
      <Sheet
        title={choice ? t(`reports.${choice.state}-title`) : ''}
        open={choice !== null}
        onClose={() => setChoice(null)}
        closeLabel={common('close')}
      >
        {choice && <ReportDecision choice={choice} onDone={() => setChoice(null)} />}
      </Sheet>
    </Screen>
  )
}
