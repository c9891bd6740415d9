import { MoneyValue } from '#money/contract'
import {
  declareContracts,
  literals,
  nullable,
  page,
  pageQuery,
  strict,
  Time,
  Type,
} from '#platform/contract'

/** What can be explained. A kind comes with the module whose things these are. */
export const ExplanationKind = literals(
  'transfer',
  'deposit',
  'refusal',
  'sign_in',
  'restriction',
  'verification',
  'withdrawal',
)

/** One thing that the reader can do now: a screen, a call of the API, or both. */
export const Action = strict({
  /** What it does: send_less, add_money, retry, unfreeze, tell_me_when_back … */
  id: Type.String(),
  /** A verb with its object, in the reader's language. */
  label: Type.String(),
  /** Path in the web app; null: only by the API. */
  href: nullable(Type.String()),
  /** The call that does it; null: only on the screen. */
  call: nullable(strict({ method: Type.String(), path: Type.String() })),
})

/** A fact of the event log or of the audit record that the explanation rests on. */
export const Evidence = strict({ id: Type.String(), type: Type.String(), at: Time })

/** Where the money of the thing is. */
export const MoneyWhere = strict({
  /** yours: in your wallet · payee: with the other side · held · unmatched · returning · outside */
  where: literals('yours', 'payee', 'held', 'unmatched', 'returning', 'outside', 'unknown'),
  /** The same as a sentence, in the reader's language. */
  words: Type.String(),
  amount: MoneyValue,
  since: nullable(Time),
  /** When it moves next; null: nothing more happens to it, or nobody knows. */
  movesNext: nullable(Time),
  /** The ledger account that holds it (`acct_…`); for staff only, else null. */
  account: nullable(Type.String()),
})

/** A step of the thing's life, done, under way or to come. */
export const Stage = strict({
  code: Type.String(),
  title: Type.String(),
  state: literals('done', 'now', 'next'),
  /** When it was done. */
  at: nullable(Time),
  /** When it is done at the latest, for what is not done yet. */
  by: nullable(Time),
})

export const Explanation = strict({
  kind: ExplanationKind,
  id: Type.String(),
  /** Of a problem or of a reason. */
  code: Type.String(),
  title: Type.String(),
  /** What happened, where the money is, what you can do, by when; in the reader's language. */
  detail: Type.String(),
  state: literals('done', 'under_way', 'waiting', 'refused', 'failed', 'returned', 'restricted'),
  at: Time,
  evidence: Type.Array(Evidence),
  money: nullable(MoneyWhere),
  whoActs: literals('you', 'okpay', 'bank', 'counterparty', 'nobody'),
  /** The date that is kept; null: nothing is waited for. */
  by: nullable(Time),
  retry: strict({
    rule: literals('now', 'after_fix', 'after_time', 'never'),
    at: nullable(Time),
  }),
  actions: Type.Array(Action),
  /** Slug of the help article. */
  article: Type.String(),
  /** Version of the policy that decided; null: none was asked. */
  policyVersion: nullable(Type.Integer()),
  /** As whom the reader reads it. */
  reader: literals('owner', 'counterparty', 'merchant', 'staff', 'public'),
  timeline: Type.Array(Stage),
  /** For staff only, else null: what the reader of class generic or silent does not see. */
  staffNote: nullable(Type.String()),
})

/** A refusal as a line of the list; its explanation says the rest. */
export const RefusalItem = strict({
  id: Type.String(),
  at: Time,
  code: Type.String(),
  title: Type.String(),
  /** What was asked for, when it was an amount. */
  amount: nullable(MoneyValue),
  /** Whom it was for, masked. */
  to: nullable(Type.String()),
})

export const explanationsContract = declareContracts({
  'GET /v1/explanations/{kind}/{id}': {
    summary: 'What happened to a thing of mine, where its money is, what to do and by when',
    params: strict({ kind: ExplanationKind, id: Type.String({ maxLength: 60 }) }),
    reply: { 200: Explanation },
  },
  'GET /v1/staff/explanations/{kind}/{id}': {
    summary: 'The same explanation as staff may read it',
    params: strict({ kind: ExplanationKind, id: Type.String({ maxLength: 60 }) }),
    /** Whose restriction it is (`per_…`); everything else is found by its id. */
    query: strict({ person: Type.Optional(Type.String({ maxLength: 40 })) }),
    reply: { 200: Explanation },
  },
  'GET /v1/refusals': {
    summary: 'What was refused to me, newest first; kept for 400 days',
    query: strict(pageQuery),
    reply: { 200: page(RefusalItem) },
  },
})
