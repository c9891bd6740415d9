import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Card, SectionHead } from '../ui/card.tsx'
import { CopyRow } from '../ui/copy-row.tsx'
import { Field, LongField } from '../ui/field.tsx'
import form from '../ui/form.module.css'

const mostText = 10_000

type Sent = { readonly reference: string; readonly redactions: number }

const Thanks = ({ sent, onAgain }: { sent: Sent; onAgain: () => void }) => {
  const { t } = useTranslation('official')
  const { t: common } = useTranslation()
  return (
    <Card tone="success">
      <div className={form.stack} role="status">
        <h3>{t('report.thanks')}</h3>
        <p>{t('report.thanks-note')}</p>
        {sent.redactions > 0 && <p>{t('report.redacted', { number: sent.redactions })}</p>}
        <CopyRow
          label={t('report.reference')}
          value={sent.reference}
          copyLabel={common('copy')}
          copiedLabel={common('copied')}
        />
        <Button look="secondary" onClick={onAgain}>
          {t('report.again')}
        </Button>
      </div>
    </Card>
  )
}

/** Tells us of a message; whoever is not signed in may say how to be reached. */
export const ReportFraud = ({ initialText }: { initialText: string }) => {
  const { t } = useTranslation('official')
  const session = useSession()
  const element = useRef<HTMLFormElement>(null)
  const values = useForm({
    initialValues: { text: initialText, contact: '' },
    validate: { text: (text) => (text.trim() === '' ? t('report.missing') : null) },
  })
  const send = useMutation({
    mutationFn: () => {
      const { text, contact } = values.values
      const given = contact.trim()
      return call('POST /v1/phishing-reports', {
        body: { text, ...(given && !session.data && { contact: given }) },
      })
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  const again = () => {
    values.setValues({ text: '', contact: '' })
    send.reset()
  }
  return (
    <section className={form.stack} aria-label={t('report.title')}>
      <SectionHead title={t('report.title')} />
      {send.data ? (
        <Thanks sent={send.data} onAgain={again} />
      ) : (
        <Card>
          <form
            ref={element}
            className={form.form}
            noValidate
            onSubmit={values.onSubmit(
              () => send.mutate(),
              () => focusFirstError(element.current),
            )}
          >
            <LongField
              label={t('report.text')}
              description={t('report.text-note')}
              rows={4}
              maxLength={mostText}
              spellCheck={false}
              {...values.getInputProps('text')}
            />
            {session.data === null && (
              <Field
                label={t('report.contact')}
                description={t('report.contact-note')}
                maxLength={254}
                autoCapitalize="none"
                autoComplete="email"
                {...values.getInputProps('contact')}
              />
            )}
            <ProblemNotice error={send.error} onRetry={() => send.mutate()} compact />
            <Button type="submit" look="secondary" wide busy={send.isPending}>
              {t('report.send')}
            </Button>
          </form>
        </Card>
      )}
    </section>
  )
}
