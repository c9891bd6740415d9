import { AmountText, CurrencyCode, MoneyValue } from '#money/contract'
import { declareContracts, literals, nullable, strict, Time, Type } from '#platform/contract'

const Operation = literals('transfer', 'deposit', 'withdrawal', 'payment')
const Method = literals('okpay', 'bank', 'card', 'stablecoin')

/** One thing in the way, with the words and the button that its refusal would carry. */
export const Blocker = strict({
  code: Type.String(),
  title: Type.String(),
  detail: Type.String(),
  remedy: Type.String(),
  params: Type.Record(Type.String(), Type.Unknown()),
  /** The field that it is about (JSON pointer), null for none. */
  pointer: nullable(Type.String()),
  /** When it ends by itself; null when it does not. */
  retryAt: nullable(Time),
  /** What is closed (`mw_…`), to be told when it is back; null for all else. */
  closure: nullable(Type.String()),
})

/** What would pass instead. */
const Nearest = strict({
  amount: strict({
    /** The amount nearest to the one asked for that passes now, fee included in the reckoning. */
    now: nullable(MoneyValue),
    /** More of it passes from this moment on. */
    later: nullable(strict({ amount: MoneyValue, at: Time })),
  }),
  /** Every method, with the reason for those that do not work. */
  methods: Type.Array(
    strict({
      method: Method,
      title: Type.String(),
      offered: Type.Boolean(),
      why: nullable(Type.String()),
    }),
  ),
  /** When exactly this would pass; null: now, or never as it stands. */
  at: nullable(Time),
  /** The same as a sentence in the reader's language; null when nothing is in the way. */
  words: nullable(Type.String()),
})

const LimitInUse = strict({
  limit: MoneyValue,
  used: MoneyValue,
  remaining: MoneyValue,
  resetsAt: Time,
})
const CountInUse = strict({ limit: Type.Integer(), used: Type.Integer(), resetsAt: Time })

export const Preflight = strict({
  ok: Type.Boolean(),
  /** All of them at once, in the order in which the call itself would refuse. */
  blockers: Type.Array(Blocker),
  /** It would ask for a fresh second factor. */
  asksForFactor: Type.Boolean(),
  fee: nullable(MoneyValue),
  /** What leaves the payer: amount and fee. */
  total: nullable(MoneyValue),
  /** What would be left in the wallet; null when it does not pay, or not enough is there. */
  balanceAfter: nullable(MoneyValue),
  arrives: nullable(
    strict({
      within: Type.Integer(),
      unit: literals('minutes', 'hours', 'business_days'),
      /** At the latest, if it were done now. */
      at: Time,
    }),
  ),
  nearest: Nearest,
  payee: nullable(
    strict({
      accountNumber: Type.String(),
      maskedName: Type.String(),
      mixedScript: Type.Boolean(),
    }),
  ),
  policyVersion: Type.Integer(),
  limits: strict({
    perTransaction: nullable(MoneyValue),
    day: nullable(LimitInUse),
    month: nullable(LimitInUse),
    dayCount: nullable(CountInUse),
    monthCount: nullable(CountInUse),
    minimum: nullable(MoneyValue),
  }),
})

export const preflightContract = declareContracts({
  'POST /v1/preflight': {
    summary: 'Everything that would stand in the way, and what would pass instead; moves nothing',
    body: strict({
      operation: Operation,
      currency: CurrencyCode,
      amount: Type.Optional(AmountText),
      to: Type.Optional(
        Type.String({
          minLength: 1,
          maxLength: 254,
          description: 'Account number (OK#########), e-mail address or phone (E.164) of the payee',
        }),
      ),
      method: Type.Optional(Method),
      /** To which of my bank accounts (`ins_…`); for a withdrawal. */
      instrumentId: Type.Optional(Type.String({ maxLength: 40 })),
    }),
    reply: { 200: Preflight },
  },
})
