import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { keyOf, query } from '../../api/queries.ts'
import { sessionQuery } from '../../api/session.ts'
import { useSecondsUntil } from '../../shared/use-seconds-until.ts'
import { toast } from '../../ui/toast.tsx'

export type Kind = 'email' | 'phone'
type Contacts = ReplyOf<'GET /v1/me/contacts'>

const ask = (kind: Kind, to: string) =>
  kind === 'email'
    ? call('POST /v1/me/email', { body: { email: to } })
    : call('POST /v1/me/phone', { body: { phone: to } })

/** A change of address or number: asked for, confirmed by the code of the new one. */
export const useContactChange = (kind: Kind) => {
  const { t } = useTranslation('recovery')
  const client = useQueryClient()
  const contacts = useQuery(query('GET /v1/me/contacts'))
  const refresh = () => client.invalidateQueries({ queryKey: keyOf('GET /v1/me/contacts') })
  const keep = async (next: Contacts) => {
    client.setQueryData(query('GET /v1/me/contacts').queryKey, next)
    await Promise.all([
      client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      client.invalidateQueries({ queryKey: keyOf('GET /v1/me/security') }),
    ])
  }
  const begin = useMutation({ mutationFn: (to: string) => ask(kind, to), onSuccess: refresh })
  const confirm = useMutation({
    mutationFn: (code: string) => call(`POST /v1/me/${kind}/confirm`, { body: { code } }),
    onSuccess: async (next) => {
      await keep(next)
      begin.reset()
      toast(t(`contacts.${kind}-changed`))
    },
  })
  const resend = useMutation({
    mutationFn: () => call(`POST /v1/me/${kind}/resend`, { body: {} }),
    onSuccess: () => {
      confirm.reset()
      toast(t('contacts.resent'))
    },
  })
  const remove = useMutation({
    mutationFn: () => call('DELETE /v1/me/phone'),
    onSuccess: async (next) => {
      await keep(next)
      toast(t('contacts.removed'))
    },
  })
  const wait = useSecondsUntil(resend.data?.resendAt ?? begin.data?.resendAt ?? null)
  return { contacts, begin, confirm, resend, remove, wait }
}

export type ContactChangeState = ReturnType<typeof useContactChange>
