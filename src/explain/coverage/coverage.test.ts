import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFullWorld } from '../../../test/matrix/full-world.ts'

const world = await createFullWorld()
const { call, clock, database, personWith, staff } = world
const minute = 60_000
const read = async (token: string, days = '7', language = 'en') =>
  call(`/v1/staff/coverage?days=${days}`, undefined, { token, language })
const written = async () => {
  // The recorder writes beside the answer.
  for (let tries = 0; tries < 50; tries++) {
    const { rows } = await database.owner.query('SELECT 1 FROM explain.refusal_counts')
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test('the lead reads what was refused, how specific it was, and who got through alone', async () => {
  const [anna, ben] = [await personWith(), await personWith()]
  const change = (token: string, timeZone: string) =>
    call('/v1/me', { timeZone }, { token, method: 'PATCH' })
  await change(anna.token, 'Mars/Olympus')
  await change(ben.token, 'Mars/Olympus')
  clock.advanceMs(5 * minute)
  await change(anna.token, 'Asia/Tokyo')
  await written()
  const lead = await staff('support_lead')
  const { json, status } = await read(lead.token)
  assert.equal(status, 200)
  assert.equal(json.trend.length, 7)
  const zone = json.codes.find(
    ({ code }: { code: string }) => code === 'identity.time_zone_unknown',
  )
  assert.deepEqual([zone.count, zone.title], [2, 'There is no such time zone'])
  assert.equal(zone.trend.at(-1).count, 2)
  assert.equal(json.refused, json.specific)
  assert.equal(json.specificShare, '100.0')
  assert.deepEqual(json.solved, { refused: 2, solved: 1, share: '50.0', medianSeconds: 300 })
  assert.equal(json.unmapped, 0)
  await database.owner.query(
    "INSERT INTO explain.refusal_counts VALUES ($1, 'platform.unexpected', 'POST /v1/x', 'web', 1)",
    [clock.now()],
  )
  const after = (await read(lead.token)).json
  assert.equal(after.refused - after.specific, 1)
  assert.equal(Number(after.specificShare) < 100, true)
  const chinese = (await read(lead.token, '30', 'zh-CN')).json
  assert.equal(chinese.trend.length, 30)
  assert.match(chinese.codes[0].title, /\p{Script=Han}/u)
})

test('support and customers do not read it, auditors do', async () => {
  assert.equal((await read((await personWith()).token)).status, 403)
  assert.equal((await read((await staff('support')).token)).status, 403)
  assert.equal((await read((await staff('auditor')).token)).status, 200)
})
