import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Countries, CountryField } from '../shared/country-field.tsx'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { NewPasswordField } from '../shared/new-password-field.tsx'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useNewcomersPasswordCheck } from '../shared/use-password-check.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { NarrowPage } from '../ui/page.tsx'
import { RowBones, Waiting } from '../ui/skeleton.tsx'
import { PublicFoot, PublicTop } from './public-top.tsx'
import { useSetUp } from './use-set-up.ts'

type FieldsProps = {
  readonly form: ReturnType<typeof useSetUp>['form']
  readonly countries: Countries
}

const PersonFields = ({ form, countries }: FieldsProps) => {
  const { t } = useTranslation(['team', 'public'])
  return (
    <>
      <Field
        label={t('public:sign-up.name')}
        autoComplete="name"
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <Field
        label={t('set-up.email')}
        description={t('set-up.email-note')}
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <CountryField
        label={t('public:sign-up.country')}
        countries={countries}
        emptyLabel={t('public:sign-up.country-choose')}
        {...form.getInputProps('country')}
      />
    </>
  )
}

const SetUpForm = ({ token }: { token: string }) => {
  const { t } = useTranslation(['team', 'public', 'common'])
  const element = useRef<HTMLFormElement>(null)
  const { look, options, form, submit } = useSetUp(token, element)
  const { password, email, name } = form.values
  const check = useNewcomersPasswordCheck(password, {
    ...(email.trim().length >= 3 && { email: email.trim() }),
    ...(name && { name }),
  })
  if (look.error) return <ProblemNotice error={look.error} onRetry={() => look.refetch()} />
  if (!look.data || !options.data) {
    return (
      <Waiting soon={t('common:waiting.soon')} late={t('common:waiting.late')}>
        <RowBones rows={4} />
      </Waiting>
    )
  }
  return (
    <form
      ref={element}
      className={styles.form}
      noValidate
      onSubmit={form.onSubmit(
        () => submit.mutate(),
        () => focusFirstError(element.current),
      )}
    >
      <PersonFields form={form} countries={options.data.countries} />
      <NewPasswordField
        check={check}
        minimumLength={options.data.minimumPasswordLength}
        {...form.getInputProps('password')}
        value={password}
      />
      <ProblemNotice error={submit.error} onRetry={() => submit.mutate()} />
      <Button type="submit" wide busy={submit.isPending}>
        {t('set-up.submit')}
      </Button>
    </form>
  )
}

/** The first administrator signs up, by the address that the start printed. */
export const SetUp = () => {
  const { t } = useTranslation('team')
  const { token = '' } = useSearch({ strict: false }) as { token?: string }
  return (
    <NarrowPage
      title={t('set-up.title')}
      lead={t('set-up.lead')}
      top={<PublicTop />}
      foot={<PublicFoot />}
    >
      <title>{`${t('set-up.title')} · OKPay`}</title>
      <SetUpForm token={token} />
    </NarrowPage>
  )
}
