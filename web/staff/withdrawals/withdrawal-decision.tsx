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

export type Decision = { readonly kind: 'approve' | 'reject'; readonly item: StaffWithdrawal }

/** As short as the program takes a reason or a note. */
const shortest = 3

const decide = ({ kind, item: { id } }: Decision, text: string) =>
  kind === 'approve'
    ? call('POST /v1/staff/withdrawals/{id}/approve', {
        params: { id },
        body: text ? { note: text } : {},
      })
    : call('POST /v1/staff/withdrawals/{id}/reject', { params: { id }, body: { reason: text } })

type Props = { readonly decision: Decision; readonly onDone: () => void }

/** Says what will happen, asks for the reason, and does it. */
export const WithdrawalDecision = ({ decision, onDone }: Props) => {
  const { t } = useTranslation('withdrawals')
  const words = useWords()
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const { kind, item } = decision
  const amount = words.amount(item.amount)
  const isNeeded = kind === 'reject'
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
    onSuccess: () => {
      toast(t(`staff.${kind}-done`))
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
        label={t(isNeeded ? 'staff.reason' : 'staff.approve-reason')}
        description={isNeeded && t('staff.reason-note')}
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
