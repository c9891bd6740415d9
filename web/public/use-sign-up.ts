import { useForm } from '@mantine/form'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { guessCountry } from '../shared/guess-country.ts'
import { examplePhone, readPhone } from '../shared/phone.ts'
import { useWords } from '../shared/use-words.ts'
import { rememberAwaitedCode } from './sign-up-memory.ts'

const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())

type Values = {
  readonly kind: 'person' | 'business'
  readonly businessName: string
  readonly name: string
  readonly country: string
  readonly by: 'email' | 'phone'
  readonly email: string
  readonly phone: string
  readonly password: string
  readonly terms: boolean
}

const empty: Omit<Values, 'country'> = {
  ...{ kind: 'person', businessName: '', name: '' },
  ...{ by: 'email', email: '', phone: '', password: '', terms: false },
}

type Options = ReplyOf<'GET /v1/sign-up-options'>

/** What can be said at the fields without asking the program. */
const useFields = (options: Options | undefined) => {
  const { t } = useTranslation('public')
  const isServed = (code: string) => options?.countries.some((each) => each.code === code)
  const phoneMissing = (country: string) =>
    t('sign-up.missing.phone', { example: examplePhone(country) })
  return useForm<Values>({
    initialValues: { ...empty, country: guessCountry() },
    validate: {
      businessName: (name, { kind }) =>
        kind === 'person' || name.trim() ? null : t('sign-up.missing.business-name'),
      name: (name) => (name.trim() ? null : t('sign-up.missing.name')),
      country: (code) => (isServed(code) ? null : t('sign-up.missing.country')),
      email: (email, { by }) =>
        by === 'phone' || looksLikeEmail(email) ? null : t('sign-up.missing.email'),
      phone: (phone, { by, country }) =>
        by === 'email' || readPhone(phone, country) ? null : phoneMissing(country),
      password: (password) => (password ? null : t('sign-up.missing.password')),
      terms: (accepted) => (accepted ? null : t('sign-up.missing.terms')),
    },
  })
}

/** Who it is and where the code goes to, as the program wants them. */
export const applicantOf = (values: Values) => {
  const { kind, businessName, name, by, email, phone, country } = values
  return {
    ...(kind === 'business' && { kind, businessName: businessName.trim() }),
    name: name.trim(),
    country,
    ...(by === 'email'
      ? { email: email.trim() }
      : { phone: readPhone(phone, country) ?? phone.trim() }),
  }
}

/** The form of a newcomer: its fields, what they may choose from, and the way to the code. */
export const useSignUp = (element: RefObject<HTMLFormElement | null>) => {
  const { language } = useWords()
  const navigate = useNavigate()
  const options = useQuery({ ...query('GET /v1/sign-up-options'), staleTime: 600_000 })
  const form = useFields(options.data)
  const values = useRef(form.values)
  values.current = form.values
  const submit = useMutation({
    mutationFn: () =>
      call('POST /v1/sign-ups', {
        body: {
          ...applicantOf(values.current),
          ...{ password: values.current.password, language },
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
  const send = form.onSubmit(
    () => submit.mutate(),
    () => focusFirstError(element.current),
  )
  return { options, form, submit, send }
}
