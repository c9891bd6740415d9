import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency, Person } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { usePerson, useSessionChange } from '../api/session.ts'
import { type Countries, CountryField } from '../shared/country-field.tsx'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useWords } from '../shared/use-words.ts'
import { Button } from '../ui/button.tsx'
import { Field, SelectField } from '../ui/field.tsx'
import styles from '../ui/form.module.css'
import { toast } from '../ui/toast.tsx'

type Values = {
  name: string
  country: string
  mainCurrency: Currency
  timeZone: string
}

const valuesOf = ({ name, country, mainCurrency, timeZone }: Person): Values => ({
  name,
  country,
  mainCurrency,
  timeZone,
})

/** What differs from the person as kept; nothing else is sent. */
const changesOf = (person: Person, values: Values) => {
  const old = valuesOf(person)
  const changed = (name: keyof Values) => values[name] !== old[name]
  return {
    ...(changed('name') && { name: values.name.trim() }),
    ...(changed('country') && { country: values.country }),
    ...(changed('mainCurrency') && { mainCurrency: values.mainCurrency }),
    ...(changed('timeZone') && { timeZone: values.timeZone }),
  }
}

const useProfile = (element: RefObject<HTMLFormElement | null>) => {
  const { t } = useTranslation('customer')
  const person = usePerson()
  const { personChanged } = useSessionChange()
  const missingName =
    person.kind === 'business' ? 'settings.name-of-business-missing' : 'settings.name-missing'
  const form = useForm<Values>({
    initialValues: valuesOf(person),
    validate: {
      name: (name) => (name.trim() ? null : t(missingName)),
    },
  })
  const save = useMutation({
    mutationFn: (values: Values) => call('PATCH /v1/me', { body: changesOf(person, values) }),
    onSuccess: (saved) => {
      personChanged(saved)
      form.setInitialValues(valuesOf(saved))
      form.setValues(valuesOf(saved))
      toast(t('settings.saved'))
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  const send = form.onSubmit(
    (values) => (form.isDirty() ? save.mutate(values) : toast(t('settings.unchanged'))),
    () => focusFirstError(element.current),
  )
  return { person, form, save, send }
}

type Profile = Pick<ReturnType<typeof useProfile>, 'person' | 'form'>

const PlaceFields = ({ person, form, countries }: Profile & { countries: Countries }) => {
  const { t } = useTranslation('customer')
  const words = useWords()
  const chosen = countries.find(({ code }) => code === form.values.country)
  const currencies = chosen?.currencies ?? person.currencies
  const choices = [...new Set([...currencies, form.values.mainCurrency])]
  return (
    <>
      <CountryField
        label={t('settings.country')}
        description={t('settings.country-note', { currencies: words.list(currencies) })}
        countries={countries}
        {...form.getInputProps('country')}
      />
      <SelectField
        label={t('settings.main-currency')}
        description={t('settings.main-currency-note')}
        data={choices.map((code) => ({ value: code, label: `${words.currency(code)} ${code}` }))}
        {...form.getInputProps('mainCurrency')}
      />
    </>
  )
}

/** Every zone that the browser knows, and the present one whatever it is called. */
const zonesWith = (present: string): string[] =>
  [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), present])].sort()

const ZoneField = ({ form }: Pick<Profile, 'form'>) => {
  const { t } = useTranslation('customer')
  return (
    <SelectField
      label={t('settings.time-zone')}
      description={t('settings.time-zone-note')}
      data={zonesWith(form.values.timeZone).map((zone) => ({
        value: zone,
        label: zone.replaceAll('_', ' '),
      }))}
      {...form.getInputProps('timeZone')}
    />
  )
}

/** Name, country, main currency and time zone. */
export const ProfileForm = ({ countries }: { countries: Countries }) => {
  const { t } = useTranslation('customer')
  const element = useRef<HTMLFormElement>(null)
  const { person, form, save, send } = useProfile(element)
  const isBusiness = person.kind === 'business'
  return (
    <form ref={element} className={styles.form} noValidate onSubmit={send}>
      <Field
        label={t(isBusiness ? 'settings.business-name' : 'settings.name')}
        autoComplete={isBusiness ? 'organization' : 'name'}
        maxLength={200}
        {...form.getInputProps('name')}
      />
      <PlaceFields person={person} form={form} countries={countries} />
      <ZoneField form={form} />
      <ProblemNotice error={save.error} onRetry={() => save.mutate(form.values)} compact />
      <Button type="submit" wide busy={save.isPending}>
        {t('settings.save')}
      </Button>
    </form>
  )
}
