import { findPeople, type PersonSummary } from '#identity'
import { type Currency, money } from '#money'
import type { TxContext } from '#platform/context'
import type { TransferId } from '#platform/ids'
import type { Policy } from '#policy'
import { barrierTo, loadPlacedRestrictions, type Restriction } from '#risk'
import type { Outcome, SuspenseReason } from './codes.ts'
import { createDepositTally, type DepositTally, depositUsages } from './deposit-limits.ts'
import type { Unit } from './plan-import.ts'
import { findOrderedReturns, type OrderedReturn } from './return-store.ts'
import { findReferenceOwners } from './store.ts'
import {
  findMatch,
  type OpenWithdrawals,
  openWithdrawalsIn,
} from './withdrawals/match-withdrawal.ts'
import type { Withdrawal } from './withdrawals/withdrawal.ts'

/** What is to happen with a unit; ids are those of the deposit, item and ledger transfer to be. */
export type Decision =
  | {
      readonly kind: 'credit'
      readonly unit: Unit
      readonly id: TransferId
      readonly feeId: TransferId
      readonly currency: Currency
      readonly minor: bigint
      readonly feeMinor: bigint
      readonly person: PersonSummary
      readonly reference: string
    }
  | {
      readonly kind: 'suspend'
      readonly unit: Unit
      readonly id: TransferId
      readonly currency: Currency
      readonly minor: bigint
      readonly reason: SuspenseReason
      /** Whose reference it bears. */
      readonly owner: PersonSummary | null
      /** The same when they are told that it waits. */
      readonly person: PersonSummary | null
    }
  | {
      readonly kind: 'settle'
      readonly unit: Unit
      readonly id: TransferId
      readonly currency: Currency
      readonly minor: bigint
      readonly ordered: OrderedReturn
    }
  | {
      readonly kind: 'none'
      readonly unit: Unit
      readonly outcome: Outcome
      /** The withdrawal that this entry carries out or brings back. */
      readonly withdrawal?: Withdrawal
    }

/** A person who has a reference, with what OKPay has placed on them. */
type Owner = { readonly person: PersonSummary; readonly restrictions: readonly Restriction[] }
type Owners = ReadonlyMap<string, Owner>

const loadOwners = async (ctx: TxContext, units: readonly Unit[]): Promise<Owners> => {
  const references = [...new Set(units.flatMap((unit) => unit.references))]
  const ids = await findReferenceOwners(ctx, references)
  const owners = [...new Set(ids.values())]
  const people = await findPeople(ctx, owners)
  const restrictions = await loadPlacedRestrictions(ctx, owners)
  return new Map(
    [...ids].flatMap(([reference, id]) => {
      const person = people.get(id)
      const own = restrictions.get(id) ?? []
      return person ? [[reference, { person, restrictions: own }] as const] : []
    }),
  )
}

type Named = Owner & { readonly reference: string }

const whose = (unit: Unit, owners: Owners): Named | SuspenseReason => {
  if (unit.references.length === 0) return 'no_reference'
  const named = unit.references.flatMap((reference) => {
    const owner = owners.get(reference)
    return owner ? [{ ...owner, reference }] : []
  })
  const [first] = named
  if (!first) return 'unknown_reference'
  return named.length > 1 ? 'ambiguous_reference' : first
}

/** Why this person cannot have the money now; null when they can. */
export const refuseReceiver = (
  { state, country }: PersonSummary,
  restrictions: readonly Restriction[] | undefined,
  currency: Currency,
  policy: Policy,
): SuspenseReason | null => {
  if (state === 'closed') return 'person_closed'
  if (state === 'frozen') return 'person_frozen'
  const stops = (operation: 'deposit' | 'transfer_in') =>
    barrierTo(restrictions, operation, currency) !== null
  if (stops('deposit') || stops('transfer_in')) return 'person_restricted'
  return policy.country(country)?.currencies.includes(currency) ? null : 'currency_not_allowed'
}

/**
 * Whoever can be told that their money waits is told. Not of a restriction, which may be silent,
 * and not after the account was closed.
 */
const isTold = (reason: SuspenseReason): boolean =>
  ['person_frozen', 'currency_not_allowed', 'below_minimum', 'above_limit'].includes(reason)

type Rules = {
  readonly owners: Owners
  readonly policy: Policy
  readonly tally: DepositTally
}

const decideCredit = (ctx: TxContext, unit: Unit, { owners, policy, tally }: Rules): Decision => {
  const { currency } = unit.source.ours!
  const minor = unit.minor!
  const suspend = (reason: SuspenseReason, owner: PersonSummary | null = null): Decision => {
    const id = ctx.ids.next<TransferId>()
    const person = isTold(reason) ? owner : null
    return { kind: 'suspend', unit, id, currency, minor, reason, owner, person }
  }
  if (unit.reason) return suspend(unit.reason)
  const named = whose(unit, owners)
  if (typeof named === 'string') return suspend(named)
  const refused = refuseReceiver(named.person, named.restrictions, currency, policy)
  const { person, reference } = named
  if (refused) return suspend(refused, person)
  const about = { operation: 'deposit', method: 'bank', currency, country: person.country } as const
  const feeMinor = policy.feeFor(about)(money(minor, currency)).minor
  if (minor < policy.minimumFor(about) || feeMinor >= minor) return suspend('below_minimum', person)
  if (!tally.admits(person, currency, minor)) return suspend('above_limit', person)
  const ids = { id: ctx.ids.next<TransferId>(), feeId: ctx.ids.next<TransferId>() }
  return { kind: 'credit', unit, ...ids, currency, minor, feeMinor, person, reference }
}

/** What the people in question have deposited so far, each currency of the file. */
const loadTally = async (
  ctx: TxContext,
  units: readonly Unit[],
  owners: Owners,
  policy: Policy,
): Promise<DepositTally> => {
  const asked = new Map<string, { person: PersonSummary; currency: Currency }>()
  for (const unit of units) {
    const currency = unit.source.ours?.currency
    for (const reference of unit.references) {
      const person = owners.get(reference)?.person
      if (person && currency) asked.set(`${person.id} ${currency}`, { person, currency })
    }
  }
  const wanted = [...asked.values()]
  const usages = await depositUsages(ctx, wanted)
  const tally = createDepositTally(policy, ctx.clock.now())
  for (const [index, { person, currency }] of wanted.entries()) {
    tally.start(person.id, currency, usages[index]!)
  }
  return tally
}

const settles = (unit: Unit, ordered: OrderedReturn): boolean =>
  unit.source.ours?.currency === ordered.currency && unit.minor === ordered.amountMinor

/**
 * Decides each unit: credited to the one person whose reference it carries, or into suspense with
 * the reason; a debit that carries out a return of ours settles it.
 */
export const matchUnits = async (
  ctx: TxContext,
  units: readonly Unit[],
  policy: Policy,
): Promise<readonly Decision[]> => {
  const credits = units.filter(({ outcome }) => outcome === null)
  const owners = await loadOwners(ctx, credits)
  const rules = { owners, policy, tally: await loadTally(ctx, credits, owners, policy) }
  const debits = units.filter(({ outcome, endToEndId }) => outcome === 'debit' && endToEndId)
  const ordered = await findOrderedReturns(
    ctx,
    debits.map(({ endToEndId }) => endToEndId!),
  )
  const left = new Map(ordered.map((entry) => [entry.endToEndId, entry]))
  const withdrawals: OpenWithdrawals = await openWithdrawalsIn(ctx, units)
  return units.map((unit): Decision => {
    const match = findMatch(unit, withdrawals)
    if (match) return { kind: 'none', unit, ...match }
    if (unit.outcome === null) return decideCredit(ctx, unit, rules)
    const found = unit.outcome === 'debit' ? left.get(unit.endToEndId ?? '') : undefined
    if (!found || !settles(unit, found)) return { kind: 'none', unit, outcome: unit.outcome }
    left.delete(found.endToEndId)
    const { currency, amountMinor: minor } = found
    return { kind: 'settle', unit, id: ctx.ids.next(), currency, minor, ordered: found }
  })
}
