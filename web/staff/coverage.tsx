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
  const { medianSeconds } = solved
  const share = (text: string | null) => (text === null ? t('none') : `${text} %`)
  const time = (seconds: number) =>
    seconds < 120
      ? t('seconds', { count: seconds })
      : t('minutes', { count: Math.round(seconds / 60) })
  return (
    <div className={styles.figures}>
      <Figure
        label={t('specific')}
        value={share(specificShare)}
        note={t('specific-note', { specific, refused })}
      />
      <Figure
        label={t('solved')}
        value={share(solved.share)}
        note={t('solved-note', { solved: solved.solved, refused: solved.refused })}
      />
      <Figure
        label={t('median')}
        value={medianSeconds === null ? t('none') : time(medianSeconds)}
        note={t('median-note')}
      />
      <Figure label={t('unmapped')} value={String(unmapped)} note={t('unmapped-note')} />
    </div>
  )
}

const Trends = ({ report }: { report: CoverageReport }) => {
  const { t } = useTranslation('coverage')
  const words = useWords()
  const [picked, setPicked] = useState<string | null>(null)
  const chosen = report.codes.find(({ code }) => code === picked)
  const most = report.codes[0]?.count ?? 1
  return (
    <>
      <Card>
        <Chart
          caption={chosen ? t('trend-of', { title: chosen.title }) : t('trend')}
          columns={[t('day'), t('count')]}
          points={(chosen ?? report).trend.map(({ day, count }) => ({
            ...{ key: day, label: words.date(day), value: count, text: String(count) },
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
            <span className={styles.count}>{count}</span>
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
          <Figures report={report} />
          {report.refused > 0 ? (
            <Trends report={report} />
          ) : (
            <Card>
              <p className={styles.note}>{t('empty')}</p>
            </Card>
          )}
        </>
      )}
    </Screen>
  )
}
