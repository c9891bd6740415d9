import { CurrencyCode } from '#money/contract'
import { literals, type Static, strict, Type } from '#platform/contract'
import {
  Amount,
  BankAccount,
  Countries,
  Country,
  perCurrency,
  perSomeCurrencies,
  Words,
} from './parts.ts'

/**
 * The policy as it stands in `policy.versions.document` since version 3: tables of rows. A row says
 * for what it holds (operation, method, currency, tier, countries) and then what holds; README.md
 * says which row wins.
 */
export const Operation = literals('transfer', 'deposit', 'withdrawal', 'payment')
export const Method = literals('okpay', 'bank', 'card', 'stablecoin')
export const Tier = Type.Unsafe<0 | 1 | 2>({ enum: [0, 1, 2] })
const CountryList = Type.Array(Country, { minItems: 1, maxItems: 250, uniqueItems: true })
const WhichCountries = Type.Union([
  Type.Literal('any'),
  strict({ only: CountryList }),
  strict({ except: CountryList }),
])
const ClockTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' })
const Zone = Type.String({ pattern: '^[A-Za-z_]+(/[A-Za-z_+0-9-]+)*$', maxLength: 60 })
const CalendarDay = Type.String({ minLength: 1, maxLength: 20 })
const BasisPoints = Type.Integer({ minimum: 0, maximum: 10_000 })
const Count = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })

const forWhat = { operation: Operation, method: Method, currency: CurrencyCode }
const forWhatOfAny = {
  operation: Operation,
  method: Method,
  currency: Type.Union([CurrencyCode, Type.Literal('any')]),
}

/** What may go through; a member that is left out does not limit. Windows are of one wallet. */
export const LimitRow = strict({
  ...forWhat,
  tier: Type.Union([Tier, Type.Literal('any')]),
  countries: WhichCountries,
  perTransaction: Type.Optional(Amount),
  perDay: Type.Optional(Amount),
  perMonth: Type.Optional(Amount),
  dayCount: Type.Optional(Count),
  monthCount: Type.Optional(Count),
})
/** Free up to and including `freeUpTo`; beyond it a share, within `minimum` and `maximum`. */
export const FeeRow = strict({
  ...forWhat,
  countries: WhichCountries,
  /** Hundredths of a percent of the amount. */
  basisPoints: BasisPoints,
  freeUpTo: Type.Optional(Amount),
  minimum: Type.Optional(Amount),
  maximum: Type.Optional(Amount),
})
export const MinimumRow = strict({ ...forWhat, countries: WhichCountries, amount: Amount })
/** How long it takes; what comes after the cut-off counts from the next business day. */
export const TimeRow = strict({
  ...forWhatOfAny,
  within: Type.Integer({ minimum: 0, maximum: 1000 }),
  unit: literals('minutes', 'hours', 'business_days'),
  cutOff: Type.Optional(ClockTime),
  zone: Type.Optional(Zone),
})
/** Whether a method can be used; one that cannot says why. */
export const MethodRow = strict({
  ...forWhatOfAny,
  countries: WhichCountries,
  offered: Type.Boolean(),
  why: Type.Optional(Words),
})
/** `support`, or `bank:EUR`: when the banks of a currency move money. */
export const HoursRow = strict({
  calendar: Type.String({ pattern: '^(support|bank:[A-Z]{3,4})$' }),
  zone: Zone,
  weekly: Type.Array(
    strict({ day: Type.Integer({ minimum: 1, maximum: 7 }), from: ClockTime, to: ClockTime }),
    { minItems: 1, maxItems: 28 },
  ),
  holidays: Type.Array(strict({ day: CalendarDay, name: Words }), { maxItems: 200 }),
})
/** For how long money out waits after a change that a thief would make first. */
export const CoolDownRow = strict({
  reason: literals(
    'password_reset',
    'password_reset_by_channel',
    'email_changed',
    'phone_changed',
    'factor_replaced',
    'unfrozen',
    'unlocked',
  ),
  hours: Type.Integer({ minimum: 0, maximum: 720 }),
})
/** Blocks that must follow before money on a chain counts as arrived. */
export const ConfirmationRow = strict({
  chain: Type.String({ pattern: '^[a-z][a-z0-9-]{1,30}$' }),
  blocks: Type.Integer({ minimum: 1, maximum: 10_000 }),
})
export const TierRow = strict({ tier: Tier, title: Words, requires: Words })

const rows = <T extends Parameters<typeof Type.Array>[0]>(row: T) =>
  Type.Array(row, { maxItems: 2000 })

export const PolicyDocument = strict({
  termsVersion: Type.String({ minLength: 1, maxLength: 20 }),
  /** Days between the announcement and the start of what is worse for somebody. */
  noticeDays: Type.Integer({ minimum: 0, maximum: 180 }),
  transfers: strict({
    /** From this amount on a transfer asks for a fresh second factor; absent: never. */
    confirmFrom: Type.Optional(perCurrency(Amount)),
    quoteSeconds: Type.Integer({ minimum: 10, maximum: 600 }),
    /** Look-ups that find nobody, per person and hour: hinders fishing for customers. */
    unknownPayeesPerHour: Type.Integer({ minimum: 1 }),
  }),
  tiers: Type.Array(TierRow, { minItems: 3, maxItems: 3 }),
  limits: rows(LimitRow),
  fees: rows(FeeRow),
  minimums: rows(MinimumRow),
  times: rows(TimeRow),
  methods: rows(MethodRow),
  hours: rows(HoursRow),
  coolDowns: rows(CoolDownRow),
  confirmations: rows(ConfirmationRow),
  /** Our own accounts; a currency without one cannot be deposited by bank. */
  bankDeposits: strict({ accounts: perSomeCurrencies(BankAccount) }),
  withdrawals: Type.Optional(
    strict({
      /** From this amount on a person looks before it goes. */
      reviewFrom: perSomeCurrencies(Amount),
      /** What may go in payment files without a second person in 24 hours; absent: nothing. */
      releaseAloneUpTo: perSomeCurrencies(Amount),
    }),
  ),
  countries: Countries,
})
export type PolicyDocument = Static<typeof PolicyDocument>

export type Operation = Static<typeof Operation>
export type Method = Static<typeof Method>
export type Tier = 0 | 1 | 2
export type WhichCountries = Static<typeof WhichCountries>
export type LimitRow = Static<typeof LimitRow>
export type FeeRow = Static<typeof FeeRow>
export type MinimumRow = Static<typeof MinimumRow>
export type TimeRow = Static<typeof TimeRow>
export type MethodRow = Static<typeof MethodRow>
export type HoursRow = Static<typeof HoursRow>
export type CoolDownReason = Static<typeof CoolDownRow>['reason']
