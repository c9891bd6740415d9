import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { InputOf, ReplyOf } from '../api/calls.ts'
import { call } from '../api/client.ts'

export type PasswordCheck = ReplyOf<'POST /v1/password-checks'>
type About = Omit<NonNullable<InputOf<'POST /v1/password-checks'>['body']>, 'password'>

const pauseMs = 250

/** Asked a moment after the last key. The answer is never kept. */
const useCheck = (
  password: string,
  about: About | 'me' | { readonly reset: string },
  ask: (password: string, signal: AbortSignal) => Promise<PasswordCheck>,
): PasswordCheck | null => {
  const [asked] = useDebouncedValue(password, pauseMs)
  const { data } = useQuery({
    queryKey: ['password-check', asked, about],
    queryFn: ({ signal }) => ask(asked, signal),
    enabled: asked !== '' && password !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
  return password === '' ? null : (data ?? null)
}

/** How good a password is for somebody who is not a customer yet. */
export const useNewcomersPasswordCheck = (password: string, about: About): PasswordCheck | null => {
  const [settled] = useDebouncedValue(about, pauseMs)
  return useCheck(password, settled, (asked, signal) =>
    call('POST /v1/password-checks', { body: { password: asked, ...settled } }, { signal }),
  )
}

/** How good a password is for the signed-in person, whose names and contacts are known. */
export const useOwnPasswordCheck = (password: string): PasswordCheck | null =>
  useCheck(password, 'me', (asked, signal) =>
    call('POST /v1/me/password-checks', { body: { password: asked } }, { signal }),
  )

/** How good a password is for the owner of an open reset. */
export const useResetPasswordCheck = (password: string, reset: string): PasswordCheck | null =>
  useCheck(password, { reset }, (asked, signal) =>
    call('POST /v1/resets/password-checks', { body: { reset, password: asked } }, { signal }),
  )
