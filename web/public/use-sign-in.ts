import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { ProofState, Session } from '../api/calls.ts'
import { call } from '../api/client.ts'
import { isFailure } from '../api/problem.ts'
import { query } from '../api/queries.ts'
import { useSessionChange } from '../api/session.ts'
import { paths } from '../paths.ts'
import { splitAddress } from '../shared/app-link.tsx'
import { recallSignIn, rememberSignIn } from './sign-in-memory.ts'

/** Only a screen of ours: `//elsewhere` and `https:` lead out. */
const safeNext = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : paths.home()

/** Goes on where the person was stopped. */
const useArrival = (next: unknown) => {
  const navigate = useNavigate()
  const session = useSessionChange()
  return (opened: Session) => {
    rememberSignIn(null)
    session.signedIn(opened)
    return navigate({ ...splitAddress(safeNext(next)), replace: true })
  }
}

/** The check that a reload left open, asked for once. */
const useResumed = (proof: string | undefined) =>
  useQuery({
    ...query('POST /v1/proofs/look-up', { body: { proof: proof ?? '' } }),
    enabled: proof !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

/**
 * The two steps of signing in. `check` is null in the first one; a check that was under way before
 * a reload is looked up and goes on.
 */
export const useSignIn = (next: unknown) => {
  const [remembered] = useState(recallSignIn)
  const [identifier, setIdentifier] = useState(remembered?.identifier ?? '')
  const [check, setCheck] = useState<ProofState | null>(null)
  const [isResuming, setResuming] = useState(remembered !== null)
  const resumed = useResumed(isResuming ? remembered?.proof : undefined)
  const arrive = useArrival(next)
  const complete = useMutation({
    mutationFn: (proof: string) => call('POST /v1/sessions/complete', { body: { proof } }),
    onSuccess: arrive,
  })
  const startOver = () => {
    rememberSignIn(null)
    setResuming(false)
    setCheck(null)
    complete.reset()
  }
  const begin = (begun: ProofState, who: string) => {
    rememberSignIn({ proof: begun.proof, identifier: who })
    setResuming(false)
    setIdentifier(who)
    setCheck(begun)
  }
  const proved = ({ proof }: ProofState) => complete.mutate(proof)
  useEffect(() => {
    if (!resumed.data || !isResuming) return
    setResuming(false)
    setCheck(resumed.data)
    if (resumed.data.proved) complete.mutate(resumed.data.proof)
  }, [resumed.data, isResuming, complete.mutate])
  const hasRunOut = isFailure(resumed.error) && resumed.error.kind === 'refused'
  useEffect(() => {
    if (hasRunOut) rememberSignIn(null)
  }, [hasRunOut])
  return {
    ...{ check, setCheck, identifier, complete, begin, proved, arrive, startOver, resumed },
    /** Waits for the look-up, or for another try of it. */
    isResuming: isResuming && !hasRunOut,
    /** Why the check of before the reload does not go on. */
    runOut: isResuming && hasRunOut ? resumed.error : null,
  }
}

export type SignInState = ReturnType<typeof useSignIn>
