import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PolicyProposal } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { LongField } from '../../ui/field.tsx'
import form from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'

type Props = { readonly proposal: PolicyProposal; readonly onDone: () => void }

/** Asks why, and rejects. */
export const RejectProposal = ({ proposal, onDone }: Props) => {
  const { t } = useTranslation('policies')
  const client = useQueryClient()
  const values = useForm({
    initialValues: { note: '' },
    validate: { note: (text) => (text.trim() === '' ? t('staff.reject-missing') : null) },
  })
  const reject = useMutation({
    mutationFn: () =>
      call('POST /v1/staff/policy-proposals/{id}/reject', {
        params: { id: proposal.id },
        body: { note: values.values.note.trim() },
      }),
    onSuccess: () => {
      toast(t('staff.rejected-done'))
      onDone()
      return client.invalidateQueries({ queryKey: keyOf('GET /v1/staff/policy-proposals') })
    },
  })
  return (
    <form className={form.form} noValidate onSubmit={values.onSubmit(() => reject.mutate())}>
      <LongField
        label={t('staff.reject-note')}
        rows={3}
        maxLength={1000}
        {...values.getInputProps('note')}
      />
      <ProblemNotice error={reject.error} onRetry={() => reject.mutate()} />
      <Button type="submit" wide busy={reject.isPending}>
        {t('staff.reject-submit')}
      </Button>
    </form>
  )
}
