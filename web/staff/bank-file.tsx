import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BankEntry, BankFile } from '../api/calls.ts'
import { query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Screen } from '../shared/screen.tsx'
import { Card, Fact, Facts, SectionHead, Tag } from '../ui/card.tsx'
import { DateText } from '../ui/date-text.tsx'
import { formatAmount } from '../ui/format.ts'
import { useLanguage } from '../ui/language-context.ts'
import { RowBones } from '../ui/skeleton.tsx'
import styles from './staff.module.css'

const toneOf = (outcome: string) => {
  if (outcome === 'credited' || outcome === 'return_settled') return 'success'
  return outcome === 'unmatched' ? 'warning' : 'plain'
}

const Entry = ({ entry }: { entry: BankEntry }) => {
  const { t } = useTranslation('staff')
  const language = useLanguage()
  const sign = entry.direction === 'credit' ? 'in' : 'out'
  return (
    <Card>
      <div className={styles.entry}>
        <div className={styles.entryHead}>
          <span>{entry.counterparty ?? t('file.no-name')}</span>
          <span className={styles.amount}>
            {formatAmount(language, { amount: entry.amount, currency: entry.currency }, sign)}
          </span>
        </div>
        {entry.remittance && <div className={styles.quiet}>{entry.remittance}</div>}
        <div className={styles.quiet}>
          {[entry.bookedOn, entry.account, entry.bankReference].filter(Boolean).join(' · ')}
        </div>
        <div>
          <Tag tone={toneOf(entry.outcome)}>{entry.explanation}</Tag>
        </div>
        {entry.returned && (
          <div className={styles.quiet}>
            {t('file.returned', { why: entry.returned.title, code: entry.returned.outside })}
          </div>
        )}
        {entry.outcome === 'unmatched' && (
          <AppLink to={paths.staffSuspense()}>{t('file.decide')}</AppLink>
        )}
      </div>
    </Card>
  )
}

const Summary = ({ file }: { file: BankFile }) => {
  const { t } = useTranslation('staff')
  return (
    <Card rows>
      <Facts>
        <Fact label={t('file.state')}>
          <Tag tone={file.state === 'refused' ? 'danger' : 'success'}>
            {t(`files.state-${file.state}`)}
          </Tag>
        </Fact>
        <Fact label={t('file.type')}>{file.messageType ?? t('file.type-unknown')}</Fact>
        <Fact label={t('file.source')}>{t(`file.source-${file.source}`)}</Fact>
        <Fact label={t('file.entries')}>{file.entries}</Fact>
        <Fact label={t('file.credited')}>{file.credited}</Fact>
        <Fact label={t('file.unmatched')}>{file.unmatched}</Fact>
        <Fact label={t('file.skipped')}>{file.skipped}</Fact>
        <Fact label={t('file.received')}>
          <DateText at={file.receivedAt} form="exact" />
        </Fact>
      </Facts>
    </Card>
  )
}

/** One bank file and what became of each of its entries, in words. */
export const BankFileScreen = () => {
  const { t } = useTranslation('staff')
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const found = useQuery(query('GET /v1/staff/bank-files/{id}', { params: { id } }))
  const file = found.data?.file
  return (
    <Screen title={file?.name ?? t('file.title')} backTo={paths.staffBankFiles()}>
      <ProblemNotice error={found.error} onRetry={() => found.refetch()} />
      {found.isPending && <RowBones rows={6} />}
      {file && <Summary file={file} />}
      {file?.refusal && (
        <Card tone="danger" role="status">
          <strong>{t('file.refused')}</strong>
          <p>{file.refusal.detail}</p>
        </Card>
      )}
      {found.data && found.data.items.length > 0 && (
        <>
          <SectionHead title={t('file.entries')} />
          <div className={styles.entries}>
            {found.data.items.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </div>
        </>
      )}
    </Screen>
  )
}
