import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { AppLink } from '../shared/app-link.tsx'
import { CountryField } from '../shared/country-field.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { CheckField, Field, PasswordField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { NarrowPage } from '../ui/page.tsx'
import { PasswordChecklist } from './password-checklist.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { usePasswordCheck } from './use-password-check.ts'
import { useSignUp } from './use-sign-up.ts'

/** A date as a version stays on one line. */
const unbroken = (version: string) => version.replaceAll('-', '\u2011')

type Form = ReturnType<typeof useSignUp>['form']
type Options = ReturnType<typeof useSignUp>['options']['data']

const PersonFields = ({ form, options }: { form: Form; options: Options }) => {
  const { t } = useTranslation('public')
  const words = useWords()
  const countries = options?.countries ?? []
  const chosen = countries.find(({ code }) => code === form.values.country)
  return (
    <>
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
      <CountryField
        label={t('sign-up.country')}
        autoComplete="country"
        countries={countries}
        emptyLabel={t('sign-up.country-choose')}
        description={
          chosen && t('sign-up.country-note', { currencies: words.list(chosen.currencies) })
        }
        {...form.getInputProps('country')}
      />
    </>
  )
}

const PasswordFields = ({ form, options }: { form: Form; options: Options }) => {
  const { t } = useTranslation('public')
  const { password, email, name } = form.values
  const check = usePasswordCheck(password, { email, name })
  return (
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
        minimumLength={options?.minimumPasswordLength ?? 15}
      />
    </div>
  )
}

/** Opens an account; the code then goes to the e-mail address. */
export const SignUp = () => {
  const { t } = useTranslation('public')
  const element = useRef<HTMLFormElement>(null)
  const { options, form, submit, send } = useSignUp(element)
  const version = unbroken(options.data?.termsVersion ?? '…')
  return (
    <NarrowPage
      title={t('sign-up.title')}
      lead={t('sign-up.lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('sign-up.title')} · OKPay`}</title>
      <ProblemNotice error={options.error} onRetry={() => options.refetch()} />
      <form ref={element} className={styles.form} noValidate onSubmit={send}>
        <PersonFields form={form} options={options.data} />
        <PasswordFields form={form} options={options.data} />
        <CheckField
          label={t('sign-up.terms', { version })}
          {...form.getInputProps('terms', { type: 'checkbox' })}
        />
        <ProblemNotice
          error={submit.error}
          onRetry={() => submit.mutate()}
          email={form.values.email}
          compact
        />
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
