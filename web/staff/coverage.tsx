import { IconChartBar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoverageReport } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { useWords } from '../shared/use-words.ts'
import { Card, SectionHead } from '../ui/card.tsx'
import { Chart } from '../ui/chart.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Segments } from '../ui/segments.tsx'
import { RowBones } from '../ui/skeleton.tsx'
import styles from './coverage.module.css'

const periods = ['7', '30', '90'] as const

const Figure = ({ label, value, note }: { label: string; value: string; note: string }) => (
  <Card>
    <div className={styles.label}>{label}</div>
    <div className={styles.figure}>{value}</div>
    <p className={styles.note}>{note}</p>
  </Card>
)

const Figures = ({ report }: { report: CoverageReport }) => {
  const { t } = useTranslation('coverage')
  const { solved, refused, specific, specificShare, unmapped } = report
  const words = useWords()
  const { medianSeconds } = solved
  const share = (text: string | null) => (text === null ? t('none') : `${text}%`)
  const time = (seconds: number) => {
    if (seconds < 120) return t('seconds', { count: seconds })
    if (seconds < 7_200) return t('minutes', { count: Math.round(seconds / 60) })
    return t('hours', { count: Math.round(seconds / 3_600) })
  }
  const parts = (part: number, whole: number) => ({
    ...{ part: words.number(part), whole: words.number(whole) },
  })
  return (
    <div className={styles.figures}>
      <Figure
        label={t('specific')}
        value={share(specificShare)}
        note={t('specific-note', parts(specific, refused))}
      />
      <Figure
        label={t('solved')}
        value={share(solved.share)}
        note={
          solved.refused > 0
            ? t('solved-note', parts(solved.solved, solved.refused))
            : t('solved-none')
        }
      />
      <Figure
        label={t('median')}
        value={medianSeconds === null ? t('none') : time(medianSeconds)}
        note={t('median-note')}
      />
      <Figure label={t('unmapped')} value={words.number(unmapped)} note={t('unmapped-note')} />
    </div>
  )
}

const Trends = ({ report }: { report: CoverageReport }) => {
  const { t } = useTranslation('coverage')
  const words = useWords()
  const [picked, setPicked] = useState<string | null>(null)
  const chosen = report.codes.find(({ code }) => code === picked)
  const most = report.codes[0]?.count ?? 1
  const trend = (chosen ?? report).trend
  const peak = words.number(Math.max(...trend.map(({ count }) => count)))
  return (
    <>
      <Card>
        <Chart
          caption={chosen ? t('trend-of', { title: chosen.title, peak }) : t('trend', { peak })}
          columns={[t('day'), t('count')]}
          points={trend.map(({ day, count }) => ({
            ...{ key: day, label: words.date(day), value: count, text: words.number(count) },
          }))}
        />
      </Card>
      <SectionHead title={t('codes')} />
      <Card rows>
        {report.codes.map(({ code, title, count }) => (
          <button
            key={code}
            type="button"
            className={styles.code}
            aria-pressed={code === picked}
            onClick={() => setPicked(code === picked ? null : code)}
          >
            <span className={styles.name}>{title}</span>
            <span className={styles.count}>{words.number(count)}</span>
            <svg className={styles.bar} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
              <rect width={(count / most) * 100} height="6" rx="1" />
            </svg>
            <span className={styles.machine}>{code}</span>
          </button>
        ))}
      </Card>
    </>
  )
}

/** How well refusals explain themselves: shares, trends, and who gets through alone. */
export const CoverageScreen = () => {
  const { t } = useTranslation('coverage')
  const words = useWords()
  const [days, setDays] = useState<(typeof periods)[number]>('30')
  const found = useQuery(query('GET /v1/staff/coverage', { query: { days } }))
  const report = found.data
  return (
    <Screen title={t('title')}>
      <Segments
        label={t('days')}
        value={days}
        choices={periods.map((value) => ({ value, label: t(`days-${value}`) }))}
        onChange={setDays}
      />
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={6} />}
      {report && (
        <>
          <p className={styles.note}>
            {t('note', { from: words.date(report.from), to: words.date(report.to) })}
          </p>
          {report.refused === 0 && report.unmapped === 0 ? (
            <EmptyState icon={<IconChartBar size={28} />} title={t('empty')}>
              {t('empty-note')}
            </EmptyState>
          ) : (
            <Figures report={report} />
          )}
          {report.refused > 0 && <Trends report={report} />}
        </>
      )}
    </Screen>
  )
}
