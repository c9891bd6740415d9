import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProofState } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import { useLanguage } from '../../ui/language-context.ts'

/**
 * The steps of unlocking: the link is looked up, which uses nothing; a press begins a check; its
 * answer opens sign-in. The device's words come in the language of the call.
 */
export const useUnlock = (token: string) => {
  const language = useLanguage()
  const [check, setCheck] = useState<ProofState | null>(null)
  const link = useQuery({
    queryKey: [...keyOf('POST /v1/unlocks/look-up', { body: { token } }), language],
    queryFn: ({ signal }) => call('POST /v1/unlocks/look-up', { body: { token } }, { signal }),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const begin = useMutation({
    mutationFn: () => call('POST /v1/unlocks', { body: { token } }),
    onSuccess: setCheck,
  })
  const complete = useMutation({
    mutationFn: (proof: string) => call('POST /v1/unlocks/complete', { body: { token, proof } }),
  })
  const startOver = () => {
    setCheck(null)
    begin.reset()
    complete.reset()
  }
  return { link, begin, check, setCheck, complete, startOver }
}

export type UnlockState = ReturnType<typeof useUnlock>
export type Lock = NonNullable<NonNullable<UnlockState['link']['data']>['lock']>
