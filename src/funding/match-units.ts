import { findPeople, type PersonSummary } from '#identity'
import { type Currency, money } from '#money'
import type { TxContext } from '#platform/context'
import type { TransferId } from '#platform/ids'
import type { Policy } from '#policy'
import { barrierTo, loadPlacedRestrictions, type Restriction } from '#risk'
import type { Outcome, SuspenseReason } from './codes.ts'
import type { Unit } from './plan-import.ts'
import { findOrderedReturns, type OrderedReturn } from './return-store.ts'
import { findReferenceOwners } from './store.ts'

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
    }
  | {
      readonly kind: 'settle'
      readonly unit: Unit
      readonly id: TransferId
      readonly currency: Currency
      readonly minor: bigint
      readonly ordered: OrderedReturn
    }
  | { readonly kind: 'none'; readonly unit: Unit; readonly outcome: Outcome }

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

const decideCredit = (ctx: TxContext, unit: Unit, owners: Owners, policy: Policy): Decision => {
  const { currency } = unit.source.ours!
  const minor = unit.minor!
  const suspend = (reason: SuspenseReason): Decision => {
    return { kind: 'suspend', unit, id: ctx.ids.next<TransferId>(), currency, minor, reason }
  }
  if (unit.reason) return suspend(unit.reason)
  const named = whose(unit, owners)
  if (typeof named === 'string') return suspend(named)
  const refused = refuseReceiver(named.person, named.restrictions, currency, policy)
  if (refused) return suspend(refused)
  const { person, reference } = named
  const feeMinor = policy.bankDeposits.feeOf(money(minor, currency)).minor
  const minimum = policy.bankDeposits.minimum[currency] ?? 0n
  if (minor < minimum || feeMinor >= minor) return suspend('below_minimum')
  const ids = { id: ctx.ids.next<TransferId>(), feeId: ctx.ids.next<TransferId>() }
  return { kind: 'credit', unit, ...ids, currency, minor, feeMinor, person, reference }
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
  const owners = await loadOwners(
    ctx,
    units.filter(({ outcome }) => outcome === null),
  )
  const debits = units.filter(({ outcome, endToEndId }) => outcome === 'debit' && endToEndId)
  const ordered = await findOrderedReturns(
    ctx,
    debits.map(({ endToEndId }) => endToEndId!),
  )
  const left = new Map(ordered.map((entry) => [entry.endToEndId, entry]))
  return units.map((unit): Decision => {
    if (unit.outcome === null) return decideCredit(ctx, unit, owners, policy)
    const found = unit.outcome === 'debit' ? left.get(unit.endToEndId ?? '') : undefined
    if (!found || !settles(unit, found)) return { kind: 'none', unit, outcome: unit.outcome }
    left.delete(found.endToEndId)
    const { currency, amountMinor: minor } = found
    return { kind: 'settle', unit, id: ctx.ids.next(), currency, minor, ordered: found }
  })
}
