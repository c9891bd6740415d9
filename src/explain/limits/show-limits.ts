import { depositLimits, depositUsages, withdrawalLimits, withdrawalUsages } from '#funding'
import { findPeople, type LimitWindows, type PersonSummary } from '#identity'
import { type Account, findAccounts } from '#ledger'
import { type Currency, money, toWire, walletCurrencies } from '#money'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { platformProblems } from '#platform/http/problems'
import { type Limits, type Policy, policyInForce } from '#policy'
import { loadUsages, senderLimits, type Usage } from '#transfers'
import type { limitsContract } from './contract.ts'

type Reply = Static<(typeof limitsContract)['GET /v1/limits']['reply'][200]>
type Item = Reply['items'][number]
type Way = Pick<Item, 'operation' | 'method'>

const sending = { operation: 'transfer', method: 'okpay' } as const
const deposits = { operation: 'deposit', method: 'bank' } as const
const withdrawals = { operation: 'withdrawal', method: 'bank' } as const

const restOf = (limit: bigint, used: bigint): bigint => (limit > used ? limit - used : 0n)

const sumLimit = (limit: bigint | null, used: bigint, currency: Currency, resetsAt: Date) =>
  limit === null
    ? null
    : {
        limit: toWire(money(limit, currency)),
        used: toWire(money(used, currency)),
        remaining: toWire(money(restOf(limit, used), currency)),
        resetsAt: resetsAt.toISOString(),
      }

const countLimit = (limit: number | null, used: number, resetsAt: Date) =>
  limit === null
    ? null
    : { limit, used, remaining: Math.max(0, limit - used), resetsAt: resetsAt.toISOString() }

const amount = (minor: bigint | null, currency: Currency) =>
  minor === null ? null : toWire(money(minor, currency))

/** What tiers above the person's would allow. */
const higherTiers = (
  ctx: TxContext,
  policy: Policy,
  { country, tier: present }: PersonSummary,
  about: Way & { readonly currency: Currency },
): Item['higher'] =>
  policy.tiers
    .filter(({ tier }) => tier > present)
    .map(({ tier, title, requires }) => {
      const limits = policy.limitsFor({ ...about, country, tier })
      return {
        ...{ tier, title: title[ctx.language], requires: requires[ctx.language] },
        perTransaction: amount(limits.perTransaction, about.currency),
        perDay: amount(limits.perDay, about.currency),
        perMonth: amount(limits.perMonth, about.currency),
        dayCount: limits.dayCount,
        monthCount: limits.monthCount,
      }
    })

type Found = {
  readonly way: Way
  readonly currency: Currency
  readonly limits: Limits & { readonly windows: LimitWindows }
  readonly usage: Usage
}

const itemOf = ({ way, currency, limits, usage }: Found, higher: Item['higher']): Item => {
  const { day, month } = limits.windows
  return {
    ...{ operation: way.operation, method: way.method, currency, higher },
    perTransaction: amount(limits.perTransaction, currency),
    day: sumLimit(limits.perDay, usage.day.sumMinor, currency, day.resetsAt),
    month: sumLimit(limits.perMonth, usage.month.sumMinor, currency, month.resetsAt),
    dayCount: countLimit(limits.dayCount, usage.day.count, day.resetsAt),
    monthCount: countLimit(limits.monthCount, usage.month.count, month.resetsAt),
  }
}

const isOffered = (policy: Policy, country: string, { operation, method }: Way) => {
  return (currency: Currency): boolean =>
    policy
      .methodsFor({ operation, country, currency })
      .some((offer) => offer.method === method && offer.offered)
}

/** The main currency first, then those with a wallet, then the others that the country allows. */
const currenciesOf = (
  policy: Policy,
  { country, mainCurrency }: PersonSummary,
  wallets: readonly (Account | null)[],
): Currency[] => {
  const held = wallets.flatMap((wallet) => (wallet ? [wallet.asset] : []))
  const allowed = policy.country(country)?.currencies ?? []
  return [...new Set([mainCurrency, ...held, ...allowed])]
}

type Own = {
  readonly currencies: readonly Currency[]
  readonly wallets: readonly (Account | null)[]
}

/** Limits with what is used of them: sending, then paying in, then withdrawing. */
const loadUsed = async (
  ctx: TxContext,
  policy: Policy,
  person: PersonSummary,
  { currencies, wallets }: Own,
): Promise<readonly Found[]> => {
  const now = ctx.clock.now()
  const { country } = person
  const sent = currencies.filter(isOffered(policy, country, sending)).map((currency) => ({
    ...{ way: sending, currency, limits: senderLimits(policy, person, currency, now) },
    walletId: wallets[walletCurrencies.indexOf(currency)]?.id ?? null,
  }))
  const paidIn = currencies.filter(isOffered(policy, country, deposits)).map((currency) => ({
    ...{ way: deposits, currency, limits: depositLimits(policy, person, currency, now) },
  }))
  const takenOut = currencies.filter(isOffered(policy, country, withdrawals)).map((currency) => ({
    ...{ way: withdrawals, currency, limits: withdrawalLimits(policy, person, currency, now) },
  }))
  const asked = ({ currency }: { readonly currency: Currency }) => ({ person, currency })
  const sentUsages = await loadUsages(
    ctx,
    sent.map(({ walletId, limits }) => ({ walletId, windows: limits.windows })),
  )
  const paidInUsages = await depositUsages(ctx, paidIn.map(asked))
  const takenOutUsages = await withdrawalUsages(ctx, takenOut.map(asked))
  return [
    ...sent.map((one, index) => ({ ...one, usage: sentUsages[index]! })),
    ...paidIn.map((one, index) => ({ ...one, usage: paidInUsages[index]! })),
    ...takenOut.map((one, index) => ({ ...one, usage: takenOutUsages[index]! })),
  ]
}

/**
 * Every limit of the reader: what is used, what is left, until when, and what a higher tier would
 * allow. A handful of statements however many currencies, none of which grows with the history
 * before this month.
 */
export const showLimits = async (ctx: TxContext): Promise<Reply> => {
  const personId = signedIn(ctx)
  const policy = await policyInForce(ctx)
  const person = (await findPeople(ctx, [personId])).get(personId)
  if (!person) throw platformProblems.sign_in_required()
  const wallets = await findAccounts(
    ctx,
    walletCurrencies.map((asset) => ({ ownerId: personId, kind: 'wallet', asset })),
  )
  const currencies = currenciesOf(policy, person, wallets)
  const found = await loadUsed(ctx, policy, person, { currencies, wallets })
  const own = policy.tiers.find(({ tier }) => tier === person.tier)
  return {
    tier: person.tier,
    title: own?.title[ctx.language] ?? '',
    requires: own?.requires[ctx.language] ?? '',
    timeZone: person.timeZone,
    countedIn: person.limitZone.zone,
    items: found.map((one) =>
      itemOf(one, higherTiers(ctx, policy, person, { ...one.way, currency: one.currency })),
    ),
    policyVersion: policy.version,
    policyPage: '/policies/limits',
  }
}
