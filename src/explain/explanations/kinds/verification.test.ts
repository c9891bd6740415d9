import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId } from '#platform/ids'
import { createTestDatabase } from '../../../../test/support/database.ts'
import { createWorld } from '../../../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const eve = await world.enrol({ name: 'Eve Evans' })
const at = world.clock.now()
const answerBy = new Date(at.getTime() + 48 * 3_600_000)

/** Somebody new with a document as reviewing leaves it behind. */
const insert = async (state: string, reason: string | null = null) => {
  const amy = await world.enrol({ name: 'Amy Adams' })
  const id = world.ids.next()
  const isDecided = ['approved', 'rejected', 'expired', 'replaced'].includes(state)
  await database.owner.query(
    `INSERT INTO verification.documents (id, person_id, kind, variant, expires_on, state,
       started_at, submitted_at, answer_by, decided_at, decided_by, reason, note, policy_version)
     VALUES ($1, $2, 'identity', 'passport', '2026-10-31', $3, $4, $5, $6, $7, $8, $9,
       'secret note', 1)`,
    [
      ...[id, amy.id, state, at, state === 'draft' ? null : at],
      ...[state === 'draft' ? null : answerBy, isDecided ? at : null, isDecided ? eve.id : null],
      reason,
    ],
  )
  return { id: formatId('document', id), amy }
}
type Document = Awaited<ReturnType<typeof insert>>
const explain = ({ id, amy }: Document, as = amy, language = 'en') =>
  world.call(as, `/v1/explanations/verification/${id}`, { language })

test('A document that is being looked at says by when there is an answer', async () => {
  const { json, text } = await explain(await insert('in_review'))
  assert.deepEqual([json.code, json.whoActs], ['explain.document_in_review', 'okpay'])
  assert.equal(json.by, answerBy.toISOString())
  assert.deepEqual(
    json.timeline.map((step: { code: string; state: string }) => `${step.code} ${step.state}`),
    ['started done', 'sent done', 'answered now'],
  )
  assert.ok(!text.includes('secret note'))
})

test('A rejected document says why, what helps, and where to send the next one', async () => {
  const document = await insert('rejected', 'glare')
  const { json } = await explain(document)
  assert.equal(json.title, 'Not accepted: Light reflects on the picture')
  assert.match(json.detail, /without flash/)
  assert.equal(json.actions[0].href, '/verification')
  const chinese = await explain(document, document.amy, 'zh-CN')
  assert.equal(chinese.json.title, '未通过：照片有反光')
})

test('A draft, an approved and an expired document say whose turn it is', async () => {
  const whoActs = async (state: string) => (await explain(await insert(state))).json.whoActs
  assert.equal(await whoActs('draft'), 'you')
  assert.equal(await whoActs('expired'), 'you')
  assert.equal(await whoActs('approved'), 'nobody')
})

test('A document that was replaced, or is somebody else’s, is not explained', async () => {
  assert.equal((await explain(await insert('replaced'))).status, 404)
  assert.equal((await explain(await insert('draft'), eve)).status, 404)
})
