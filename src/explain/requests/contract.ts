import { declareContracts, literals, nullable, strict, Time, Type } from '#platform/contract'

/** What a key led to. There is always an answer, and exactly one of these. */
export const RequestState = literals('done', 'refused', 'closed', 'processing', 'not_received')

export const RequestOutcome = strict({
  /** The key that was asked for, as the caller gave it. */
  key: Type.String(),
  state: RequestState,
  /** Of a reason: request.done, request.transfer_done, request.refused, … */
  code: Type.String(),
  title: Type.String(),
  /** What happened, where the money is, what you can do, by when; in the reader's language. */
  detail: Type.String(),
  /** When it was done, refused or closed; null: it was none of these. */
  at: nullable(Time),
  /** HTTP status of the kept answer; null: none is kept. */
  status: nullable(Type.Integer()),
  /** What it made, where that has an id of its own. */
  thing: nullable(strict({ kind: literals('transfer', 'withdrawal'), id: Type.String() })),
  /** Path in the web app where the thing, or what to do next, is shown. */
  href: nullable(Type.String()),
  /** Path of the API with the explanation of the thing or of the refusal. */
  explanation: nullable(Type.String()),
  /** Why it was refused, in the reader's language. */
  problem: nullable(strict({ code: Type.String(), title: Type.String(), detail: Type.String() })),
  whoActs: literals('you', 'okpay', 'bank', 'counterparty', 'nobody'),
  retry: strict({
    rule: literals('now', 'after_fix', 'after_time', 'never'),
    /** Ask again after so many seconds, while it is under way. */
    seconds: nullable(Type.Integer()),
    /** Whether sending the same once more under this very key is safe and has an effect. */
    sameKey: Type.Boolean(),
  }),
  /** Slug of the help article. */
  article: Type.String(),
  /** For how many days an answer is kept with its key. */
  keptDays: Type.Integer(),
})

export const requestsContract = declareContracts({
  'GET /v1/requests/{idempotencyKey}': {
    summary: 'Did it go through? What a request with this Idempotency-Key of mine led to',
    params: strict({ idempotencyKey: Type.String({ minLength: 1, maxLength: 255 }) }),
    reply: { 200: RequestOutcome },
  },
  'POST /v1/requests/{idempotencyKey}/close': {
    summary: 'Give a request up: one that has not been carried out by now never will be',
    params: strict({ idempotencyKey: Type.String({ minLength: 1, maxLength: 255 }) }),
    reply: { 200: RequestOutcome },
  },
})
