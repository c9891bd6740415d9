import { type Currency, formatMinor, minorUnitsOf } from '#money'

/** Kinds of ledger accounts, by the side on which their money stands. */
export const insideKinds = ['wallet', 'suspense', 'returns', 'fees', 'position'] as const
export const outsideKinds = ['nostro', 'clearing', 'opening'] as const
export type PlaceKind = (typeof insideKinds)[number] | (typeof outsideKinds)[number]

/** All accounts of a kind and currency together; minor units in their normal direction. */
export type KindSum = {
  readonly currency: Currency
  readonly kind: PlaceKind
  readonly accounts: number
  readonly balanceMinor: bigint
  /** Reserved by holds; part of the balance. */
  readonly heldMinor: bigint
  /** Announced by holds; not part of the balance. */
  readonly incomingMinor: bigint
}

/** A movement that is not finished, and the account that holds its money. */
export type Unfinished = {
  readonly id: string
  readonly kind:
    | 'hold'
    | 'unmatched_deposit'
    /** One that bears its owner's reference, as its owner sees it. */
    | 'deposit_held'
    | 'return_ordered'
    | 'return_sent'
    | 'withdrawal_held'
    | 'withdrawal_fee'
    | 'withdrawal_sent'
    | 'withdrawal_contradicted'
  readonly personId: string | null
  readonly accountKind: PlaceKind
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly since: Date
  readonly movesNext: Date | null
}

export type Place = KindSum & {
  readonly side: 'inside' | 'outside'
  readonly unfinished: {
    readonly count: number
    readonly sumMinor: bigint
    /** What the account holds beyond the unfinished things behind it; null: nothing must agree. */
    readonly differenceMinor: bigint | null
  }
}

export type CurrencyWhere = {
  readonly currency: Currency
  readonly places: readonly Place[]
  /** What people and the house have here. */
  readonly insideMinor: bigint
  /** What stands for it outside: at banks, as opening balances. */
  readonly outsideMinor: bigint
  readonly differenceMinor: bigint
}

/** On its way out to a bank account of its owner. */
export const leaves = ({ kind }: Pick<Unfinished, 'kind'>): boolean =>
  kind.startsWith('withdrawal_')

/** Kinds whose whole balance is unfinished things: both must be the same, to the minor unit. */
const wholly: ReadonlySet<PlaceKind> = new Set(['suspense', 'returns'])

/** What the unfinished things behind a kind must add up to; null: nothing must agree. */
const expectedOf = ({ kind, balanceMinor, heldMinor }: KindSum): bigint | null => {
  if (kind === 'wallet') return heldMinor
  // What we have ordered and the bank has not shown is taken from what stands for it outside.
  if (kind === 'clearing') return -balanceMinor
  return wholly.has(kind) ? balanceMinor : null
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n)

const placeOf = (total: KindSum, unfinished: readonly Unfinished[]): Place => {
  // A hold on a house account reserves what an item there stands for already.
  const behind = unfinished.filter(
    ({ currency, accountKind, kind }) =>
      currency === total.currency &&
      accountKind === total.kind &&
      (kind !== 'hold' || total.kind === 'wallet'),
  )
  const sumMinor = sum(behind.map(({ amountMinor }) => amountMinor))
  const expected = expectedOf(total)
  return {
    ...total,
    side: (outsideKinds as readonly string[]).includes(total.kind) ? 'outside' : 'inside',
    unfinished: {
      ...{ count: behind.length, sumMinor },
      differenceMinor: expected === null ? null : expected - sumMinor,
    },
  }
}

const nothingIn = (currency: Currency, kind: PlaceKind): KindSum => ({
  ...{ currency, kind, accounts: 0, balanceMinor: 0n, heldMinor: 0n, incomingMinor: 0n },
})

/** Where all money is, currency by currency, with the unfinished things behind each kind. Pure. */
export const whereEverythingIs = (
  totals: readonly KindSum[],
  unfinished: readonly Unfinished[],
): readonly CurrencyWhere[] => {
  const currencies = new Set([...totals, ...unfinished].map(({ currency }) => currency))
  return [...currencies].sort().map((currency) => {
    const own = totals.filter((total) => total.currency === currency)
    const behind = unfinished.filter((one) => one.currency === currency)
    const missing = [...new Set(behind.map(({ accountKind }) => accountKind))]
      .filter((kind) => !own.some((total) => total.kind === kind))
      .map((kind) => nothingIn(currency, kind))
    const order = [...insideKinds, ...outsideKinds] as readonly PlaceKind[]
    const places = [...own, ...missing]
      .map((total) => placeOf(total, behind))
      .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind))
    const on = (side: Place['side']) =>
      sum(places.filter((place) => place.side === side).map(({ balanceMinor }) => balanceMinor))
    const [insideMinor, outsideMinor] = [on('inside'), on('outside')]
    const differenceMinor = insideMinor - outsideMinor
    return { currency, places, insideMinor, outsideMinor, differenceMinor }
  })
}

/** What does not agree, a sentence each; empty: every cent has its place. Pure. */
export const disagreements = (where: readonly CurrencyWhere[]): readonly string[] =>
  where.flatMap(({ currency, places, insideMinor, outsideMinor, differenceMinor }) => {
    const say = (minor: bigint) => `${formatMinor(minor, minorUnitsOf(currency))} ${currency}`
    const sides =
      differenceMinor === 0n
        ? []
        : [`${say(insideMinor)} is here, but ${say(outsideMinor)} stands for it outside`]
    const kinds = places
      .filter(({ unfinished }) => (unfinished.differenceMinor ?? 0n) !== 0n)
      .map((place) => {
        const { kind, unfinished } = place
        const has = say(expectedOf(place) ?? 0n)
        const what = kind === 'wallet' ? 'is held in wallets' : `is in ${kind}`
        return `${has} ${what}, but the unfinished things behind it are ${say(unfinished.sumMinor)}`
      })
    return [...sides, ...kinds]
  })
