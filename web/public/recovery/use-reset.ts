import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InputOf, ProofState } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { paths } from '../../paths.ts'
import { splitAddress } from '../../shared/app-link.tsx'
import { useSecondsUntil } from '../../shared/use-seconds-until.ts'

type Opening = NonNullable<InputOf<'POST /v1/resets/open'>['body']>

/** A reset from the first question to the new password. Nothing happens before a press. */
export const useReset = (token: string | undefined) => {
  const navigate = useNavigate()
  const [check, setCheck] = useState<ProofState | null>(null)
  const [proof, setProof] = useState<string | null>(null)
  const ask = useMutation({
    mutationFn: (identifier: string) => call('POST /v1/resets', { body: { identifier } }),
  })
  const open = useMutation({
    mutationFn: (body: Opening) => call('POST /v1/resets/open', { body }),
    onSuccess: (reset) => {
      setCheck(reset.check)
      setProof(null)
      // A reload goes on from here, also when a code opened it.
      if (token === undefined) {
        return navigate({ ...splitAddress(paths.reset({ token: reset.reset })), replace: true })
      }
    },
  })
  const complete = useMutation({
    mutationFn: (password: string) =>
      call('POST /v1/resets/complete', {
        body: { reset: open.data?.reset ?? '', password, ...(proof !== null && { proof }) },
      }),
  })
  const reopen = () => {
    complete.reset()
    open.mutate({ token: open.data?.reset ?? token ?? '' })
  }
  const startOver = () => {
    for (const step of [ask, open, complete]) step.reset()
    return navigate({ ...splitAddress(paths.reset()), replace: true })
  }
  return {
    ...{ ask, open, complete, check, setCheck, reopen, startOver },
    isProved: open.data !== undefined && (check === null || proof !== null),
    proved: ({ proof: answered }: ProofState) => setProof(answered),
    wait: useSecondsUntil(ask.data?.resendAt ?? null),
  }
}

export type ResetState = ReturnType<typeof useReset>
