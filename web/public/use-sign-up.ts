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
import { useWords } from '../shared/use-words.ts'
import { guessCountry } from './guess-country.ts'
import { rememberAwaitedCode } from './sign-up-memory.ts'

const looksLikeEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
const empty = { name: '', email: '', country: '', password: '', terms: false }

type Options = ReplyOf<'GET /v1/sign-up-options'>

/** What can be said at the fields without asking the program. */
const useFields = (options: Options | undefined) => {
  const { t } = useTranslation('public')
  const isServed = (code: string) => options?.countries.some((each) => each.code === code)
  return useForm({
    initialValues: { ...empty, country: guessCountry() },
    validate: {
      name: (name) => (name.trim() ? null : t('sign-up.missing.name')),
      email: (email) => (looksLikeEmail(email) ? null : t('sign-up.missing.email')),
      country: (code) => (isServed(code) ? null : t('sign-up.missing.country')),
      password: (password) => (password ? null : t('sign-up.missing.password')),
      terms: (accepted) => (accepted ? null : t('sign-up.missing.terms')),
    },
  })
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
    mutationFn: () => {
      const { name, email, country, password } = values.current
      return call('POST /v1/sign-ups', {
        body: {
          ...{ email: email.trim(), password, name: name.trim(), country, language },
          termsVersion: options.data?.termsVersion ?? '',
        },
      })
    },
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
