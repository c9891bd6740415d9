import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProofState } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { fieldErrors } from '../../api/problem.ts'
import { keyOf } from '../../api/queries.ts'
import { paths } from '../../paths.ts'
import { toast } from '../../ui/toast.tsx'

/**
 * The way out of one's own freeze: a new password, then a factor, then both go in. A password that
 * is refused leads back to its field; the answered check stays good meanwhile.
 */
export const useLift = () => {
  const { t } = useTranslation('freeze')
  const navigate = useNavigate()
  const client = useQueryClient()
  const [password, setPassword] = useState('')
  const [check, setCheck] = useState<ProofState | null>(null)
  const start = useMutation({
    mutationFn: () => call('POST /v1/unfreeze/start', { body: {} }),
    onSuccess: setCheck,
  })
  const lift = useMutation({
    mutationFn: (proof: string) => call('POST /v1/me/unfreeze', { body: { proof, password } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keyOf('GET /v1/me/restrictions') })
      toast(t('lift.done'))
      return navigate({ to: paths.home(), replace: true })
    },
  })
  const refusedPassword = fieldErrors(lift.error).password
  const isProved = check?.proved === true
  return {
    ...{ password, setPassword, check, setCheck, start, lift },
    refusedPassword,
    /** Which of the two is on screen. */
    step: check && !(isProved && refusedPassword) ? ('check' as const) : ('password' as const),
    /** From the field to the check; or, with one that is answered, at once to the end. */
    goOn: () => (check && isProved ? lift.mutate(check.proof) : start.mutate()),
    proved: (answered: ProofState) => {
      setCheck(answered)
      lift.mutate(answered.proof)
    },
    startOver: () => {
      setCheck(null)
      lift.reset()
      start.mutate()
    },
  }
}

export type Lift = ReturnType<typeof useLift>
