import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffRestriction } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { keyOf } from '../../api/queries.ts'
import { focusFirstError } from '../../shared/focus-first-error.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, LongField, SelectField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'
import { eveningIn, readFieldTime } from './due-date.ts'

export type Choice = {
  readonly kind: 'lift' | 'extend' | 'answer'
  readonly item: StaffRestriction
}

type Values = {
  readonly words: string
  readonly outcome: 'lift' | 'uphold'
  readonly reviewDue: string
}

const decide = ({ kind, item }: Choice, { words, outcome, reviewDue }: Values) => {
  const params = { id: item.id }
  const due = readFieldTime(reviewDue) ?? ''
  const reason = words.trim()
  if (kind === 'lift') {
    return call('POST /v1/staff/restrictions/{id}/lift', { params, body: { reason } })
  }
  if (kind === 'extend') {
    const body = { reason, reviewDue: due }
    return call('POST /v1/staff/restrictions/{id}/extend', { params, body })
  }
  const body = { outcome, words: reason, ...(outcome === 'uphold' && { reviewDue: due }) }
  return call('POST /v1/staff/restrictions/{id}/answer', { params, body })
}

const noteOf = ({ kind, item }: Choice) => {
  if (kind === 'extend') return 'decide.extend-note'
  if (item.state === 'lift_requested') return 'decide.confirm-note'
  return item.needsTwo ? 'decide.lift-two-note' : 'decide.lift-note'
}

const useDecision = (choice: Choice, onDone: () => void) => {
  const { t } = useTranslation('restrictions')
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const isAnswer = choice.kind === 'answer'
  const values = useForm<Values>({
    initialValues: { words: '', outcome: 'uphold', reviewDue: eveningIn(3) },
    validate: {
      words: (text) =>
        text.trim().length < 3 ? t(isAnswer ? 'decide.words-missing' : 'decide.missing') : null,
      reviewDue: (text) => (readFieldTime(text) ? null : t('decide.due-missing')),
    },
  })
  const submit = useMutation({
    mutationFn: () => decide(choice, values.values),
    onSuccess: () => {
      toast(t('decide.done'))
      onDone()
      return Promise.all([
        client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/restrictions') }),
        client.invalidateQueries({
          queryKey: keyOf('GET /v1/staff/people/{accountNumber}/restrictions'),
        }),
      ])
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  return { element, values, submit }
}

/** Says what will happen, asks why, and does it. */
export const RestrictionDecision = ({ choice, onDone }: { choice: Choice; onDone: () => void }) => {
  const { t } = useTranslation('restrictions')
  const { element, values, submit } = useDecision(choice, onDone)
  const { kind } = choice
  const isAnswer = kind === 'answer'
  const lifts = kind === 'lift' || (isAnswer && values.values.outcome === 'lift')
  return (
    <form
      ref={element}
      className={form.form}
      noValidate
      onSubmit={values.onSubmit(
        () => submit.mutate(),
        () => focusFirstError(element.current),
      )}
    >
      {isAnswer && (
        <SelectField
          label={t('decide.outcome')}
          data={(['uphold', 'lift'] as const).map((value) => ({
            value,
            label: t(`decide.${value}`),
          }))}
          {...values.getInputProps('outcome')}
        />
      )}
      {(!isAnswer || lifts) && <p>{t(noteOf(choice))}</p>}
      <LongField
        label={t(isAnswer ? 'decide.words' : 'decide.reason')}
        description={t(isAnswer ? 'decide.words-note' : 'decide.reason-note')}
        maxLength={isAnswer ? 2000 : 500}
        autosize
        minRows={2}
        maxRows={8}
        {...values.getInputProps('words')}
      />
      {!lifts && (
        <Field
          type="datetime-local"
          label={t('decide.due')}
          description={t('decide.due-note')}
          {...values.getInputProps('reviewDue')}
        />
      )}
      <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} />
      <Button type="submit" wide busy={submit.isPending}>
        {t(`decide.submit-${kind}`)}
      </Button>
    </form>
  )
}
