import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { InputOf } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { isFailure } from '../api/problem.ts'
import { useSessionChange } from '../api/session.ts'
import { paths } from '../paths.ts'
import { rememberAwaitedCode } from './sign-up-memory.ts'

type Confirmation = NonNullable<InputOf<'POST /v1/sign-ups/confirm'>['body']>

/** Proves the contact; the account opens and the person is signed in. */
export const useConfirmSignUp = () => {
  const navigate = useNavigate()
  const session = useSessionChange()
  return useMutation({
    mutationFn: (body: Confirmation) => call('POST /v1/sign-ups/confirm', { body }),
    onSuccess: (reply) => {
      rememberAwaitedCode(null)
      session.signedIn(reply)
      return navigate({ to: paths.home(), replace: true })
    },
  })
}

/** Several people signed up with one contact: the password tells whose turn it is. */
export const isContested = (error: unknown): boolean =>
  isFailure(error) && error.problem?.code === 'identity.sign_up_contested'
