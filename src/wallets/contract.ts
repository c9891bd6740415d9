import { CurrencyCode, MoneyValue } from '#money/contract'
import {
  Day,
  declareContracts,
  nullable,
  page,
  pageQuery,
  strict,
  Time,
  Type,
} from '#platform/contract'

export const Wallet = strict({
  id: Type.String(),
  currency: CurrencyCode,
  /** What can be spent now. */
  available: MoneyValue,
  /** Reserved by holds; part of the total. */
  held: MoneyValue,
  /** On its way in; not part of the total. */
  incoming: MoneyValue,
  total: MoneyValue,
  state: Type.Union([
    Type.Literal('open'),
    Type.Literal('debits_frozen'),
    Type.Literal('frozen'),
    Type.Literal('closed'),
  ]),
  openedAt: Time,
})

const MovementKind = Type.Union([
  Type.Literal('transfer_sent'),
  Type.Literal('transfer_received'),
  Type.Literal('bank_deposit'),
  Type.Literal('withdrawal'),
  Type.Literal('withdrawal_returned'),
])

/** One thing that happened to a person's money, as a line of the activity list. */
export const Movement = strict({
  /** The id of the transfer, deposit or withdrawal: `tr_…`, `dep_…`, `wd_…`. */
  id: Type.String(),
  kind: MovementKind,
  at: Time,
  direction: Type.Union([Type.Literal('in'), Type.Literal('out')]),
  /** What reached or left the wallet, fee included; always positive. */
  amount: MoneyValue,
  fee: MoneyValue,
  /** Masked name of the other side, or the sender's bank name for it. */
  counterparty: Type.String(),
  counterpartyAccount: nullable(Type.String()),
  memo: nullable(Type.String()),
  state: Type.Union([
    Type.Literal('pending'),
    Type.Literal('completed'),
    Type.Literal('returned'),
    Type.Literal('rejected'),
    Type.Literal('cancelled'),
  ]),
  /** Whether the balance has changed by it; what is only held, or was released, is not booked. */
  isBooked: Type.Boolean(),
  /** The wallet's balance right after. */
  balanceAfter: MoneyValue,
})

/** One step of a movement's life, done or to come. */
const Step = strict({
  code: Type.String(),
  state: Type.Union([Type.Literal('done'), Type.Literal('now'), Type.Literal('next')]),
  at: nullable(Time),
})

export const MovementDetail = strict({
  ...Movement.properties,
  steps: Type.Array(Step),
  /** Label and value pairs that belong on the receipt: reference, file, quote … */
  references: Type.Array(strict({ label: Type.String(), value: Type.String() })),
})

export const walletsContract = declareContracts({
  'GET /v1/wallets': {
    summary: 'My wallets, main currency first',
    reply: { 200: strict({ items: Type.Array(Wallet) }) },
  },
  'POST /v1/wallets': {
    summary: 'Open a wallet in a currency; the same currency twice gives the same wallet',
    body: strict({ currency: CurrencyCode }),
    reply: { 200: Wallet, 201: Wallet },
  },
  'GET /v1/activity': {
    summary: 'What happened to my money, newest first',
    query: strict({
      ...pageQuery,
      currency: Type.Optional(CurrencyCode),
      kind: Type.Optional(MovementKind),
      direction: Type.Optional(Type.Union([Type.Literal('in'), Type.Literal('out')])),
      from: Type.Optional(Day),
      to: Type.Optional(Day),
      /** Words of counterparty, account number, memo or amount. */
      q: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    reply: { 200: page(Movement) },
  },
  'GET /v1/activity/{id}': {
    summary: 'One movement with its steps: the receipt',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    reply: { 200: MovementDetail },
  },
  'GET /v1/wallets/{currency}/history': {
    summary: 'Balance at the end of each of the last days, for the chart',
    params: strict({ currency: CurrencyCode }),
    query: strict({ days: Type.Optional(Type.String({ pattern: '^(7|30|90)$' })) }),
    reply: { 200: strict({ items: Type.Array(strict({ day: Day, balance: MoneyValue })) }) },
  },
  'GET /v1/wallets/{currency}/statement.csv': {
    summary: 'Statement of one wallet as CSV (UTF-8 with byte-order mark)',
    params: strict({ currency: CurrencyCode }),
    query: strict({ from: Day, to: Day }),
    reply: { 200: 'text/csv' },
  },
  'GET /v1/wallets/{currency}/statement.pdf': {
    summary: 'Statement of one wallet as PDF',
    params: strict({ currency: CurrencyCode }),
    query: strict({ from: Day, to: Day }),
    reply: { 200: 'application/pdf' },
  },
})
