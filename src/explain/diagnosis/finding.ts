import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { Evidence } from '../explanations/contract.ts'
import type { OfferId } from '../explanations/offers.ts'
import type { About, Road } from './contract.ts'
import type { Snapshot } from './snapshot.ts'

export type FindingRoad = Exclude<Static<typeof Road>, 'all'>

/** What a rule found; the words come from the declaration of its code. */
export type Found = {
  readonly code: string
  readonly certainty: 'certain' | 'likely'
  /** Of the declared words: amounts as in JSON, moments as `Date`. */
  readonly params?: Readonly<Record<string, unknown>>
  readonly since: Date
  readonly evidence: readonly Static<typeof Evidence>[]
  readonly by?: Date | null
  readonly action: OfferId
  /** In which the action is done, where it takes one. */
  readonly currency?: string | null
  readonly about?: Static<typeof About>
  /** On which roads it is worth telling; on `all` everything is. */
  readonly roads: readonly FindingRoad[]
  /** 3 stops everything, 2 something, 1 is a nuisance; 0 says how the thing asked about stands. */
  readonly weight: 0 | 1 | 2 | 3
}

/** Pure: the same snapshot, the same answer. Where there are several of a kind, it tells each. */
export type Rule = (snapshot: Snapshot) => Found | readonly Found[] | null

type Dated = { readonly id: string; readonly at: Date }

/** Entries of the audit record as evidence. */
export const entries = (rows: readonly (Dated & { readonly kind: string })[]) =>
  rows
    .slice(0, 10)
    .map(({ id, at, kind }) => ({ id: formatId('audit', id), type: kind, at: at.toISOString() }))

/** How the account itself stands, where no entry tells of it. */
export const standingSince = ({ personId }: Snapshot, type: string, at: Date) => [
  { id: formatId('person', personId), type, at: at.toISOString() },
]

/** Things that have an id for the outside already. */
export const things = (type: string, rows: readonly Dated[]) =>
  rows.slice(0, 10).map(({ id, at }) => ({ id, type, at: at.toISOString() }))
