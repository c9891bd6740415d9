import { useTranslation } from 'react-i18next'
import { CountryField } from '../shared/country-field.tsx'
import { NewPasswordField } from '../shared/new-password-field.tsx'
import { readPhone } from '../shared/phone.ts'
import { PhoneField } from '../shared/phone-field.tsx'
import { useNewcomersPasswordCheck } from '../shared/use-password-check.ts'
import { useWords } from '../shared/use-words.ts'
import { Field } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { Segments } from '../ui/segments.tsx'
import type { useSignUp } from './use-sign-up.ts'

type Props = {
  readonly form: ReturnType<typeof useSignUp>['form']
  readonly options: ReturnType<typeof useSignUp>['options']['data']
}

/** A person or a business: its registered name, and who opens the account. */
export const ApplicantFields = ({ form }: Props) => {
  const { t } = useTranslation('public')
  const { kind } = form.values
  return (
    <>
      <Segments
        label={t('sign-up.kind')}
        value={kind}
        onChange={(next) => form.setFieldValue('kind', next)}
        choices={[
          { value: 'person', label: t('sign-up.kind-person') },
          { value: 'business', label: t('sign-up.kind-business') },
        ]}
      />
      {kind === 'business' && (
        <Field
          label={t('sign-up.business-name')}
          description={t('sign-up.business-name-note')}
          autoComplete="organization"
          maxLength={200}
          {...form.getInputProps('businessName')}
        />
      )}
      <Field
        label={t('sign-up.name')}
        description={t(kind === 'business' ? 'sign-up.representative-note' : 'sign-up.name-note')}
        autoComplete="name"
        maxLength={200}
        {...form.getInputProps('name')}
      />
    </>
  )
}

/** Where they live, which gives the number its country code, and where the code goes to. */
export const ContactFields = ({ form, options }: Props) => {
  const { t } = useTranslation('public')
  const words = useWords()
  const { by, country } = form.values
  const countries = options?.countries ?? []
  const chosen = countries.find(({ code }) => code === country)
  return (
    <>
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
      <div className={styles.stack}>
        <Segments
          label={t('sign-up.by')}
          value={by}
          onChange={(next) => form.setFieldValue('by', next)}
          choices={[
            { value: 'email', label: t('sign-up.by-email') },
            { value: 'phone', label: t('sign-up.by-phone') },
          ]}
        />
        {by === 'email' ? (
          <Field
            label={t('sign-up.email')}
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={254}
            {...form.getInputProps('email')}
          />
        ) : (
          <PhoneField
            label={t('sign-up.phone')}
            description={t('sign-up.phone-note')}
            country={country}
            {...form.getInputProps('phone')}
            value={form.values.phone}
          />
        )}
      </div>
    </>
  )
}

export const SignUpPassword = ({ form, options }: Props) => {
  const { password, by, email, phone, country, name, kind, businessName } = form.values
  const number = by === 'phone' ? readPhone(phone, country) : null
  const check = useNewcomersPasswordCheck(password, {
    ...(by === 'email' && email.length >= 3 && { email }),
    ...(number !== null && { phone: number }),
    name: kind === 'business' ? `${businessName} ${name}` : name,
  })
  return (
    <NewPasswordField
      check={check}
      minimumLength={options?.minimumPasswordLength ?? 15}
      {...form.getInputProps('password')}
      value={password}
    />
  )
}
