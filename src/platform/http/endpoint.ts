import type { Context, Role, TxContext } from '../context.ts'
import type { Contracts, EndpointContract, EndpointKey, Static, TSchema } from '../contract.ts'
import type { Problem, Words } from '../problems.ts'

/** Who may call: anyone, a person with a verified contact, or staff with one of the roles. */
export type Permission = 'anyone' | 'signed_in' | readonly [Role, ...Role[]]

type InputOf<E extends EndpointContract> = {
  readonly params: E['params'] extends TSchema ? Static<E['params']> : Record<string, never>
  readonly query: E['query'] extends TSchema ? Static<E['query']> : Record<string, never>
  readonly body: E['rawBody'] extends readonly string[]
    ? Buffer
    : E['body'] extends TSchema
      ? Static<E['body']>
      : undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Set when `idempotency` is not 'none'. */
  readonly idempotencyKey: string
  /** SHA-256 of method, path and the canonical body; set with `idempotencyKey`. */
  readonly fingerprint: Buffer
}

/** A reply as data: a JSON `body`, its `text`, or `bytes` of another media type. */
export type Reply<B = unknown> = {
  readonly status: number
  readonly body?: B
  /** A JSON body that is text already, sent as it stands: kept answers and hot paths. */
  readonly text?: string
  /** True when this is a kept answer; sets `Idempotent-Replayed`. */
  readonly replayed?: boolean
  readonly headers?: Readonly<Record<string, string>>
  readonly sessionCookie?: { readonly token: string; readonly maxAgeSeconds: number } | 'clear'
  /** By which this browser is known again at the next sign-in. */
  readonly deviceToken?: string
  readonly bytes?: Buffer | NodeJS.ReadableStream
}

type ReplyOf<E extends EndpointContract> = {
  [S in keyof E['reply']]: E['reply'][S] extends string
    ? Reply<undefined> & { readonly bytes: Buffer | NodeJS.ReadableStream }
    : E['reply'][S] extends TSchema
      ? Reply<Static<E['reply'][S]>> &
          ({ readonly body: Static<E['reply'][S]> } | { readonly text: string })
      : Reply<undefined>
}[keyof E['reply']]

type Common = {
  readonly permission: Permission
  /** Codes that this endpoint may answer, in order of precedence, beside the pipeline's own. */
  readonly problems: readonly string[]
  /**
   * 'pipeline': the pipeline keeps the answer with the key, in the same transaction.
   * 'handler': required too, but a batch keeps it (see `platform/http/idempotency.ts`).
   */
  readonly idempotency?: 'none' | 'pipeline' | 'handler'
  /** Calls a minute from one person (or address, when nobody is signed in); default 300. */
  readonly ratePerMinute?: number
  /** Upper bound of the body; default 256 KiB. */
  readonly bodyLimitBytes?: number
}

/** That a call needs a fresh second factor, which confirms exactly this request. */
export type StepUp<Input> = {
  /** False for what needs none, decided without the database; default: always. */
  readonly when?: (ctx: Context, input: Input) => boolean
  /**
   * What is confirmed, in words of both languages ("Change your e-mail address to …"); null when
   * it needs none after all. In a transaction of its own, before the handler. A problem refuses the
   * call at once, and what was written stays: nobody is asked for a factor in vain.
   */
  readonly shows: (ctx: TxContext, input: Input) => Promise<Words | Problem | null>
}

export const defaultRatePerMinute = 300
export const defaultBodyLimitBytes = 256 * 1024

/** An endpoint as data; see ARCHITECTURE.md, "A request in a straight line". */
export type Endpoint = Common & {
  readonly key: EndpointKey
  readonly contract: EndpointContract
  readonly transaction: 'write' | 'read' | 'none'
  readonly stepUp?: StepUp<never>
  readonly handle: (ctx: TxContext, input: never) => Promise<Reply>
}

/** An endpoint whose handler runs in a transaction that the pipeline opens. */
export const endpoint = <C extends Contracts, K extends keyof C & EndpointKey>(
  contracts: C,
  key: K,
  rest: Common & {
    readonly transaction: 'write' | 'read'
    readonly stepUp?: StepUp<InputOf<C[K]>>
    readonly handle: (ctx: TxContext, input: InputOf<C[K]>) => Promise<ReplyOf<C[K]>>
  },
): Endpoint => ({ key, contract: contracts[key]!, ...rest }) as Endpoint

/** An endpoint that opens its own transaction (a batch) or needs none. */
export const endpointWithoutTransaction = <C extends Contracts, K extends keyof C & EndpointKey>(
  contracts: C,
  key: K,
  rest: Common & {
    readonly stepUp?: StepUp<InputOf<C[K]>>
    readonly handle: (ctx: Context, input: InputOf<C[K]>) => Promise<ReplyOf<C[K]>>
  },
): Endpoint => ({ key, contract: contracts[key]!, transaction: 'none', ...rest }) as Endpoint
