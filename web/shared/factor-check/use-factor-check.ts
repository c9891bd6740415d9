import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { InputOf, ProofState } from '../../api/calls.ts'
import { call } from '../../api/client.ts'
import { askForPasskey } from '../passkey-ceremony.ts'
import { useSecondsUntil } from '../use-seconds-until.ts'

export type Factor = ProofState['methods'][number]
export type FactorKind = Factor['kind']
type SentKind = NonNullable<ProofState['code']>['method']
type Answer = Omit<InputOf<'POST /v1/proofs/answer'>['body'], 'proof'>

export const isSent = (kind: FactorKind | undefined): kind is SentKind =>
  kind === 'sms' || kind === 'email'

type Given = {
  readonly check: ProofState
  /** Another code was sent. */
  readonly onChange: (check: ProofState) => void
  readonly onProved: (check: ProofState) => void
}

/** Where a check of a second factor stands on screen, and what can be done about it. */
export const useFactorCheck = ({ check, onChange, onProved }: Given) => {
  const { proof, code, methods } = check
  const [kind, setKind] = useState(code?.method ?? methods[0]?.kind)
  const wait = useSecondsUntil(code?.resendAt ?? null)
  const send = useMutation({
    mutationFn: (method: SentKind) => call('POST /v1/proofs/code', { body: { proof, method } }),
    onSuccess: onChange,
  })
  const answer = useMutation({
    mutationFn: (given: Answer) => call('POST /v1/proofs/answer', { body: { proof, ...given } }),
    onSuccess: onProved,
  })
  const passkey = useMutation({
    mutationFn: async () => {
      const options = await call('POST /v1/proofs/passkey', { body: { proof } })
      return (await askForPasskey(options)) as Answer['credential']
    },
    onSuccess: (credential) => answer.mutate({ method: 'passkey', credential: credential! }),
  })
  const choose = (next: FactorKind) => {
    answer.reset()
    passkey.reset()
    send.reset()
    setKind(next)
    if (isSent(next) && code?.method !== next && wait === 0) send.mutate(next)
  }
  // The way that stands first sends its code without a press, once.
  const begun = useRef('')
  useEffect(() => {
    if (begun.current === proof) return
    begun.current = proof
    if (isSent(kind) && code === null) send.mutate(kind)
  }, [proof, kind, code, send.mutate])
  return {
    ...{ check, wait, send, answer, passkey, choose },
    factor: methods.find((each) => each.kind === kind),
    others: methods.filter((each) => each.kind !== kind),
    error: passkey.error ?? answer.error ?? send.error,
  }
}

export type FactorCheckState = ReturnType<typeof useFactorCheck>
