import { findPeople } from '#identity'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { workdaysLater } from '../answer-by.ts'
import { verificationEvents } from '../events.ts'
import { matchName } from './match-name.ts'
import type { SanctionsList } from './read-list.ts'
import { insertScreening, loadLatestScreening } from './screening-store.ts'

/** A person looks at a possible match within so many working days. */
const lookDays = 3

/**
 * Compares somebody with the list, once for each name and version of it. A match that was dismissed
 * before stays so while entries and name are the same.
 */
export const screenPerson = async (
  ctx: TxContext,
  list: SanctionsList,
  personId: PersonId,
): Promise<void> => {
  const person = (await findPeople(ctx, [personId])).get(personId)
  if (!person || person.state === 'closed') return
  const before = await loadLatestScreening(ctx, personId)
  const isKnown = before?.listVersion === list.version && before.name === person.name
  if (isKnown || before?.state === 'confirmed') return
  const matches = matchName(person.name, person.country, list.entries)
  const dismissed = new Set(
    before?.state === 'dismissed' && before.name === person.name
      ? before.matches.map(({ entryId }) => entryId)
      : [],
  )
  const isOpen = matches.some(({ entryId }) => !dismissed.has(entryId))
  const at = ctx.clock.now()
  const id = ctx.ids.next()
  await insertScreening(ctx, {
    ...{ id, personId, listVersion: list.version, name: person.name, at, matches },
    state: isOpen ? 'possible' : 'clear',
    answerBy: isOpen ? workdaysLater(at, lookDays) : null,
  })
  if (isOpen) await publish(ctx, [verificationEvents.matchFound(id, list.version)])
}
