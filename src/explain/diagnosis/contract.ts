import { declareContracts, literals, nullable, strict, Time, Type } from '#platform/contract'
import { Action, Evidence } from '../explanations/contract.ts'

/** What somebody says is wrong. */
export const Road = literals('cannot_get_in', 'payment', 'unrecognised', 'all')

/** A thing of the person's that they ask about: `tr_…`, `dep_…` or `wd_…`. */
export const About = strict({
  kind: literals('transfer', 'deposit', 'withdrawal'),
  id: Type.String({ maxLength: 60 }),
})

export const Finding = strict({
  /** Of a reason (`diagnosis.…`) or of the problem that still stands. */
  code: Type.String(),
  /** certain: the account's own events say so. likely: it fits, and may be something else. */
  certainty: literals('certain', 'likely'),
  title: Type.String(),
  /** What happened, where the money is, what you can do, by when; in the reader's language. */
  detail: Type.String(),
  since: Time,
  evidence: Type.Array(Evidence),
  whoActs: literals('you', 'okpay', 'bank', 'counterparty', 'nobody'),
  /** The date that is kept; null: nothing is waited for. */
  by: nullable(Time),
  action: Action,
  /** Slug of the help article. */
  article: Type.String(),
  about: nullable(About),
})

export const Diagnosis = strict({
  /** Certain before likely, yours to solve before waiting, heavy before light, new before old. */
  items: Type.Array(Finding),
  /** Nothing that was looked at is wrong. */
  healthy: Type.Boolean(),
  /** What was looked at, in words. */
  checked: Type.Array(Type.String()),
  at: Time,
})

export const diagnosisContract = declareContracts({
  'POST /v1/diagnosis': {
    summary: 'Something is wrong: what the events of my account say, and what solves it',
    body: strict({ road: Type.Optional(Road), about: Type.Optional(About) }),
    reply: { 200: Diagnosis },
  },
  'GET /v1/staff/people/{accountNumber}/diagnosis': {
    summary: 'The same findings as the customer reads, for who helps them; on record',
    params: strict({ accountNumber: Type.String({ maxLength: 40 }) }),
    reply: { 200: Diagnosis },
  },
})
