import { CurrencyCode, MoneyValue } from '#money/contract'
import { declareContracts, literals, nullable, strict, Time, Type } from '#platform/contract'

const TierNumber = Type.Unsafe<0 | 1 | 2>({ enum: [0, 1, 2] })
const TierWords = { tier: TierNumber, title: Type.String(), requires: Type.String() }

/** A sum that may go through a window; `remaining` is never below zero. */
const SumLimit = strict({
  limit: MoneyValue,
  used: MoneyValue,
  remaining: MoneyValue,
  resetsAt: Time,
})
const CountLimit = strict({
  limit: Type.Integer(),
  used: Type.Integer(),
  remaining: Type.Integer(),
  resetsAt: Time,
})

/** What a higher tier would allow; null does not limit. */
const HigherTier = strict({
  ...TierWords,
  perTransaction: nullable(MoneyValue),
  perDay: nullable(MoneyValue),
  perMonth: nullable(MoneyValue),
  dayCount: nullable(Type.Integer()),
  monthCount: nullable(Type.Integer()),
})

/** The limits of one way of moving money in one currency; null does not limit. */
const LimitItem = strict({
  operation: literals('transfer', 'deposit', 'withdrawal'),
  method: literals('okpay', 'bank'),
  currency: CurrencyCode,
  perTransaction: nullable(MoneyValue),
  day: nullable(SumLimit),
  month: nullable(SumLimit),
  dayCount: nullable(CountLimit),
  monthCount: nullable(CountLimit),
  /** Tiers above the present one, lowest first. */
  higher: Type.Array(HigherTier),
})

export const limitsContract = declareContracts({
  'GET /v1/limits': {
    summary: 'My limits: what is used, what is left, until when, and what raises them',
    reply: {
      200: strict({
        ...TierWords,
        /** Zone of the profile, in which moments are shown. */
        timeZone: Type.String(),
        /** Zone in which days and months are counted; follows the profile's late. */
        countedIn: Type.String(),
        /** The main currency first, then those with a wallet, then the others. */
        items: Type.Array(LimitItem),
        policyVersion: Type.Integer(),
        /** Path of the page that shows the whole table. */
        policyPage: Type.String(),
      }),
    },
  },
})
