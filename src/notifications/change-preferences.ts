import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { notificationsEvents } from './events.ts'
import { type Choice, loadPreferences, putPreferences } from './preference-store.ts'
import { showPreferences } from './preferences.ts'
import { notificationsProblems } from './problems.ts'
import { type Channel, isSecurity, type Preferences, type Topic, wants } from './topics.ts'

type Wish = { readonly topic: Topic; readonly channel: Channel; readonly isOn: boolean }

/** To leave security on is no choice; of two wishes about the same the last one holds. */
const choicesOf = (wishes: readonly Wish[]): Choice[] => {
  const choices = new Map<string, Choice>()
  for (const { topic, channel, isOn } of wishes) {
    if (isSecurity(topic)) {
      if (!isOn) throw notificationsProblems.security_stays_on()
      continue
    }
    if (channel === 'sms') throw notificationsProblems.channel_not_offered()
    choices.set(`${topic}.${channel}`, { topic, channel, isOn })
  }
  return [...choices.values()]
}

const turnsOff = (before: Preferences, choices: readonly Choice[]): boolean =>
  choices.some(({ topic, channel, isOn }) => !isOn && wants(before, topic, channel))

/**
 * Keeps by which ways a person wants to be told. Whoever turns something off is told so by mail: it
 * might be somebody who got in.
 * @throws notifications.security_stays_on, channel_not_offered (422)
 */
export const changePreferences = async (ctx: TxContext, wishes: readonly Wish[]) => {
  const personId = signedIn(ctx)
  const choices = choicesOf(wishes)
  const before = (await loadPreferences(ctx, [personId])).get(personId) ?? new Map()
  if (choices.length > 0) {
    await putPreferences(ctx, personId, choices)
    await publish(ctx, [
      notificationsEvents.preferencesChanged(personId, turnsOff(before, choices)),
    ])
  }
  const after = new Map(before)
  for (const { topic, channel, isOn } of choices) after.set(`${topic}.${channel}`, isOn)
  return showPreferences(after)
}
