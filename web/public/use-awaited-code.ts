import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../api/client.ts'
import { guessCountry } from '../shared/guess-country.ts'
import { readPhone } from '../shared/phone.ts'
import { useSecondsUntil } from '../shared/use-seconds-until.ts'
import { toast } from '../ui/toast.tsx'
import { type AwaitedCode, recallAwaitedCode, rememberAwaitedCode } from './sign-up-memory.ts'
import { useConfirmSignUp } from './use-confirm-sign-up.ts'

type Contact = { readonly email: string } | { readonly phone: string }

/** Whether somebody means an address or a number; null when it is neither. */
export const readContact = (text: string): Contact | null => {
  const plain = text.trim()
  if (plain.includes('@')) return { email: plain }
  const phone = readPhone(plain, guessCountry())
  return phone === null ? null : { phone }
}

const isAwaited = (awaited: AwaitedCode | null, contact: Contact | null): boolean =>
  awaited !== null &&
  contact !== null &&
  ('email' in contact
    ? awaited.email === contact.email.toLowerCase()
    : awaited.phone === contact.phone)

/** The code that is typed, for whom, and how another one is sent. */
export const useAwaitedCode = (given: string | undefined) => {
  const { t } = useTranslation('public')
  const [awaited, setAwaited] = useState(recallAwaitedCode)
  const [typed, setTyped] = useState(given ?? awaited?.email ?? awaited?.phone ?? '')
  const [code, setCode] = useState('')
  const confirm = useConfirmSignUp()
  const contact = readContact(typed)
  const keep = (next: AwaitedCode | null) => {
    rememberAwaitedCode(next)
    setAwaited(next)
    setTyped(next?.email ?? next?.phone ?? '')
    setCode('')
    confirm.reset()
  }
  const resend = useMutation({
    mutationFn: (to: Contact) => call('POST /v1/sign-ups/resend', { body: to }),
    onSuccess: (sent) => {
      keep(sent)
      toast(t('verify.resent'))
    },
  })
  const known = isAwaited(awaited, contact) ? awaited : null
  return {
    ...{ awaited: known, contact, typed, setTyped, code, setCode, confirm, resend, keep },
    wait: useSecondsUntil(known?.resendAt ?? null),
  }
}
