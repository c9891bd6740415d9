import { findPeople, type PersonSummary } from '#identity'
import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId, type PersonId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import type { verificationContract } from '../contract.ts'
import { listScreenings, type Screening } from './screening-store.ts'

type Reply = Static<
  (typeof verificationContract)['POST /v1/staff/screenings/{id}/decide']['reply'][200]
>

export const screeningReply = (
  { id, personId, name, at, state, answerBy, matches, note }: Screening,
  people: ReadonlyMap<PersonId, PersonSummary>,
): Reply => {
  const person = people.get(personId)
  return {
    id: formatId('screening', id),
    accountNumber: person?.accountNumber ?? '',
    ...{ name, country: person?.country ?? '', at: at.toISOString() },
    state: state === 'clear' ? 'dismissed' : state,
    answerBy: answerBy?.toISOString() ?? null,
    matches: matches.map((match) => ({
      ...match,
      ...{ why: [...match.why], countries: [...match.countries] },
    })),
    note,
  }
}

type Query = {
  readonly cursor?: string
  readonly limit?: string
  readonly state?: 'possible' | 'confirmed' | 'dismissed'
}

/** Newest first. */
export const showScreenings = async (ctx: TxContext, cursors: Cursors, query: Query) => {
  const { state = 'possible' } = query
  const list = `screenings:${state}`
  const [before = null] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const limit = pageLimit(query.limit)
  const rows = await listScreenings(ctx, state, before, limit + 1)
  const people = await findPeople(
    ctx,
    rows.map(({ personId }) => personId),
  )
  return toPage(
    rows,
    limit,
    (row) => screeningReply(row, people),
    (row) => cursors.write(list, [row.id]),
  )
}
