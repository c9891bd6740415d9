import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import type { ChosenChannel, Preferences, Topic } from './topics.ts'

type Row = {
  readonly personId: PersonId
  readonly topic: Topic
  readonly channel: ChosenChannel
  readonly isOn: boolean
}

const load: Prepared = {
  name: 'notifications.load-preferences',
  text: `
    SELECT person_id AS "personId", topic, channel, is_on AS "isOn"
    FROM notifications.preferences WHERE person_id = ANY ($1::uuid[])`,
}

/** What these people chose; whoever chose nothing is missing. */
export const loadPreferences = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Preferences>> => {
  const rows = await ctx.tx.query<Row>(load, [personIds])
  const byPerson = Map.groupBy(rows, ({ personId }) => personId)
  return new Map(
    [...byPerson].map(([personId, own]) => [
      personId,
      new Map(own.map(({ topic, channel, isOn }) => [`${topic}.${channel}` as const, isOn])),
    ]),
  )
}

const put: Prepared = {
  name: 'notifications.put-preferences',
  text: `
    INSERT INTO notifications.preferences (person_id, topic, channel, is_on, changed_at)
    SELECT $1, topic, channel, is_on, $5
    FROM unnest($2::text[], $3::text[], $4::boolean[]) AS p (topic, channel, is_on)
    ON CONFLICT (person_id, topic, channel) DO UPDATE
      SET is_on = excluded.is_on, changed_at = excluded.changed_at`,
}

export type Choice = Omit<Row, 'personId'>

/** Keeps what a person chose; each topic and channel at most once. */
export const putPreferences = async (
  ctx: TxContext,
  personId: PersonId,
  choices: readonly Choice[],
): Promise<void> => {
  await ctx.tx.query(put, [
    personId,
    choices.map(({ topic }) => topic),
    choices.map(({ channel }) => channel),
    choices.map(({ isOn }) => isOn),
    ctx.clock.now(),
  ])
}
