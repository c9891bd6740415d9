import { findPeople } from '#identity'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, type PersonId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import { type Appeal, loadAppeals } from './appeal-store.ts'
import type { StaffRestriction } from './contract.ts'
import { type KeptHappening, loadHappenings } from './history-store.ts'
import { type RiskReason, riskReasons } from './reasons.ts'
import { requirePerson } from './require-person.ts'
import { needsTwo, roleOf } from './staff-rights.ts'
import { listOfPerson, listOpen, type RestrictionRow } from './store.ts'

type Item = Static<typeof StaffRestriction>

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

const titleOf = ({ reason }: RestrictionRow, ctx: TxContext): string =>
  Object.hasOwn(riskReasons, reason)
    ? riskReasons[reason as RiskReason].title[ctx.language]
    : reason

const mayDecide = (ctx: TxContext, row: RestrictionRow): boolean => {
  if (ctx.actor.kind !== 'person' || row.state === 'lifted') return false
  const { personId, roles } = ctx.actor
  return personId !== row.personId && roles.includes(roleOf[row.category])
}

const appealOf = (appeal: Appeal | undefined): Item['appeal'] =>
  appeal
    ? {
        ...{ words: appeal.words, state: appeal.state, answer: appeal.answer },
        ...{ madeAt: appeal.madeAt.toISOString(), answerBy: appeal.answerBy.toISOString() },
      }
    : null

type Known = {
  readonly nameOf: (id: PersonId | null) => string | null
  readonly person: { readonly accountNumber: string; readonly maskedName: string } | undefined
  readonly appeal: Appeal | undefined
  readonly history: readonly KeptHappening[]
}

const itemOf = (ctx: TxContext, row: RestrictionRow, known: Known): Item => ({
  id: formatId('restriction', row.id),
  accountNumber: known.person?.accountNumber ?? '',
  maskedName: known.person?.maskedName ?? '',
  ...{ category: row.category, code: `risk.${row.reason}`, title: titleOf(row, ctx) },
  affects: [...row.affects],
  currencies: row.currencies && [...row.currencies],
  ...{ disclosure: row.disclosure, state: row.state, note: row.note },
  since: row.since.toISOString(),
  reviewDue: row.reviewDue.toISOString(),
  overdueSince: iso(row.overdueSince ?? (row.reviewDue <= ctx.clock.now() ? row.reviewDue : null)),
  endsAt: iso(row.endsAt),
  liftedAt: iso(row.liftedAt),
  placedBy: known.nameOf(row.placedBy),
  liftRequestedBy: known.nameOf(row.liftRequestedBy),
  mayDecide: mayDecide(ctx, row),
  needsTwo: needsTwo(row.category),
  appeal: appealOf(known.appeal),
  history: known.history.map(({ kind, at, by, reviewDue, note }) => ({
    ...{ kind, at: at.toISOString(), reviewDue: iso(reviewDue), note },
    // Of the person themselves the name stays masked.
    by: by === row.personId ? (known.person?.maskedName ?? null) : known.nameOf(by),
  })),
})

/** Restrictions as staff see them, in the order given. */
export const showStaffRestrictions = async (
  ctx: TxContext,
  rows: readonly RestrictionRow[],
): Promise<Item[]> => {
  const ids = rows.map(({ id }) => id)
  const appeals = await loadAppeals(ctx, ids)
  const histories = await loadHappenings(ctx, ids)
  const staff = [...histories.values()].flat().flatMap(({ by }) => (by ? [by] : []))
  const people = await findPeople(ctx, [
    ...new Set([...rows.map(({ personId }) => personId), ...staff]),
  ])
  const nameOf = (id: PersonId | null) => (id ? (people.get(id)?.name ?? null) : null)
  return rows.map((row) => {
    const person = people.get(row.personId)
    const history = histories.get(row.id) ?? []
    return itemOf(ctx, row, { nameOf, person, appeal: appeals.get(row.id), history })
  })
}

/** All that was ever placed on an account. @throws platform.not_found */
export const showPersonRestrictions = async (ctx: TxContext, number: string) => {
  const { id, accountNumber, maskedName } = await requirePerson(ctx, number)
  const rows = await listOfPerson(ctx, id)
  return { accountNumber, maskedName, items: await showStaffRestrictions(ctx, rows) }
}

/** What is in force, the soonest date first. @throws platform.cursor_invalid */
export const listReviews = async (
  ctx: TxContext,
  cursors: Cursors,
  query: { readonly cursor?: string; readonly limit?: string },
) => {
  const limit = pageLimit(query.limit)
  const list = 'risk.reviews'
  const [due = '', id = ''] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const after = query.cursor === undefined ? null : { due, id }
  const rows = await listOpen(ctx, { after, limit: limit + 1 })
  const items = await showStaffRestrictions(ctx, rows)
  const shown = rows.map((row, index) => ({ row, item: items[index]! }))
  return toPage(
    shown,
    limit,
    ({ item }) => item,
    ({ row }) => cursors.write(list, [row.reviewDue.toISOString(), row.id]),
  )
}
