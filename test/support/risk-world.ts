import { tmpdir } from 'node:os'
import { after } from 'node:test'
import { createAuditModule } from '#audit'
import { setPersonState } from '#identity'
import { createNotificationsModule } from '#notifications'
import { prepareJobs } from '#platform/database/prepare-jobs'
import type { PersonId } from '#platform/ids'
import { silentLog } from '#platform/log'
import { createOutboxRelay } from '#platform/outbox'
import { systemRandom } from '#platform/random'
import { createRiskModule } from '#risk'
import { keepReviews } from '../../src/risk/jobs.ts'
import { asPerson, inTestTransaction, testSecrets } from './context.ts'
import type { TestDatabase } from './database.ts'
import { type Answer, startTestServer } from './http.ts'
import { createWorld } from './world.ts'

type Someone = { readonly id: PersonId; readonly accountNumber: string }
type Role = 'person' | 'senior_support' | 'verification' | 'auditor'
type Init = { readonly as?: Role; readonly body?: unknown; readonly language?: string }

/** What staff place when a test does not say otherwise. */
const usual = {
  ...{ category: 'risk_review', reason: 'unusual_activity', affects: ['transfer_out'] },
  ...{ reviewDue: '2026-11-24T18:00:00.000Z', disclosure: 'full', note: 'Three new payees.' },
}

/**
 * Money, people and restrictions over the real pipeline: `ask` calls as a person or as staff,
 * `place` restricts, `settle` lets everybody be told, `tick` does what the clock asks for.
 */
export const createRiskWorld = async (database: TestDatabase) => {
  await prepareJobs(database.owner)
  const world = await createWorld(database)
  const { clock, ids, ctx } = world
  const parts = { pool: database.pool, clock, ids, random: systemRandom, log: silentLog }
  const modules = [
    createRiskModule({ secrets: testSecrets }),
    createNotificationsModule({ secrets: testSecrets }),
    createAuditModule({ ...parts, config: { dataFolder: tmpdir() }, secrets: testSecrets }),
  ]
  const listeners = modules.flatMap((module) => module.listeners ?? [])
  const relay = createOutboxRelay({ ...parts, listeners, pollMs: 60_000 })
  await relay.start()
  const server = await startTestServer({
    ...parts,
    modules,
    authenticate: async (_, token) => {
      const [, role, id = ''] = /^([a-z_]+)-(.+)$/.exec(token) ?? []
      return role === 'person' ? asPerson(id) : asPerson(id, role as Exclude<Role, 'person'>)
    },
    rateFactor: 0,
  })
  after(async () => {
    await server.close()
    await relay.stop()
  })

  const ask = (
    { id }: { readonly id: PersonId },
    path: string,
    { as = 'person', body, language = 'en' }: Init = {},
  ): Promise<Answer> =>
    server.call(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...{ authorization: `Bearer ${as}-${id}`, 'accept-language': language },
        ...{ 'x-okpay-proof': 'answered' },
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })

  const senior = await world.enrol({ name: 'Sam Senior' })
  const reviewer = await world.enrol({ name: 'Vera Reviewer' })
  const second = await world.enrol({ name: 'Victor Second' })

  const placeAnswer = (person: Someone, change: Record<string, unknown> = {}, by = senior) =>
    ask(by, `/v1/staff/people/${person.accountNumber}/restrictions`, {
      as: by.id === senior.id ? 'senior_support' : 'verification',
      body: { ...usual, ...change },
    })
  /** The id of the new restriction. */
  const place = async (person: Someone, change: Record<string, unknown> = {}, by = senior) => {
    const answer = await placeAnswer(person, change, by)
    if (answer.status !== 201) throw new Error(answer.text)
    return answer.json.id as string
  }
  const decide = (id: string, what: 'lift' | 'extend' | 'answer', body: unknown, by = senior) =>
    ask(by, `/v1/staff/restrictions/${id}/${what}`, {
      as: by.id === senior.id ? 'senior_support' : 'verification',
      body,
    })
  const lift = (id: string, by = senior) => decide(id, 'lift', { reason: 'Explained.' }, by)
  const mine = async (person: Someone, language = 'en') =>
    (await ask(person, '/v1/me/restrictions', { language })).json
  const appeal = (person: Someone, id: string, words = 'It was for my new flat.') =>
    ask(person, `/v1/me/restrictions/${id}/appeal`, { body: { words } })
  const settle = () => relay.drain()
  const tick = () => inTestTransaction(database, ctx, (tx) => keepReviews(tx))
  const freezeByRisk = (person: Someone) =>
    inTestTransaction(database, ctx, (tx) => setPersonState(tx, person.id, 'frozen_by_risk'))

  return {
    ...{ ...world, ask, senior, reviewer, second, place, placeAnswer, decide, lift, mine, appeal },
    ...{ settle, tick, freezeByRisk },
  }
}
