import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../../test/support/identity-world.ts'
import { giveDemoAuthenticator } from '../factors/demo-authenticator.ts'
import { totpCodeAt } from '../factors/totp.ts'
import { findPeople } from '../find-people.ts'
import { followTimeZones } from '../limit-zone/follow-time-zone.ts'
import { grantOnMachine } from '../staff/grant-on-machine.ts'

const database = await createTestDatabase()
const { call, clock, ctx, enrol, signIn } = await createIdentityWorld(database)
const inTx = <T>(work: Parameters<typeof inTestTransaction<T>>[2]) =>
  inTestTransaction(database, ctx, work)

/** A reviewer, who answers checks by an authenticator. */
const reviewer = async (email: string) => {
  const person = await enrol({ email, name: 'Tess Okoye' })
  await inTx((tx) => grantOnMachine(tx, person.id, { role: 'verification', insisted: true }))
  const token = tokenOf(await signIn(email))
  const secret = await inTx((tx) => giveDemoAuthenticator(tx, person.id))
  const set = async (accountNumber: string, tier: number, reason = 'Passport seen') => {
    const path = `/v1/staff/people/${accountNumber}/tier`
    const refused = await call(path, { tier, reason }, { token })
    if (refused.json.code !== 'platform.step_up_needed') return { ...refused, shown: '' }
    const { proof, shown } = refused.json.step_up
    clock.advanceMs(60_000)
    const code = totpCodeAt(secret, clock.now())
    await call('/v1/proofs/answer', { proof, method: 'totp', code })
    const done = await call(path, { tier, reason }, { token, proof })
    return { ...done, shown: shown as string }
  }
  return { ...person, token, set }
}
const eventsOf = async (id: string) =>
  (
    await database.owner.query(
      `SELECT data FROM platform.events WHERE type = 'identity.tier_changed' AND subject = $1
       ORDER BY id`,
      [id],
    )
  ).rows.map(({ data }) => data)

test('A reviewer raises a tier by a fresh factor that names whom and what; it is told and on record', async () => {
  const tess = await reviewer('tess@example.org')
  const anna = await enrol({ name: 'Anna Keller' })
  const shown = await call(`/v1/staff/people/${anna.accountNumber}/tier`, undefined, tess)
  assert.deepEqual([shown.status, shown.json.tier, shown.json.maskedName], [200, 0, 'A*** K***r'])
  assert.deepEqual(
    shown.json.tiers.map(({ title }: { title: string }) => title),
    ['Contact confirmed', 'Identity confirmed', 'Address confirmed'],
  )
  const raised = await tess.set(anna.accountNumber, 1)
  assert.deepEqual([raised.status, raised.json.tier], [200, 1])
  assert.match(raised.shown, /A\*\*\* K\*\*\*r \(OK\d{9}\) to tier 1, Identity confirmed/)
  const found = await inTx((tx) => findPeople(tx, [anna.id]))
  assert.equal(found.get(anna.id)?.tier, 1)
  const title = { en: 'Identity confirmed', 'zh-CN': '已验证身份' }
  assert.deepEqual(await eventsOf(anna.id), [{ from: 0, to: 1, title }])
  const { rows } = await database.owner.query(
    "SELECT kind, facts FROM audit.entries WHERE person_id = $1 AND kind = 'tier_changed'",
    [anna.id],
  )
  assert.deepEqual(rows, [
    { kind: 'tier_changed', facts: { from: 0, to: 1, reason: 'Passport seen' } },
  ])
  const lowered = await tess.set(anna.accountNumber, 0, 'Passport was forged')
  assert.deepEqual([lowered.status, lowered.json.tier], [200, 0])
})

test('Nobody verifies themselves, and nobody is verified twice to the same tier', async () => {
  const tess = await reviewer('tess.own@example.org')
  const anna = await enrol({})
  const own = await tess.set(tess.accountNumber, 2)
  assert.deepEqual([own.status, own.json.code], [409, 'identity.own_tier'])
  const same = await tess.set(anna.accountNumber, 0)
  assert.deepEqual([same.status, same.json.code], [409, 'identity.tier_unchanged'])
  const nobody = await tess.set('OK123456789', 1)
  assert.deepEqual([nobody.status, nobody.json.code], [404, 'identity.tier_person_unknown'])
  const token = tokenOf(await signIn((await enrolled()).email))
  const refused = await call(`/v1/staff/people/${anna.accountNumber}/tier`, undefined, { token })
  assert.equal(refused.json.code, 'platform.not_permitted')
})

const enrolled = async () => {
  const email = 'customer@example.org'
  return { ...(await enrol({ email })), email }
}

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
