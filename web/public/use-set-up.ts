import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { fieldErrors } from '../api/problem.ts'
import { keyOf, query } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { focusFirstError } from '../shared/focus-first-error.ts'
import { guessCountry } from '../shared/guess-country.ts'
import { useWords } from '../shared/use-words.ts'

/** The form of the first administrator; the token comes from the address that the start printed. */
export const useSetUp = (token: string, element: RefObject<HTMLFormElement | null>) => {
  const { t } = useTranslation('team')
  const { language } = useWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const look = useQuery({
    queryKey: ['POST /v1/set-up/look-up', token],
    queryFn: () => call('POST /v1/set-up/look-up', { body: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const options = useQuery({ ...query('GET /v1/sign-up-options'), staleTime: 600_000 })
  const needed = (text: string, words: string) => (text.trim() ? null : words)
  const form = useForm({
    initialValues: { name: '', email: '', country: guessCountry(), password: '' },
    validate: {
      name: (name) => needed(name, t('set-up.missing.name')),
      email: (email) => needed(email, t('set-up.missing.email')),
      country: (country) => needed(country, t('set-up.missing.country')),
      password: (password) => (password ? null : t('set-up.missing.password')),
    },
  })
  const submit = useMutation({
    mutationFn: () => {
      const { name, email, country, password } = form.getValues()
      return call('POST /v1/set-up', {
        body: { token, name: name.trim(), email: email.trim(), country, password, language },
      })
    },
    onSuccess: async () => {
      await client.resetQueries({ queryKey: keyOf('GET /v1/sessions/current') })
      return navigate({ to: paths.security(), replace: true })
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error))
      focusFirstError(element.current)
    },
  })
  return { look, options, form, submit }
}
