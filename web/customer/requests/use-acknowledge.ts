import { useQueryClient } from '@tanstack/react-query'
import { forgetRequest, type MoneyCallKey } from '../../api/requests.ts'
import { usePerson } from '../../api/session.ts'
import { forgetDraft } from './forget-draft.ts'

/** The person has read what became of a request: it is asked about no more. */
export const useAcknowledge = () => {
  const client = useQueryClient()
  const { id } = usePerson()
  return (key: string, state: string, call: MoneyCallKey | undefined) => {
    // What is done must not stand in the form, ready to be sent a second time.
    if (state === 'done' && call) forgetDraft(call)
    forgetRequest(id, key)
    return client.invalidateQueries()
  }
}
