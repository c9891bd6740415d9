import { type Contacts, contactsOf } from '#identity'
import type { TxContext } from '#platform/context'
import { type PublishedEvent, publish } from '#platform/events'
import { formatId, type PersonId } from '#platform/ids'
import { queueMails } from '#platform/mail'
import { countMessagesOf } from '#platform/message-store'
import { queueTexts } from '#platform/sms'
import { chooseWays, type Ways } from './choose-ways.ts'
import { notificationsEvents } from './events.ts'
import { noticeKinds } from './kinds/kinds.ts'
import { noticeMail, noticeText } from './notice-messages.ts'
import { insertNotices, type NewNotice } from './notice-store.ts'
import { loadPreferences } from './preference-store.ts'
import { readEvent, type Told } from './read-event.ts'

type Telling = {
  readonly event: PublishedEvent
  readonly personId: PersonId
  readonly told: Told
  readonly contacts: Contacts
  readonly ways: Ways
  readonly noticeId: string
}

const dayMs = 86_400_000

const plan = async (
  ctx: TxContext,
  events: readonly PublishedEvent[],
): Promise<readonly Telling[]> => {
  const read = events.flatMap((event) => {
    const told = readEvent(event)
    return told ? [{ event, told, personId: event.subject as PersonId }] : []
  })
  if (read.length === 0) return []
  const people = [...new Set(read.map(({ personId }) => personId))]
  const since = new Date(ctx.clock.now().getTime() - dayMs)
  const contactsByPerson = await contactsOf(ctx, people)
  const preferences = await loadPreferences(ctx, people)
  const texts = await countMessagesOf(ctx, people, 'sms', since)
  return read.flatMap(({ personId, ...one }) => {
    const contacts = contactsByPerson.get(personId)
    if (!contacts) return []
    const ways = chooseWays(noticeKinds[one.told.kind], {
      contacts,
      preferences: preferences.get(personId) ?? new Map(),
      textsToday: texts.get(personId) ?? 0,
    })
    return [{ ...one, personId, contacts, ways, noticeId: ctx.ids.next() }]
  })
}

const noticeOf = ({ event, personId, told, ways, noticeId }: Telling): NewNotice => ({
  id: noticeId,
  eventId: event.id,
  personId,
  kind: told.kind,
  params: { ...told.params, ...(told.movementId && { movementId: told.movementId }) },
  isListed: ways.isListed,
  happenedAt: event.at,
})

const recordOf = ({ personId, told }: Telling) => ({
  personId,
  template: `notifications.${told.kind}`,
})

const mailsOf = (telling: Telling) => {
  const { told, contacts, ways } = telling
  if (ways.mail === null) return []
  const mail = noticeMail(ways.mail, noticeKinds[told.kind], told.params, contacts)
  return [{ ...recordOf(telling), mail }]
}

const textsOf = (telling: Telling) => {
  const { told, contacts, ways } = telling
  if (ways.sms === null) return []
  const text = noticeText(noticeKinds[told.kind], told.params, contacts)
  return [{ ...recordOf(telling), sms: { to: ways.sms, text } }]
}

/**
 * Tells people what happened to them: a notice for each event, mail and SMS as its kind and the
 * person want it. An event that comes again is told no second time.
 */
export const tellPeople = async (
  ctx: TxContext,
  events: readonly PublishedEvent[],
): Promise<void> => {
  const planned = await plan(ctx, events)
  if (planned.length === 0) return
  const isNew = await insertNotices(ctx, planned.map(noticeOf))
  const tellings = planned.filter(({ noticeId }) => isNew.has(noticeId))
  await queueMails(ctx, tellings.flatMap(mailsOf))
  await queueTexts(ctx, tellings.flatMap(textsOf))
  const listed = tellings.filter(({ ways }) => ways.isListed)
  await publish(
    ctx,
    listed.map(({ personId, noticeId, told }) =>
      notificationsEvents.arrived(personId, formatId('notice', noticeId), told.kind),
    ),
  )
}
