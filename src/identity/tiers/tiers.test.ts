import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../../test/support/identity-world.ts'
import { findPeople } from '../find-people.ts'
import { followTimeZones } from '../limit-zone/follow-time-zone.ts'
import { setTier } from './set-tier.ts'

const database = await createTestDatabase()
const { call, clock, ctx, enrol, signIn } = await createIdentityWorld(database)
const inTx = <T>(work: Parameters<typeof inTestTransaction<T>>[2]) =>
  inTestTransaction(database, ctx, work)

const eventsOf = async (id: string) =>
  (
    await database.owner.query(
      `SELECT data FROM platform.events WHERE type = 'identity.tier_changed' AND subject = $1
       ORDER BY id`,
      [id],
    )
  ).rows.map(({ data }) => data)

test('A tier follows the documents, is told once, and stands on record with its reason', async () => {
  const anna = await enrol({ name: 'Anna Keller' })
  await inTx((tx) => setTier(tx, anna.id, 1, 'identity approved'))
  await inTx((tx) => setTier(tx, anna.id, 1, 'identity approved'))
  const found = await inTx((tx) => findPeople(tx, [anna.id]))
  assert.equal(found.get(anna.id)?.tier, 1)
  const title = { en: 'Identity confirmed', 'zh-CN': '已验证身份' }
  assert.deepEqual(await eventsOf(anna.id), [{ from: 0, to: 1, title }])
  const { rows } = await database.owner.query(
    "SELECT kind, facts FROM audit.entries WHERE person_id = $1 AND kind = 'tier_changed'",
    [anna.id],
  )
  assert.deepEqual(rows, [
    { kind: 'tier_changed', facts: { from: 0, to: 1, because: 'identity approved' } },
  ])
})

test('Limits follow a person who moved twice as soon as the first move is settled', async () => {
  const email = 'mover@example.org'
  const anna = await enrol({ email, timeZone: 'Europe/Berlin' })
  const token = tokenOf(await signIn(email))
  const move = (timeZone: string) => call('/v1/me', { timeZone }, { token, method: 'PATCH' })
  const zoneOf = async () => (await inTx((tx) => findPeople(tx, [anna.id]))).get(anna.id)?.limitZone
  assert.deepEqual(await zoneOf(), { zone: 'Europe/Berlin', before: null, from: null })
  assert.equal((await move('Asia/Tokyo')).status, 200)
  const first = await zoneOf()
  assert.deepEqual([first?.zone, first?.before], ['Asia/Tokyo', 'Europe/Berlin'])
  await move('America/New_York')
  assert.deepEqual(await zoneOf(), first)
  await inTx((tx) => followTimeZones(tx))
  assert.deepEqual(await zoneOf(), first)
  clock.advanceMs(3 * 86_400_000)
  await inTx((tx) => followTimeZones(tx))
  const second = await zoneOf()
  assert.deepEqual([second?.zone, second?.before], ['America/New_York', 'Asia/Tokyo'])
  await inTx((tx) => followTimeZones(tx))
  assert.deepEqual(await zoneOf(), second)
})
