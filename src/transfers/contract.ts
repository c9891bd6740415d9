import { AmountText, CurrencyCode, MoneyValue } from '#money/contract'
import { declareContracts, nullable, strict, Time, Type } from '#platform/contract'

const To = Type.String({
  minLength: 1,
  maxLength: 254,
  description: 'Account number (OK#########), e-mail address or phone (E.164) of the payee',
})
const Memo = Type.String({ maxLength: 140 })

/** What the payer may know of the payee before confirming. */
export const Payee = strict({
  accountNumber: Type.String(),
  /** `王*明`，`A*** K***r` */
  maskedName: Type.String(),
  /** The name mixes alphabets that nobody mixes, as a forged one does: look twice. */
  mixedScript: Type.Boolean(),
  timesSent: Type.Integer(),
  lastSentAt: nullable(Time),
})

const LimitInUse = strict({
  limit: MoneyValue,
  used: MoneyValue,
  remaining: MoneyValue,
  resetsAt: Time,
})

export const Quote = strict({
  id: Type.String(),
  payee: Payee,
  amount: MoneyValue,
  fee: MoneyValue,
  /** Amount and fee: what leaves the wallet. */
  total: MoneyValue,
  /** What is left in the wallet afterwards. */
  balanceAfter: MoneyValue,
  arrival: Type.Literal('now'),
  /** Null where nothing limits; also of the month and of one transfer. */
  dailyLimit: nullable(LimitInUse),
  monthlyLimit: nullable(LimitInUse),
  perTransferLimit: nullable(MoneyValue),
  /** Sending it asks for a fresh second factor. */
  asksForFactor: Type.Boolean(),
  policyVersion: Type.Integer(),
  expiresAt: Time,
})

const Side = strict({ accountNumber: Type.String(), maskedName: Type.String() })

export const Transfer = strict({
  id: Type.String(),
  state: Type.Literal('settled'),
  sender: Side,
  payee: Side,
  amount: MoneyValue,
  /** What the reader paid on top: zero for the payee. */
  fee: MoneyValue,
  total: MoneyValue,
  memo: nullable(Type.String()),
  policyVersion: Type.Integer(),
  createdAt: Time,
})

export const transfersContract = declareContracts({
  'POST /v1/payees/look-up': {
    summary: 'Who would get it: masked name of an account number, e-mail or phone',
    body: strict({ to: To }),
    reply: { 200: Payee },
  },
  'GET /v1/payees': {
    summary: 'People I sent to, most recent first',
    reply: { 200: strict({ items: Type.Array(Payee) }) },
  },
  'POST /v1/transfers/quotes': {
    summary:
      'Price and check a transfer; moves nothing. Good for 60 seconds, large ones for longer',
    body: strict({ to: To, amount: AmountText, currency: CurrencyCode }),
    reply: { 201: Quote },
  },
  'POST /v1/transfers': {
    summary: 'Send money. Needs an Idempotency-Key',
    body: strict({
      to: To,
      amount: AmountText,
      currency: CurrencyCode,
      memo: Type.Optional(Memo),
      /** Holds the fee of the quote; refused when expired or when anything differs. */
      quoteId: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    reply: { 201: Transfer },
  },
  'GET /v1/transfers/{id}': {
    summary: 'One transfer, for its sender or payee',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    reply: { 200: Transfer },
  },
})
