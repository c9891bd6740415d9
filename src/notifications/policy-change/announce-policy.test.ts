import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonId } from '#platform/ids'
import { forgetPolicy, policyEvents } from '#policy'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createNoticesWorld } from '../../../test/support/notices-world.ts'
import { announceJob } from './announce-policy.ts'

const database = await createTestDatabase()
forgetPolicy()
const world = await createNoticesWorld(database)
const { happen, enrol, call, mailsTo, ctx, ids, module } = world

/** A version in which a German with euros may send less a day. */
await database.owner.query(`
  INSERT INTO policy.versions (version, effective_from, announced_at, document)
  SELECT 5, '2026-12-10T00:00:00Z', '2026-11-20T08:00:00Z', document || jsonb_build_object('limits',
    document->'limits' || '[{"operation": "transfer", "method": "okpay", "currency": "EUR",
      "tier": "any", "countries": {"only": ["DE"]}, "perTransaction": "500.00", "perDay": "1000.00"}]')
  FROM policy.versions WHERE version = 4`)

const announced = policyEvents.announced(ids.next(), {
  ...{ version: 5, previous: 4, effectiveFrom: '2026-12-10T00:00:00.000Z' },
  topics: ['limits'],
})
const job = module.jobs?.find(({ name }) => name === announceJob)
const waiting = async () =>
  Number(
    (
      await database.owner.query(
        `SELECT count(*) FROM graphile_worker._private_jobs AS j
         JOIN graphile_worker._private_tasks AS t ON t.id = j.task_id WHERE t.identifier = $1`,
        [announceJob],
      )
    ).rows[0].count,
  )
const runJob = () =>
  inTestTransaction(database, ctx, async (tx) => {
    if (!job || !('handle' in job)) throw new Error('Nobody announces')
    await job.handle(tx, { version: 5 })
  })
const noticesOf = async (person: { id: PersonId }, language = 'en') =>
  (await call(person, '/v1/notices', { language })).json.items

test('Those whom a new policy concerns are told once, by notice and mail, the others not at all', async () => {
  const anna = await enrol({ email: 'anna@example.com' })
  const mei = await enrol({ country: 'CN', language: 'zh-CN', mainCurrency: 'CNY' })
  const luc = await enrol({ country: 'FR' })
  // More people than one job looks at.
  for (let index = 0; index < 205; index++) await enrol({ country: 'FR' })
  const zoe = await enrol({ language: 'zh-CN' })
  await happen(announced)
  assert.equal(await waiting(), 1)
  await runJob()
  assert.equal(await waiting(), 2, 'the rest is left to the next job')
  await runJob()
  // As often as a job may come again after a crash.
  await runJob()
  await world.relay.drain()
  const [notice, ...more] = await noticesOf(anna)
  assert.deepEqual(more, [])
  assert.equal(notice.title, 'Our policy changes')
  assert.match(notice.text, /^Version 5 .* on 10 Dec 2026, 01:00 \(UTC\+1\).* changes: limits\./)
  assert.deepEqual(notice.opens, { place: 'policies', id: null })
  assert.equal((await mailsTo('anna@example.com')).length, 1)
  assert.match((await noticesOf(zoe, 'zh-CN'))[0].text, /第 5 版将于 .*，涉及：限额。/)
  for (const other of [mei, luc]) assert.deepEqual(await noticesOf(other), [])
  const { rows } = await database.owner.query('SELECT * FROM notifications.policy_announcements')
  assert.equal(rows.length, 1)
  assert.equal(rows[0].told_count, 2)
  assert.ok(rows[0].finished_at)
})

test('An announcement that comes again tells nobody again', async () => {
  await happen(announced)
  await runJob()
  await world.relay.drain()
  const { rows } = await database.owner.query(
    `SELECT count(*) FROM notifications.notices WHERE kind = 'policy_change'`,
  )
  assert.equal(Number(rows[0].count), 2)
})
