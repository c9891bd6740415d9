import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { LongField } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import styles from './official.module.css'
import { OfficialChannels } from './official-channels.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { ReportFraud } from './report-fraud.tsx'
import { Verdicts } from './verdicts.tsx'

const mostText = 4_000

/** "Is this really OKPay?": paste it, see what it is, report it; and where we really can be met. */
export const Official = () => {
  const { t } = useTranslation('official')
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const [suspicious, setSuspicious] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const report = useRef<HTMLDivElement>(null)
  const check = useMutation({
    mutationFn: () => call('POST /v1/official-checks', { body: { text: text.slice(0, mostText) } }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isEmpty = text.trim() === ''
    setMissing(isEmpty)
    if (isEmpty) field.current?.focus()
    else check.mutate()
  }
  const reportThis = () => {
    setSuspicious(text)
    report.current?.scrollIntoView({ block: 'start' })
    report.current?.querySelector('textarea')?.focus({ preventScroll: true })
  }
  return (
    <div className={styles.page}>
      <title>{`${t('page.title')} · OKPay`}</title>
      <header className={styles.top}>
        <PublicTop />
      </header>
      <main className={styles.main} id="main">
        <div className={styles.column}>
          <div className={styles.pitch}>
            <h1>{t('page.title')}</h1>
            <p className={styles.lead}>{t('page.lead')}</p>
          </div>
          <form className={form.form} noValidate onSubmit={submit}>
            <LongField
              ref={field}
              label={t('page.paste')}
              description={t('page.paste-note')}
              placeholder={t('page.placeholder')}
              error={missing && t('page.missing')}
              rows={4}
              maxLength={mostText}
              autoCapitalize="none"
              spellCheck={false}
              value={text}
              onChange={({ currentTarget }) => {
                setText(currentTarget.value)
                setMissing(false)
              }}
            />
            <Button type="submit" wide busy={check.isPending}>
              {t('page.check')}
            </Button>
          </form>
          <ProblemNotice error={check.error} onRetry={() => check.mutate()} />
          <div className={styles.column} role="status">
            {check.data && <Verdicts check={check.data} onReport={reportThis} />}
          </div>
          <div ref={report}>
            <ReportFraud key={suspicious} initialText={suspicious} />
          </div>
        </div>
        <OfficialChannels />
      </main>
      <footer className={styles.foot}>
        <PublicFoot />
      </footer>
    </div>
  )
}
