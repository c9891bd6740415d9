import { CurrencyCode, MoneyValue } from '#money/contract'
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

const State = literals(
  'in_review',
  'approved',
  'submitted',
  'sent',
  'completed',
  'rejected',
  'cancelled',
  'returned',
)
const id = strict({ id: Type.String({ maxLength: 40 }) })

export const WithdrawalReply = strict({
  id: Type.String(),
  state: State,
  amount: MoneyValue,
  fee: MoneyValue,
  total: MoneyValue,
  instrument: strict({ id: Type.String(), holder: Type.String(), accountEnd: Type.String() }),
  /** When a review is decided at the latest; null: nobody has to look. */
  reviewDue: nullable(Time),
  /** The latest date on which it is there. */
  arrivesBy: Time,
  requestedAt: Time,
  submittedAt: nullable(Time),
  sentAt: nullable(Time),
  completedAt: nullable(Time),
  /** When the money came back. */
  endedAt: nullable(Time),
  /** Who ended it: owner, okpay, bank. */
  endedBy: nullable(literals('owner', 'okpay', 'bank')),
  /** Why it ended, in the reader's language. */
  because: nullable(Type.String()),
  canCancel: Type.Boolean(),
  policyVersion: Type.Integer(),
})

const ForStaff = strict({
  ...WithdrawalReply.properties,
  person: strict({ accountNumber: Type.String(), name: Type.String(), tier: Type.Integer() }),
  nameMatch: literals('same', 'other_script'),
  note: nullable(Type.String()),
  outsideCode: nullable(Type.String()),
  /** Whether the reader may say that the bank did not carry it out, and what a colleague said. */
  notSent: strict({
    may: Type.Boolean(),
    askedAt: nullable(Time),
    reason: nullable(Type.String()),
  }),
})

const PaymentFileReply = strict({
  id: Type.String(),
  name: Type.String(),
  state: literals('prepared', 'released', 'written', 'dissolved'),
  payments: Type.Integer(),
  total: MoneyValue,
  preparedAt: Time,
  /** Whether the reader may release it: somebody else put it together. */
  canRelease: Type.Boolean(),
  releasedAt: nullable(Time),
  writtenAt: nullable(Time),
})

const reason = Type.String({ minLength: 3, maxLength: 500 })

export const withdrawalsContract = declareContracts({
  'POST /v1/withdrawals': {
    summary: 'Withdraw to a bank account of mine; held at once, cancellable until it is submitted',
    body: strict({
      instrumentId: Type.String({ maxLength: 40 }),
      amount: Type.String({ maxLength: 40 }),
      currency: CurrencyCode,
    }),
    reply: { 201: WithdrawalReply },
  },
  'GET /v1/withdrawals': {
    summary: 'My withdrawals, newest first',
    query: strict(pageQuery),
    reply: { 200: page(WithdrawalReply) },
  },
  'GET /v1/withdrawals/{id}': {
    summary:
      'One of my withdrawals: its stage, who acts, its latest date; also by the `tr_…` that brought it back',
    params: id,
    reply: { 200: WithdrawalReply },
  },
  'POST /v1/withdrawals/{id}/cancel': {
    summary: 'Cancel it while it has not been submitted; the money is free at once',
    params: id,
    body: strict({}),
    reply: { 200: WithdrawalReply },
  },
  'GET /v1/staff/withdrawals': {
    summary: 'Withdrawals by state, the one that waits longest on top',
    query: strict({ ...pageQuery, state: Type.Optional(State) }),
    reply: { 200: page(ForStaff) },
  },
  'POST /v1/staff/withdrawals/{id}/approve': {
    summary: 'It may go',
    params: id,
    body: strict({ note: Type.Optional(reason) }),
    reply: { 200: ForStaff },
  },
  'POST /v1/staff/withdrawals/{id}/reject': {
    summary: 'It may not go: the money is free again and the owner told why',
    params: id,
    body: strict({ reason }),
    reply: { 200: ForStaff },
  },
  'POST /v1/staff/withdrawals/{id}/not-sent': {
    summary:
      'The bank did not carry it out, its answer being unclear or late: when two have said so, the owner has the money again',
    params: id,
    body: strict({ reason }),
    reply: { 200: ForStaff },
  },
  'GET /v1/staff/payment-files': {
    summary: 'Payment files that wait for release or went out, newest first',
    query: strict(pageQuery),
    reply: { 200: page(PaymentFileReply) },
  },
  'POST /v1/staff/payment-files': {
    summary:
      'Put approved withdrawals of a currency into a payment file; somebody else releases it',
    body: strict({ currency: CurrencyCode }),
    reply: { 201: PaymentFileReply },
  },
  'POST /v1/staff/payment-files/{id}/release': {
    summary: 'Release a payment file that somebody else put together',
    params: id,
    body: strict({}),
    reply: { 200: PaymentFileReply },
  },
})
