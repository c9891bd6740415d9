import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { fieldErrors, isFailure } from '../../api/problem.ts'
import { sessionQuery, usePerson } from '../../api/session.ts'
import { paths } from '../../paths.ts'
import { focusFirstError } from '../../shared/focus-first-error.ts'
import { NewPasswordField, PresentPasswordField } from '../../shared/new-password-field.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Screen } from '../../shared/screen.tsx'
import { useOwnPasswordCheck } from '../../shared/use-password-check.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import styles from '../../ui/form.module.css'
import { toast } from '../../ui/toast.tsx'

const useChange = (element: RefObject<HTMLFormElement | null>) => {
  const { t } = useTranslation('password')
  const navigate = useNavigate()
  const client = useQueryClient()
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (text) => (text ? null : t('change.missing-current')),
      next: (text) => (text ? null : t('change.missing-next')),
    },
  })
  const change = useMutation({
    mutationFn: (body: typeof form.values) => call('POST /v1/me/password', { body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey })
      toast(t('change.changed'))
      await navigate({ to: paths.security() })
    },
    onError: (error) => {
      const isWrong = isFailure(error) && error.problem?.code === 'identity.current_password_wrong'
      // A wrong one is typed anew; whatever else failed keeps it.
      if (isWrong) form.setFieldValue('current', '')
      form.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  const send = form.onSubmit(
    (values) => change.mutate(values),
    () => focusFirstError(element.current),
  )
  return { form, change, send }
}

/** For who is signed in and knows the present password; all other devices are signed out. */
export const ChangePassword = () => {
  const { t } = useTranslation('password')
  const person = usePerson()
  const element = useRef<HTMLFormElement>(null)
  const { form, change, send } = useChange(element)
  const check = useOwnPasswordCheck(form.values.next)
  return (
    <Screen title={t('change.title')} backTo={paths.security()}>
      <Card>
        <form ref={element} className={styles.form} noValidate onSubmit={send}>
          <p>{t('change.lead')}</p>
          {/* Managers keep a password under a name: which one it is. */}
          <input
            type="text"
            autoComplete="username"
            value={person.email ?? person.phone ?? ''}
            readOnly
            hidden
          />
          <PresentPasswordField label={t('change.current')} {...form.getInputProps('current')} />
          <NewPasswordField
            label={t('change.next')}
            check={check}
            minimumLength={15}
            {...form.getInputProps('next')}
            value={form.values.next}
          />
          <ProblemNotice error={change.error} onRetry={() => change.mutate(form.values)} compact />
          <p className={styles.note}>{t('change.ends')}</p>
          <Button type="submit" wide busy={change.isPending}>
            {t('change.submit')}
          </Button>
        </form>
      </Card>
    </Screen>
  )
}
