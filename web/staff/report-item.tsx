import { useTranslation } from 'react-i18next'
import type { OfficialItem, PhishingReport } from '../api/calls.ts'
import { Button } from '../ui/button.tsx'
import { Card, Tag } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import type { ReportChoice } from './report-decision.tsx'
import styles from './staff.module.css'

const tones = {
  official: 'success',
  unknown: 'plain',
  not_official: 'warning',
  looks_like: 'danger',
  known_fraud: 'danger',
} as const satisfies Record<OfficialItem['verdict'], string>

/** A long message is opened by a press. */
const shortText = 600

const Message = ({ text }: { text: string }) => {
  if (text.length <= shortText) return <p className={styles.reported}>{text}</p>
  return (
    <details className={styles.reported}>
      <summary>{text.slice(0, 200)}…</summary>
      <p>{text}</p>
    </details>
  )
}

type Props = {
  readonly report: PhishingReport
  readonly onChoose: (choice: ReportChoice) => void
}

/** One report: the message, what stands in it, who told us, what was decided. */
export const ReportItem = ({ report, onChoose }: Props) => {
  const { t } = useTranslation('official')
  const { reference, text, found, contact, reporter, decisions, redactions, state } = report
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <span>{reference}</span>
          <DateText at={report.createdAt} />
        </div>
        <Message text={text} />
        <div className={styles.tags}>
          {found.map((item, index) => (
            <Tag key={`${index}:${item.text}`} tone={tones[item.verdict]}>
              <bdi>{item.text}</bdi> · {item.title}
            </Tag>
          ))}
        </div>
        <div className={styles.quiet}>
          {contact ?? reporter ?? t('reports.anonymous')}
          {redactions > 0 && ` · ${t('reports.redacted', { number: redactions })}`}
        </div>
        {decisions.map((decision) => (
          <div key={decision.at} className={styles.quiet}>
            <DateText at={decision.at} /> · {t(`reports.state-${decision.state}`)} · {decision.by} ·{' '}
            {decision.note}
          </div>
        ))}
        <div className={styles.actions}>
          <Button size="small" onClick={() => onChoose({ state: 'confirmed', report })}>
            {state === 'confirmed' ? t('reports.change') : t('reports.confirm')}
          </Button>
          {state !== 'harmless' && (
            <Button
              size="small"
              look="secondary"
              onClick={() => onChoose({ state: 'harmless', report })}
            >
              {t('reports.harmless')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
