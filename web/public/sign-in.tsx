import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { fieldErrors, isFailure } from '../api/problem.ts'
import { useSessionChange } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AppLink, splitAddress } from '../shared/app-link.tsx'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Field, PasswordField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { NarrowPage } from '../ui/page.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'

/** Only a screen of ours: `//elsewhere` and `https:` lead out. */
export const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : paths.home()

const useSignIn = (next: unknown, element: RefObject<HTMLFormElement | null>) => {
  const { t } = useTranslation('public')
  const navigate = useNavigate()
  const session = useSessionChange()
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.trim() ? null : t('sign-in.missing-email')),
      password: (password) => (password ? null : t('sign-in.missing-password')),
    },
  })
  const submit = useMutation({
    mutationFn: ({ email, password }: typeof form.values) =>
      call('POST /v1/sessions', { body: { email: email.trim(), password } }),
    onSuccess: (reply) => {
      session.signedIn(reply)
      return navigate({ ...splitAddress(safeNext(next)), replace: true })
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
      // A wrong password is typed anew; a network that failed keeps it.
      if (isFailure(error) && error.kind === 'refused') form.setFieldValue('password', '')
      focusFirstError(element.current)
    },
  })
  return { form, submit }
}

/** E-mail and password; goes on where the person was stopped. */
export const SignIn = () => {
  const { t } = useTranslation('public')
  const { next } = useSearch({ strict: false }) as { next?: string }
  const element = useRef<HTMLFormElement>(null)
  const { form, submit } = useSignIn(next, element)
  const send = form.onSubmit(
    (values) => submit.mutate(values),
    () => focusFirstError(element.current),
  )
  return (
    <NarrowPage
      title={t('sign-in.title')}
      lead={next ? t('sign-in.again') : undefined}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('sign-in.title')} · OKPay`}</title>
      <form ref={element} className={styles.form} noValidate onSubmit={send}>
        <Field
          label={t('sign-in.email')}
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label={t('sign-in.password')}
          showLabel={t('sign-up.show-password')}
          hideLabel={t('sign-up.hide-password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <ProblemNotice
          error={submit.error}
          onRetry={() => submit.mutate(form.values)}
          email={form.values.email.trim()}
        />
        <Button type="submit" wide busy={submit.isPending}>
          {t('sign-in.submit')}
        </Button>
        <p className={styles.aside}>
          {t('sign-in.new')} <AppLink to={paths.signUp()}>{t('sign-in.sign-up')}</AppLink>
        </p>
      </form>
    </NarrowPage>
  )
}
