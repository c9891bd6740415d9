import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { keyOf } from '../api/queries.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Field, SelectField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { toast } from '../ui/toast.tsx'
import type { Team } from './team.tsx'

type RoleName = Team['items'][number]['roles'][number]['role']

/** In the order in which people look for them. */
const roleNames: readonly RoleName[] = [
  ...(['support', 'senior_support', 'support_lead', 'verification', 'treasury'] as const),
  ...(['editor', 'publisher', 'incident_commander', 'auditor', 'administrator'] as const),
]

/** Gives a role to whoever has this address; a fresh factor confirms whom and which. */
export const GrantRole = () => {
  const { t } = useTranslation('team')
  const client = useQueryClient()
  const element = useRef<HTMLFormElement>(null)
  const form = useForm({
    initialValues: { email: '', role: 'support' as RoleName },
    validate: { email: (email) => (email.trim() ? null : t('grant.email-missing')) },
  })
  const grant = useMutation({
    mutationFn: () => {
      const { email, role } = form.getValues()
      return call('POST /v1/staff/team/roles', { body: { email: email.trim(), role } })
    },
    onSuccess: (team) => {
      client.setQueryData(keyOf('GET /v1/staff/team', {}), team)
      toast(t('grant.done'))
      form.reset()
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  return (
    <form
      ref={element}
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit(
        () => grant.mutate(),
        () => focusFirstError(element.current),
      )}
    >
      <Field
        label={t('grant.email')}
        description={t('grant.email-note')}
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <SelectField
        label={t('grant.role')}
        description={t(`about.${form.values.role}`)}
        data={roleNames.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
        {...form.getInputProps('role')}
      />
      <ProblemNotice error={grant.error} onRetry={() => grant.mutate()} />
      <Button type="submit" wide busy={grant.isPending}>
        {t('grant.submit')}
      </Button>
    </form>
  )
}
