import { findPeople, type PersonSummary } from '#identity'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { PersonId } from '#platform/ids'
import { type Cursors, pageLimit, toPage } from '#platform/paging'
import type { verificationContract } from '../contract.ts'
import type { Document, DocumentState } from '../document.ts'
import { listByState } from '../document-store.ts'
import { type KeptSide, loadSides } from '../images/image-store.ts'
import { documentReply } from '../show-document.ts'

type Reviewed = Static<
  (typeof verificationContract)['POST /v1/staff/documents/{id}/approve']['reply'][200]
>

type Around = {
  readonly people: ReadonlyMap<PersonId, PersonSummary>
  readonly sides: readonly KeptSide[]
}

const reviewed = (ctx: TxContext, document: Document, { people, sides }: Around): Reviewed => {
  const person = people.get(document.personId as PersonId)
  const { answerBy, state } = document
  return {
    ...documentReply(document, sides, ctx.language),
    person: {
      accountNumber: person?.accountNumber ?? '',
      name: person?.name ?? '',
      country: person?.country ?? '',
      tier: person?.tier ?? 0,
    },
    isLate: (state === 'submitted' || state === 'in_review') && answerBy! <= ctx.clock.now(),
    takenByMe: document.takenBy === signedIn(ctx),
    note: document.note,
  }
}

const around = async (ctx: TxContext, documents: readonly Document[]): Promise<Around> => ({
  people: await findPeople(
    ctx,
    documents.map(({ personId }) => personId as PersonId),
  ),
  sides: await loadSides(
    ctx,
    documents.map(({ id }) => id),
  ),
})

/** One document as a reviewer reads it. */
export const showReviewed = async (ctx: TxContext, document: Document): Promise<Reviewed> =>
  reviewed(ctx, document, await around(ctx, [document]))

type Query = { readonly cursor?: string; readonly limit?: string; readonly state?: DocumentState }

/** The queue: what waits longest on top. No number of a document stands in it in full. */
export const listReviewed = async (ctx: TxContext, cursors: Cursors, query: Query) => {
  const { state = 'submitted' } = query
  const list = `documents:${state}`
  const [after = null] = query.cursor === undefined ? [] : cursors.read(list, query.cursor)
  const limit = pageLimit(query.limit)
  const rows = await listByState(ctx, { state, after, limit: limit + 1 })
  const shown = await around(ctx, rows)
  return toPage(
    rows,
    limit,
    (row) => reviewed(ctx, row, shown),
    ({ id }) => cursors.write(list, [id]),
  )
}
