import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { keyOf } from '../../api/queries.ts'
import type { MoneyCallKey } from '../../api/requests.ts'
import { useAcknowledge } from './use-acknowledge.ts'

/**
 * Gives a request up with the program, so that it can never be carried out besides the next one.
 * Had it arrived after all, that is shown instead, and `onGone` is not called.
 */
export const useGiveUp = (key: string, made: MoneyCallKey | undefined, onGone: () => unknown) => {
  const client = useQueryClient()
  const acknowledge = useAcknowledge()
  return useMutation({
    mutationFn: () =>
      call('POST /v1/requests/{idempotencyKey}/close', { params: { idempotencyKey: key } }),
    onSuccess: async (outcome) => {
      const asked = { params: { idempotencyKey: key } }
      client.setQueryData(keyOf('GET /v1/requests/{idempotencyKey}', asked), outcome)
      if (outcome.state !== 'closed') return
      await acknowledge(key, outcome.state, made)
      await onGone()
    },
  })
}
