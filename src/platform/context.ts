import type { Clock } from './clock.ts'
import type { Transaction } from './database/transaction.ts'
import type { Ids, PersonId } from './ids.ts'
import type { Log } from './log.ts'
import type { Language } from './problems.ts'
import type { RandomSource } from './random.ts'

/** What staff may do; a customer has none of these. */
export const staffRoles = [
  'support',
  'senior_support',
  'verification',
  'editor',
  'publisher',
  'incident_commander',
  'support_lead',
  'treasury',
  'auditor',
  'administrator',
] as const
export type Role = (typeof staffRoles)[number]

export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'system'; readonly name: string }
  | {
      readonly kind: 'person'
      readonly personId: PersonId
      readonly sessionId: string
      readonly roles: readonly Role[]
      /** Of staff: an authenticator is enrolled. Without one no role counts. */
      readonly staffReady?: boolean
      /** IANA zone of their profile: moments are said in it. Default: UTC. */
      readonly timeZone?: string
    }

/** Everything a use case needs and does not own; the explicit first parameter. */
export type Context = {
  readonly clock: Clock
  readonly ids: Ids
  readonly random: RandomSource
  readonly log: Log
  readonly actor: Actor
  readonly language: Language
  readonly requestId: string
  /** Where the caller is, for logs and limits; null for jobs. */
  readonly source: {
    readonly address: string
    readonly userAgent: string
    /** What this browser was given to be known again, as it sent it: anybody can write one. */
    readonly deviceToken?: string | null
  } | null
}

/** A context inside the one transaction that the pipeline (or the job runner) opened. */
export type TxContext = Context & { readonly tx: Transaction }

/** In which zone moments are said to whom this context belongs to. */
export const readerZone = ({ actor }: Pick<Context, 'actor'>): string =>
  (actor.kind === 'person' ? actor.timeZone : undefined) ?? 'UTC'

/** The signed-in person of this context. Endpoints that need one declare it in `permission`. */
export const signedIn = (ctx: Context): PersonId => {
  if (ctx.actor.kind !== 'person') throw new Error('This endpoint must require a signed-in person')
  return ctx.actor.personId
}
