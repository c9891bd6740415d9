import { isDeepStrictEqual } from 'node:util'
import { type Currency, walletCurrencies } from '#money'
import { indexRows } from '../document/choose-row.ts'
import { readPolicyAmount } from '../document/parts.ts'
import type {
  FeeRow,
  LimitRow,
  Method,
  MinimumRow,
  Operation,
  PolicyDocument,
  Tier,
  TimeRow,
} from '../document/policy-document.ts'
import { methodsOf } from '../method-offers.ts'

export type Effect = {
  /** Something becomes worse for somebody: a lower limit, a higher fee, a way that is gone. */
  readonly isWorse: boolean
  /** Whether somebody there, with such a wallet and of this tier, will feel it. */
  readonly concerns: (country: string, currency: Currency, tier: Tier) => boolean
}

/** Stands for every country that no row of either version names: they are all alike. */
const elsewhere = ''

/** +1 when `after` is worse, −1 when it is better, 0 when it is the same. */
type Verdict = -1 | 0 | 1

const compare = (before: bigint | number, after: bigint | number): Verdict =>
  after > before ? 1 : after < before ? -1 : 0

/** No limit at all is the most. */
const unlimited = 10n ** 30n
const amount = (text: string | undefined, currency: Currency, none: bigint): bigint =>
  text === undefined ? none : readPolicyAmount(text, currency)

const limitVerdicts = (
  before: LimitRow | null,
  after: LimitRow | null,
  currency: Currency,
): Verdict[] => [
  ...(['perTransaction', 'perDay', 'perMonth'] as const).map((name) =>
    compare(
      amount(after?.[name], currency, unlimited),
      amount(before?.[name], currency, unlimited),
    ),
  ),
  ...(['dayCount', 'monthCount'] as const).map((name) =>
    compare(after?.[name] ?? Number.POSITIVE_INFINITY, before?.[name] ?? Number.POSITIVE_INFINITY),
  ),
]

const feeVerdicts = (
  before: FeeRow | null,
  after: FeeRow | null,
  currency: Currency,
): Verdict[] => {
  // Of a way that is free for all the bounds mean nothing.
  const isFree = (row: FeeRow | null) =>
    !row || (row.basisPoints === 0 && amount(row.minimum, currency, 0n) === 0n)
  if (isFree(before) || isFree(after))
    return [compare(Number(!isFree(before)), Number(!isFree(after)))]
  return [
    compare(before?.basisPoints ?? 0, after?.basisPoints ?? 0),
    compare(amount(after?.freeUpTo, currency, 0n), amount(before?.freeUpTo, currency, 0n)),
    compare(amount(before?.minimum, currency, 0n), amount(after?.minimum, currency, 0n)),
    compare(
      amount(before?.maximum, currency, unlimited),
      amount(after?.maximum, currency, unlimited),
    ),
  ]
}

const minutesOf = (row: TimeRow | null): number =>
  row ? row.within * { minutes: 1, hours: 60, business_days: 24 * 60 }[row.unit] : 0

const timeVerdicts = (before: TimeRow | null, after: TimeRow | null): Verdict[] => {
  const moved = before?.zone === after?.zone ? compareTexts(after?.cutOff, before?.cutOff) : 1
  return [compare(minutesOf(before), minutesOf(after)), moved]
}

/** An earlier cut-off is worse, none is best. */
const compareTexts = (after: string | undefined, before: string | undefined): Verdict =>
  compare(
    ...([after ?? '99', before ?? '99'].map((text) => Number(text.replace(':', ''))) as [
      number,
      number,
    ]),
  )

const readersOf = (document: PolicyDocument) => ({
  limit: indexRows<LimitRow>(document.limits),
  fee: indexRows<FeeRow>(document.fees),
  minimum: indexRows<MinimumRow>(document.minimums),
  time: indexRows<TimeRow>(document.times),
  method: indexRows(document.methods),
  without: withoutOf(document.countries),
  served: new Set<string>(document.countries.served),
})
type Readers = ReturnType<typeof readersOf>

/** `DE.EUR` of every currency that a country may not have. */
const withoutOf = (countries: PolicyDocument['countries']): ReadonlySet<string> =>
  new Set([
    ...countries.restrictedCurrencies.flatMap(({ currency, countries: codes }) =>
      codes.map((code) => `${code}.${currency}`),
    ),
    ...countries.notServed.flatMap(({ countries: codes }) =>
      codes.flatMap((code) => walletCurrencies.map((currency) => `${code}.${currency}`)),
    ),
  ])

type Question = {
  readonly operation: Operation
  readonly method: Method
  readonly currency: Currency
  readonly country: string
  readonly tier: Tier
}

const verdictsOf = (before: Readers, after: Readers, question: Question): readonly Verdict[] => {
  const { currency, country } = question
  const isOpen = ({ method, without, served }: Readers) =>
    method(question)?.offered === true &&
    !without.has(`${country}.${currency}`) &&
    (country === elsewhere || served.has(country))
  const [was, is] = [isOpen(before), isOpen(after)]
  if (!was && !is) return []
  if (was !== is) return [was ? 1 : -1]
  const minimumOf = ({ minimum }: Readers) => amount(minimum(question)?.amount, currency, 0n)
  return [
    ...limitVerdicts(before.limit(question), after.limit(question), currency),
    ...feeVerdicts(before.fee(question), after.fee(question), currency),
    compare(minimumOf(before), minimumOf(after)),
    ...timeVerdicts(before.time(question), after.time(question)),
  ]
}

const questions = function* (countries: readonly string[]): Generator<Question> {
  for (const operation of Object.keys(methodsOf) as Operation[]) {
    for (const method of methodsOf[operation]) {
      for (const currency of walletCurrencies) {
        for (const country of countries) {
          for (const tier of [0, 1, 2] as const)
            yield { operation, method, currency, country, tier }
        }
      }
    }
  }
}

const forAllVerdicts = (before: PolicyDocument, after: PolicyDocument): readonly Verdict[] => {
  const hoursOf = ({ coolDowns }: PolicyDocument) =>
    new Map(coolDowns.map(({ reason, hours }) => [reason, hours]))
  const [old, now] = [hoursOf(before), hoursOf(after)]
  const isSame = isDeepStrictEqual(before.transfers, after.transfers)
  const depthsOf = ({ confirmations }: PolicyDocument) =>
    new Map(confirmations.map(({ chain, blocks }) => [chain, blocks]))
  const depths = depthsOf(before)
  return [
    ...[...now].map(([reason, hours]) => compare(old.get(reason) ?? 0, hours)),
    ...[...depthsOf(after)].map(([chain, blocks]) => compare(depths.get(chain) ?? blocks, blocks)),
    // Nobody can tell whether it is worse: it is announced as if it were.
    isSameElsewhere(before, after) ? 0 : 1,
    isSame ? 0 : 1,
    // Less notice would let the next change come unannounced.
    compare(after.noticeDays, before.noticeDays),
  ]
}

/** What no question asks for and can only be told to be the same or not: it concerns everybody. */
const isSameElsewhere = (before: PolicyDocument, after: PolicyDocument): boolean =>
  (['hours', 'tiers', 'termsVersion', 'bankDeposits'] as const).every((name) =>
    isDeepStrictEqual(before[name], after[name]),
  ) && isDeepStrictEqual(before.withdrawals?.reviewFrom, after.withdrawals?.reviewFrom)

const countriesNamed = (document: PolicyDocument): readonly string[] =>
  [...document.limits, ...document.fees, ...document.minimums, ...document.methods]
    .flatMap(({ countries }) =>
      countries === 'any' ? [] : 'only' in countries ? countries.only : countries.except,
    )
    .concat([...withoutOf(document.countries)].map((key) => key.slice(0, 2)))

/** Countries that are served in one of the versions only. */
const moved = (before: PolicyDocument, after: PolicyDocument): readonly string[] => {
  const [old, now] = [before.countries.served, after.countries.served]
  return [
    ...old.filter((code) => !now.includes(code)),
    ...now.filter((code) => !old.includes(code)),
  ]
}

/**
 * What a new version does to people: every way that is offered is asked for in both versions, for
 * every country, currency and tier, so that rows may be split or merged without anybody feeling it.
 */
export const compareEffects = (before: PolicyDocument, after: PolicyDocument): Effect => {
  const [old, now] = [readersOf(before), readersOf(after)]
  const named = new Set([...countriesNamed(before), ...countriesNamed(after)])
  for (const country of moved(before, after)) named.add(country)
  const general = forAllVerdicts(before, after)
  const felt = new Set<string>()
  let isWorse = general.includes(1)
  for (const question of questions([elsewhere, ...named])) {
    const verdicts = verdictsOf(old, now, question)
    if (verdicts.every((verdict) => verdict === 0)) continue
    felt.add(`${question.country}.${question.currency}.${question.tier}`)
    isWorse ||= verdicts.includes(1)
  }
  const isForAll = general.some((verdict) => verdict !== 0)
  return {
    isWorse,
    concerns: (country, currency, tier) =>
      isForAll || felt.has(`${named.has(country) ? country : elsewhere}.${currency}.${tier}`),
  }
}
