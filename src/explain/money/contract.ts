import { CurrencyCode, MoneyValue } from '#money/contract'
import { declareContracts, literals, nullable, strict, Time, Type } from '#platform/contract'

const UnfinishedKind = literals(
  ...(['hold', 'unmatched_deposit', 'deposit_held', 'return_ordered'] as const),
  'return_sent',
  ...(['withdrawal_held', 'withdrawal_fee', 'withdrawal_sent', 'withdrawal_contradicted'] as const),
)

/** A movement that is not finished: where its money is and when it moves next. */
export const UnfinishedThing = strict({
  id: Type.String(),
  kind: UnfinishedKind,
  amount: MoneyValue,
  where: literals('held', 'incoming', 'unmatched', 'returning', 'with_bank'),
  since: Time,
  /** Null: when somebody acts; the words say who. */
  movesNext: nullable(Time),
  /** What it is, who acts and by when, in the reader's language. */
  words: Type.String(),
})

export const MyMoney = strict({
  currencies: Type.Array(
    strict({
      currency: CurrencyCode,
      available: MoneyValue,
      held: MoneyValue,
      incoming: MoneyValue,
      /** Available and held: what is yours. */
      total: MoneyValue,
    }),
  ),
  unfinished: Type.Array(UnfinishedThing),
  /** Nothing is held, on its way or unfinished. */
  allAvailable: Type.Boolean(),
  /** The same as a sentence in the reader's language. */
  words: Type.String(),
})

const Place = strict({
  kind: literals(
    ...(['wallet', 'suspense', 'returns', 'fees', 'position'] as const),
    ...(['nostro', 'clearing', 'opening'] as const),
  ),
  side: literals('inside', 'outside'),
  title: Type.String(),
  accounts: Type.Integer(),
  balance: MoneyValue,
  held: MoneyValue,
  incoming: MoneyValue,
  unfinished: strict({
    count: Type.Integer(),
    sum: MoneyValue,
    /** Null: this kind holds finished money, nothing has to agree. */
    difference: nullable(MoneyValue),
  }),
})

export const MoneyLocator = strict({
  at: Time,
  ok: Type.Boolean(),
  items: Type.Array(
    strict({
      currency: CurrencyCode,
      places: Type.Array(Place),
      inside: MoneyValue,
      outside: MoneyValue,
      difference: MoneyValue,
      /** `0.00 USD: all accounted for`, or what does not agree. */
      words: Type.String(),
    }),
  ),
  /** Oldest first, at most 200. */
  unfinished: Type.Array(UnfinishedThing),
  unfinishedCount: Type.Integer(),
})

export const locatorContract = declareContracts({
  'GET /v1/me/money': {
    summary: 'Where all my money is, and when what is not finished moves next',
    reply: { 200: MyMoney },
  },
  'GET /v1/staff/money-locator': {
    summary: 'Where all money is, account by account, with the unfinished things behind it',
    reply: { 200: MoneyLocator },
  },
})
