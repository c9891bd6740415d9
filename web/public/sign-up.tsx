import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, Field, PasswordField, SelectField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { NarrowPage } from '../ui/page.tsx'
import { guessCountry } from './guess-country.ts'
import { PasswordChecklist } from './password-checklist.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { rememberAwaitedCode } from './sign-up-memory.ts'
import { usePasswordCheck } from './use-password-check.ts'

const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())

/** A date as a version stays on one line. */
const unbroken = (version: string) => version.replaceAll('-', '\u2011')

/** Opens an account; the code then goes to the e-mail address. */
export const SignUp = () => {
  const { t } = useTranslation('public')
  const words = useWords()
  const navigate = useNavigate()
  const element = useRef<HTMLFormElement>(null)
  const options = useQuery({ ...query('GET /v1/sign-up-options'), staleTime: 600_000 })
  const countries = options.data?.countries ?? []
  const form = useForm({
    initialValues: { name: '', email: '', country: guessCountry(), password: '', terms: false },
    validate: {
      name: (name) => (name.trim() ? null : t('sign-up.missing.name')),
      email: (email) => (looksLikeEmail(email) ? null : t('sign-up.missing.email')),
      country: (code) =>
        countries.some((country) => country.code === code) ? null : t('sign-up.missing.country'),
      password: (password) => (password ? null : t('sign-up.missing.password')),
      terms: (accepted) => (accepted ? null : t('sign-up.missing.terms')),
    },
  })
  const { name, email, country, password } = form.values
  const check = usePasswordCheck(password, { email, name })
  const submit = useMutation({
    mutationFn: () =>
      call('POST /v1/sign-ups', {
        body: {
          ...{ email: email.trim(), password, name: name.trim(), country },
          language: words.language,
          termsVersion: options.data?.termsVersion ?? '',
        },
      }),
    onSuccess: (awaited) => {
      rememberAwaitedCode(awaited)
      return navigate({ to: paths.verify() })
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  const currencies = countries.find(({ code }) => code === country)?.currencies ?? []
  const choices = countries
    .map(({ code }) => ({ value: code, label: words.country(code) }))
    .sort((a, b) => a.label.localeCompare(b.label, words.language))
  return (
    <NarrowPage
      title={t('sign-up.title')}
      lead={t('sign-up.lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('sign-up.title')} · OKPay`}</title>
      <ProblemNotice error={options.error} onRetry={() => options.refetch()} />
      <form
        ref={element}
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit(
          () => submit.mutate(),
          () => focusFirstError(element.current),
        )}
      >
        <Field
          label={t('sign-up.name')}
          description={t('sign-up.name-note')}
          autoComplete="name"
          maxLength={200}
          {...form.getInputProps('name')}
        />
        <Field
          label={t('sign-up.email')}
          type="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          {...form.getInputProps('email')}
        />
        <SelectField
          label={t('sign-up.country')}
          autoComplete="country"
          data={[{ value: '', label: t('sign-up.country-choose') }, ...choices]}
          description={
            currencies.length > 0 &&
            t('sign-up.country-note', {
              currencies: words.list(currencies),
            })
          }
          {...form.getInputProps('country')}
        />
        <div className={styles.stack}>
          <PasswordField
            label={t('sign-up.password')}
            showLabel={t('sign-up.show-password')}
            hideLabel={t('sign-up.hide-password')}
            autoComplete="new-password"
            aria-describedby="password-checklist"
            {...form.getInputProps('password')}
          />
          <PasswordChecklist
            id="password-checklist"
            check={check}
            typed={password.length > 0}
            minimumLength={options.data?.minimumPasswordLength ?? 15}
          />
        </div>
        <CheckField
          label={t('sign-up.terms', { version: unbroken(options.data?.termsVersion ?? '…') })}
          description={
            // In a tab of its own: what was typed here stays.
            <a href={paths.terms()} target="_blank" rel="noopener">
              {t('sign-up.read-terms')}
            </a>
          }
          {...form.getInputProps('terms', { type: 'checkbox' })}
        />
        <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} email={email} compact />
        <Button type="submit" wide busy={submit.isPending}>
          {t('sign-up.submit')}
        </Button>
        <p className={styles.aside}>
          {t('sign-up.have-account')} <AppLink to={paths.signIn()}>{t('sign-up.sign-in')}</AppLink>
        </p>
      </form>
    </NarrowPage>
  )
}
