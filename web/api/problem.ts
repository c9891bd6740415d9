import type { FieldError, Remedy } from '#platform/problems'
import type { ProofState } from './calls.ts'

/** The body of `application/problem+json` as the server writes it (RFC 9457). */
export type ProblemBody = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** `urn:okpay:request:<id>` */
  readonly instance?: string
  readonly code: string
  readonly remedy: Remedy
  readonly params?: Readonly<Record<string, unknown>>
  /** Seconds. */
  readonly retry_after?: number
  readonly errors?: readonly FieldError[]
  /** Id of its explanation (`ref_…`), when the refusal is kept. */
  readonly explanation?: string
  /** The check to answer first, where a fresh second factor is wanted. */
  readonly step_up?: ProofState
  /** What is closed, `mw_…`, where the remedy is to be told when it is back. */
  readonly closure?: string
}

/**
 * Why a call did not end well:
 * - `refused`: the program answered with a problem, which says why in words;
 * - `offline`: this device has no network. Nothing was sent;
 * - `cut`: the network went away while a change was under way. Its outcome is not known;
 * - `down`: the program did not answer, or something in between answered for it;
 * - `timeout`: no answer in time. Whether it went through is not known;
 * - `cancelled`: the person did not confirm it. Nothing was done and nothing has to be said.
 */
export type FailureKind = 'refused' | 'offline' | 'cut' | 'down' | 'timeout' | 'cancelled'

export class CallFailure extends Error {
  readonly kind: FailureKind
  readonly problem: ProblemBody | null
  constructor(kind: FailureKind, problem: ProblemBody | null = null) {
    super(problem?.code ?? kind)
    this.name = 'CallFailure'
    this.kind = kind
    this.problem = problem
  }
}

export const isFailure = (error: unknown): error is CallFailure => error instanceof CallFailure

export const isCancelled = (error: unknown): boolean =>
  isFailure(error) && error.kind === 'cancelled'

/** The check that has to be answered before the same request goes through; else null. */
export const stepUpOf = (error: unknown): ProofState | null =>
  isFailure(error) && error.problem?.code === 'platform.step_up_needed'
    ? (error.problem.step_up ?? null)
    : null

/** True for an answer that leaves open whether the call took effect. */
export const isOutcomeUnknown = (error: unknown): boolean =>
  isFailure(error) &&
  !isCancelled(error) &&
  error.kind !== 'offline' &&
  (error.kind !== 'refused' ||
    (error.problem?.status ?? 0) >= 500 ||
    /in_progress|outcome_unknown/.test(error.problem?.code ?? ''))

/** True when the session is over or was never there. */
export const isSignedOut = (error: unknown): boolean =>
  isFailure(error) && error.problem?.status === 401

export const readProblem = async (response: Response): Promise<ProblemBody | null> => {
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('problem+json')) return null
  try {
    return (await response.json()) as ProblemBody
  } catch {
    return null
  }
}

/** The words of each refused field by its name: `/body/email` and `/email` → `email`. */
export const fieldErrors = (error: unknown): Readonly<Record<string, string>> => {
  if (!isFailure(error)) return {}
  const found: Record<string, string> = {}
  for (const { pointer, detail } of error.problem?.errors ?? []) {
    const name = pointer.split('/').filter(Boolean).at(-1)
    if (name && !(name in found)) found[name] = detail
  }
  return found
}

/** The id that a person can quote: `urn:okpay:request:4f2c` → `4f2c`. */
export const requestIdOf = (problem: ProblemBody): string | null =>
  problem.instance?.split(':').at(-1) ?? null
