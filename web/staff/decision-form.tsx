import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuspenseItem } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { keyOf } from '../api/queries.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import form from '../ui/form.module.css'
import { toast } from '../ui/toast.tsx'
import { AccountField } from './account-field.tsx'

export type Decision = { readonly kind: 'assign' | 'return'; readonly item: SuspenseItem }

type Values = { readonly accountNumber: string; readonly reason: string }

const decide = ({ kind, item }: Decision, { accountNumber, reason }: Values) => {
  const params = { id: item.id }
  return kind === 'assign'
    ? call('POST /v1/staff/suspense/{id}/assign', { params, body: { accountNumber, reason } })
    : call('POST /v1/staff/suspense/{id}/return', { params, body: { reason } })
}

/** Says what will happen, asks for the reason, and does it. */
export const DecisionForm = ({ decision, onDone }: { decision: Decision; onDone: () => void }) => {
  const { t } = useTranslation('staff')
  const words = useWords()
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const { kind, item } = decision
  const amount = words.amount(item.amount)
  const values = useForm<Values>({
    initialValues: { accountNumber: '', reason: '' },
    validate: {
      accountNumber: (text) =>
        kind === 'assign' && !text.trim() ? t('suspense.account-missing') : null,
      reason: (text) => (text.trim().length < 3 ? t('suspense.reason-missing') : null),
    },
  })
  const submit = useMutation({
    mutationFn: () =>
      decide(decision, {
        accountNumber: values.values.accountNumber.trim(),
        reason: values.values.reason.trim(),
      }),
    onSuccess: () => {
      toast(t(`suspense.${kind}-done`))
      onDone()
      return client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/suspense') })
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
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
      <p>{t(`suspense.${kind}-note`, { amount, name: item.counterparty ?? t('file.no-name') })}</p>
      {kind === 'assign' && (
        <AccountField label={t('suspense.account')} {...values.getInputProps('accountNumber')} />
      )}
      <Field
        label={t('suspense.reason')}
        description={t('suspense.reason-note')}
        maxLength={500}
        {...values.getInputProps('reason')}
      />
      <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} />
      <Button type="submit" wide busy={submit.isPending}>
        {t(`suspense.${kind}-submit`, { amount })}
      </Button>
    </form>
  )
}
