import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhishingReport } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { keyOf } from '../api/queries.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField, Field } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { toast } from '../ui/toast.tsx'

export type ReportChoice = {
  readonly state: 'confirmed' | 'harmless'
  readonly report: PhishingReport
}

/** `web:evil.top` → `evil.top` */
const shownKey = (key: string): string => key.slice(key.indexOf(':') + 1)

/** Marked at first: what was marked before, else everything but whole domains. */
const firstChoice = ({ frauds, state }: PhishingReport): string[] =>
  frauds
    .filter(({ chosen, wholeDomain }) => (state === 'confirmed' ? chosen : !wholeDomain))
    .map(({ key }) => key)

/** Says what will happen, asks what is fraud and why, and decides. */
export const ReportDecision = (props: { choice: ReportChoice; onDone: () => void }) => {
  const { choice, onDone } = props
  const { state, report } = choice
  const { t } = useTranslation('official')
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const values = useForm({
    initialValues: { note: '', frauds: firstChoice(report) },
    validate: { note: (text) => (text.trim() === '' ? t('reports.note-missing') : null) },
  })
  const decide = useMutation({
    mutationFn: () => {
      const { note, frauds } = values.values
      return call('POST /v1/staff/phishing-reports/{reference}/decide', {
        params: { reference: report.reference },
        body: { state, note: note.trim(), ...(state === 'confirmed' && { frauds }) },
      })
    },
    onSuccess: () => {
      toast(t(`reports.${state}-done`))
      onDone()
      return client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/phishing-reports') })
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  const toggle = (key: string, on: boolean) =>
    values.setFieldValue('frauds', (all) =>
      on ? [...all, key] : all.filter((other) => other !== key),
    )
  return (
    <form
      ref={element}
      className={form.form}
      noValidate
      onSubmit={values.onSubmit(
        () => decide.mutate(),
        () => focusFirstError(element.current),
      )}
    >
      <p>{t(`reports.${state}-note`)}</p>
      {state === 'confirmed' &&
        report.frauds.map(({ key, wholeDomain }) => (
          <CheckField
            key={key}
            label={wholeDomain ? t('reports.whole', { name: shownKey(key) }) : shownKey(key)}
            checked={values.values.frauds.includes(key)}
            onChange={({ currentTarget }) => toggle(key, currentTarget.checked)}
          />
        ))}
      <Field
        label={t('reports.note')}
        description={t('reports.note-note')}
        maxLength={500}
        {...values.getInputProps('note')}
      />
      <ProblemNotice error={decide.error} onRetry={() => decide.mutate()} />
      <Button type="submit" wide busy={decide.isPending}>
        {t(`reports.${state}-submit`)}
      </Button>
    </form>
  )
}
