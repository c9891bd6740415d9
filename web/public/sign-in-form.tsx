import { useForm } from '@mantine/form'
import { IconFingerprint } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { fieldErrors, isFailure } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { CheckNotice } from '../shared/factor-check/check-notice.tsx'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { askForPasskey, hasPasskeys } from '../shared/passkey-ceremony.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { Button } from '../ui/button.tsx'
import { Field, PasswordField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import type { SignInState } from './use-sign-in.ts'

type Props = { readonly state: SignInState }

const useFirstStep = (
  { begin, identifier }: SignInState,
  element: RefObject<HTMLFormElement | null>,
) => {
  const { t } = useTranslation('public')
  const form = useForm({
    initialValues: { identifier, password: '' },
    validate: {
      identifier: (text) => (text.trim() ? null : t('sign-in.missing-identifier')),
      password: (password) => (password ? null : t('sign-in.missing-password')),
    },
  })
  const submit = useMutation({
    mutationFn: ({ identifier: text, password }: typeof form.values) =>
      call('POST /v1/sessions', { body: { identifier: text.trim(), password } }),
    onSuccess: (check, values) => begin(check, values.identifier.trim()),
    onError: (error) => {
      form.setErrors(fieldErrors(error))
      // A wrong password is typed anew; a network that failed keeps it.
      if (isFailure(error) && error.kind === 'refused') form.setFieldValue('password', '')
      focusFirstError(element.current)
    },
  })
  return { form, submit }
}

/** Signs in without name and password: the passkey says who it is. */
const PasskeySignIn = ({ state }: Props) => {
  const { t } = useTranslation('public')
  const signIn = useMutation({
    mutationFn: async () => {
      const { proof, options } = await call('POST /v1/passkeys/sign-in-options', { body: {} })
      const credential = await askForPasskey(options)
      return call('POST /v1/passkeys/sign-in', {
        body: { proof, credential: credential as never },
      })
    },
    onSuccess: state.arrive,
  })
  const ask = () => signIn.mutate()
  if (!hasPasskeys()) return null
  return (
    <div className={styles.stack}>
      <CheckNotice error={signIn.error} onRetry={ask} onStartOver={ask} />
      <Button
        look="secondary"
        wide
        icon={<IconFingerprint size={22} aria-hidden />}
        busy={signIn.isPending}
        onClick={ask}
      >
        {t('sign-in.passkey')}
      </Button>
    </div>
  )
}

/** The first step: who, and the password; or a passkey alone. */
export const SignInForm = ({ state }: Props) => {
  const { t } = useTranslation('public')
  const element = useRef<HTMLFormElement>(null)
  const { form, submit } = useFirstStep(state, element)
  const { identifier } = form.values
  const send = form.onSubmit(
    (values) => submit.mutate(values),
    () => focusFirstError(element.current),
  )
  return (
    <form ref={element} className={styles.form} noValidate onSubmit={send}>
      <ProblemNotice error={state.runOut} />
      <Field
        label={t('sign-in.identifier')}
        description={t('sign-in.identifier-note')}
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        {...form.getInputProps('identifier')}
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
        email={identifier.trim()}
      />
      <Button type="submit" wide busy={submit.isPending}>
        {t('sign-in.submit')}
      </Button>
      <PasskeySignIn state={state} />
      <p className={styles.aside}>
        <AppLink to={paths.cannotSignIn()}>{t('sign-in.cannot')}</AppLink>
      </p>
      <p className={styles.aside}>
        {t('sign-in.new')} <AppLink to={paths.signUp()}>{t('sign-in.sign-up')}</AppLink>
      </p>
    </form>
  )
}
