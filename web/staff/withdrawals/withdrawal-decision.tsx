import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffWithdrawal } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { keyOf } from '../../api/queries.ts'
import { focusFirstError } from '../../shared/focus-first-error.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWords } from '../../shared/use-words.ts'
import { Button } from '../../ui/button.tsx'
import { LongField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'

export type Decision = {
  readonly kind: 'approve' | 'reject' | 'not-sent'
  readonly item: StaffWithdrawal
}

/** As short as the program takes a reason or a note. */
const shortest = 3

const decide = ({ kind, item: { id } }: Decision, text: string) => {
  const params = { id }
  if (kind === 'approve') {
    const body = text ? { note: text } : {}
    return call('POST /v1/staff/withdrawals/{id}/approve', { params, body })
  }
  const body = { reason: text }
  return kind === 'reject'
    ? call('POST /v1/staff/withdrawals/{id}/reject', { params, body })
    : call('POST /v1/staff/withdrawals/{id}/not-sent', { params, body })
}

/** Whom the words are for is said above the field: the owner reads a rejection's, no other. */
const fieldOf = {
  approve: 'approve-reason',
  reject: 'reason',
  'not-sent': 'not-sent-reason',
} as const

type Props = { readonly decision: Decision; readonly onDone: () => void }

/** Says what will happen, asks for the reason, and does it. */
export const WithdrawalDecision = ({ decision, onDone }: Props) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const { kind, item } = decision
  const amount = words.amount(item.amount)
  const isNeeded = kind !== 'approve'
  const values = useForm({
    initialValues: { reason: '' },
    validate: {
      reason: (text) => {
        const { length } = text.trim()
        return length >= shortest || (length === 0 && !isNeeded) ? null : t('staff.reason-missing')
      },
    },
  })
  const submit = useMutation({
    mutationFn: () => decide(decision, values.values.reason.trim()),
    onSuccess: ({ state }) => {
      const isAsked = kind === 'not-sent' && state !== 'rejected'
      toast(t(isAsked ? 'staff.not-sent-asked' : `staff.${kind}-done`))
      onDone()
    },
    onError: (error) => {
      values.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
    onSettled: () => client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/withdrawals') }),
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
      <p>{t(`staff.${kind}-note`, { amount, name: item.person.name })}</p>
      <LongField
        label={t(`staff.${fieldOf[kind]}`)}
        description={kind === 'reject' && t('staff.reason-note')}
        maxLength={500}
        autosize
        minRows={2}
        maxRows={8}
        {...values.getInputProps('reason')}
      />
      <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} />
      <Button type="submit" wide look={isNeeded ? 'danger' : 'primary'} busy={submit.isPending}>
        {t(`staff.${kind}-submit`, { amount })}
      </Button>
    </form>
  )
}
