import { findPeople, lockPerson } from '#identity'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { workdaysLater } from '../answer-by.ts'
import { verificationEvents } from '../events.ts'
import { type Match, matchName } from './match-name.ts'
import type { SanctionsList } from './read-list.ts'
import { insertScreening, loadDismissed, loadLatestScreening } from './screening-store.ts'

/** A person looks at a possible match within so many working days. */
const lookDays = 3

/** What was looked at: another name on either side is another question. */
const markOf = ({ entryId, name, matched }: Match): string => [entryId, name, matched].join('\n')

/**
 * Compares somebody with the list, once for each name and version of it. A match that was dismissed
 * once stays so while entry and name are the same. Of an account that is closed nothing is looked
 * at any more.
 */
export const screenPerson = async (
  ctx: TxContext,
  list: SanctionsList,
  personId: PersonId,
): Promise<void> => {
  // Whoever else compares or decides about them waits: nobody works with what is about to change.
  await lockPerson(ctx, personId)
  const person = (await findPeople(ctx, [personId])).get(personId)
  if (!person) return
  const before = await loadLatestScreening(ctx, personId)
  const isKnown = before?.listVersion === list.version && before.name === person.name
  if (isKnown || before?.state === 'confirmed') return
  const isClosed = person.state === 'closed'
  const matches = isClosed ? [] : matchName(person.name, person.country, list.entries)
  const dismissed = new Set((await loadDismissed(ctx, personId, person.name)).map(markOf))
  const isOpen = matches.some((match) => !dismissed.has(markOf(match)))
  const at = ctx.clock.now()
  const id = ctx.ids.next()
  await insertScreening(ctx, {
    ...{ id, personId, listVersion: list.version, name: person.name, at, matches },
    state: isOpen ? 'possible' : 'clear',
    answerBy: isOpen ? workdaysLater(at, lookDays) : null,
  })
  if (isOpen) await publish(ctx, [verificationEvents.matchFound(id, list.version)])
}
