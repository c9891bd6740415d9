import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReplyOf } from '../api/calls.ts'
import { call } from '../api/client.ts'

export type PasswordCheck = ReplyOf<'POST /v1/password-checks'>

const pauseMs = 250

/** How good a password is, asked a moment after the last key. The answer is never kept. */
export const usePasswordCheck = (
  password: string,
  about: { readonly email: string; readonly name: string },
): PasswordCheck | null => {
  const [asked] = useDebouncedValue({ password, ...about }, pauseMs)
  const { data } = useQuery({
    queryKey: ['password-check', asked],
    queryFn: ({ signal }) =>
      call(
        'POST /v1/password-checks',
        {
          body: {
            password: asked.password,
            ...(asked.email.length >= 3 ? { email: asked.email } : {}),
            ...(asked.name ? { name: asked.name } : {}),
          },
        },
        { signal },
      ),
    enabled: asked.password !== '' && password !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
  return password === '' ? null : (data ?? null)
}
