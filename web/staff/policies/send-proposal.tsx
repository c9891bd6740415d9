import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { splitAddress } from '../../shared/app-link.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Field, LongField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'

type Props = {
  readonly baseVersion: number
  readonly document: Readonly<Record<string, unknown>>
  /** Takes the newest version, when another one came meanwhile. */
  readonly onStartOver: () => void
}

/** When and why, and off it goes to a second person. */
export const SendProposal = ({ baseVersion, document, onStartOver }: Props) => {
  const { t } = useTranslation('policies')
  const client = useQueryClient()
  const navigate = useNavigate()
  const values = useForm({
    initialValues: { from: '', reason: '' },
    validate: { reason: (text) => (text.trim() === '' ? t('draft.reason-missing') : null) },
  })
  const send = useMutation({
    mutationFn: () => {
      const { from, reason } = values.values
      const effectiveFrom = from === '' ? {} : { effectiveFrom: new Date(from).toISOString() }
      return call('POST /v1/staff/policy-proposals', {
        body: { baseVersion, document, reason: reason.trim(), ...effectiveFrom },
      })
    },
    onSuccess: async () => {
      toast(t('draft.done'))
      await client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/policy-proposals') })
      await navigate(splitAddress(paths.staffPolicies()))
    },
  })
  return (
    <form className={form.form} noValidate onSubmit={values.onSubmit(() => send.mutate())}>
      <Field
        type="datetime-local"
        label={t('draft.from')}
        description={t('draft.from-note')}
        {...values.getInputProps('from')}
      />
      <LongField
        label={t('draft.reason')}
        rows={3}
        maxLength={1000}
        {...values.getInputProps('reason')}
      />
      <ProblemNotice error={send.error} onRetry={() => send.mutate()} onStartOver={onStartOver} />
      <Button type="submit" wide busy={send.isPending}>
        {t('draft.submit')}
      </Button>
    </form>
  )
}
