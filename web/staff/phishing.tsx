import { IconShieldCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { keyOf } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { Screen } from '../shared/screen.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Queue } from './queue.tsx'
import { type ReportChoice, ReportDecision } from './report-decision.tsx'
import { ReportItem } from './report-item.tsx'

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
  const search = useSearch({ strict: false }) as { state?: string }
  const state = states.find((known) => known === search.state) ?? 'new'
  const [choice, setChoice] = useState<ReportChoice | null>(null)
  const found = useReports(state, i18n.language)
  return (
    <Screen title={t('reports.title')}>
      <Queue
        label={t('reports.states')}
        states={states.map((one) => ({ state: one, words: t(`reports.state-${one}`) }))}
        state={state}
        toState={(one) => paths.staffPhishing({ state: one })}
        found={found}
        empty={{
          icon: <IconShieldCheck size={28} />,
          title: t(`reports.empty-${state}`),
          words: t('reports.empty'),
        }}
        more={t('reports.more')}
      >
        {(report) => <ReportItem key={report.reference} report={report} onChoose={setChoice} />}
      </Queue>
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
