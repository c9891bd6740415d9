import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countStatements } from '../../../test/support/count-statements.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createStory } from '../../../test/support/histories/story.ts'
import { createHistoryWorld } from '../../../test/support/history-world.ts'

const database = await createTestDatabase()
const world = await createHistoryWorld(database)
const story = createStory(world)
const eur = (text: string) => ({ minor: BigInt(text.replace('.', '')), currency: 'EUR' }) as const

describe('POST /v1/diagnosis', () => {
  it('says of a new account that nothing is wrong, and what was looked at', async () => {
    const amy = await story.somebody('amy')
    await story.signIn(amy, 'laptop')
    const { status, json } = await story.call(amy, '/v1/diagnosis', {})
    assert.equal(status, 200)
    assert.deepEqual([json.items, json.healthy], [[], true])
    assert.ok(json.checked.length >= 8)
    const road = await story.call(amy, '/v1/diagnosis', { road: 'payment' })
    assert.ok(road.json.checked.length < json.checked.length)
  })

  it('asks who is calling', async () => {
    const { json } = await world.call('/v1/diagnosis', {})
    assert.equal(json.code, 'platform.sign_in_required')
  })

  it('gives four parts, real evidence, a button and the article', async () => {
    const bob = await story.somebody('bob')
    const cara = await story.somebody('cara')
    await world.give(bob, eur('10.00'))
    await story.signIn(bob, 'laptop')
    const body = { to: cara.accountNumber, amount: '40.00', currency: 'EUR' }
    const refused = await story.call(bob, '/v1/transfers', body)
    await world.runJobs()
    const { json } = await story.call(bob, '/v1/diagnosis', {})
    const [finding] = json.items
    assert.equal(finding.code, refused.json.code)
    assert.equal(finding.detail, refused.json.detail)
    assert.equal(finding.evidence[0].id, refused.json.explanation)
    assert.equal(finding.action.id, 'add_money')
    assert.equal(json.healthy, false)
  })

  it('says how the payment stands that is asked about, and nothing of other people’s', async () => {
    const dan = await story.somebody('dan')
    const eva = await story.somebody('eva')
    await world.give(dan, eur('10.00'))
    await story.signIn(dan, 'laptop')
    const body = { to: eva.accountNumber, amount: '4.00', currency: 'EUR' }
    const sent = await story.call(dan, '/v1/transfers', body)
    const about = { kind: 'transfer', id: sent.json.id }
    const own = await story.call(dan, '/v1/diagnosis', { about })
    assert.equal(own.json.items[0].code, 'diagnosis.transfer_arrived')
    assert.equal(own.json.healthy, true)
    const amy = await story.somebody('amy')
    const other = await story.call(amy, '/v1/diagnosis', { about })
    assert.deepEqual([other.status, other.json.items], [200, []])
  })

  it('costs as many statements after a long life as in a short one', async () => {
    const amy = await story.somebody('amy')
    const ask = () => story.call(amy, '/v1/diagnosis', {})
    await ask()
    const young = await countStatements(ask)
    await database.owner.query(
      `INSERT INTO platform.events (id, type, subject, at, data)
       SELECT uuidv7(), 'transfers.sent', $1, $2, '{}' FROM generate_series(1, 5000)`,
      [amy.id, world.clock.now()],
    )
    assert.deepEqual(await countStatements(ask), young)
    assert.ok(young.length <= 30, young.join('\n'))
  })
})

describe('A diagnosis of a busy account', () => {
  it('still knows the wrong passwords and the refusal behind hundreds of other events', async () => {
    const zoe = await story.somebody('zoe')
    const eva = await story.somebody('eva')
    await story.signIn(zoe, 'laptop')
    const body = { to: eva.accountNumber, amount: '40.00', currency: 'EUR' }
    await story.call(zoe, '/v1/transfers', body)
    for (let tries = 0; tries < 3; tries++) await story.startSignIn(zoe, 'laptop', 'Wrong-7-horse')
    await world.runJobs()
    await database.owner.query(
      `INSERT INTO platform.events (id, type, subject, at, data)
       SELECT uuidv7(), 'funding.deposit_credited', $1, $2, '{}' FROM generate_series(1, 500)`,
      [zoe.id, world.clock.now()],
    )
    await database.owner.query(
      `INSERT INTO audit.entries (id, at, event, kind, outcome, actor_kind, person_id, request_id,
         facts)
       SELECT uuidv7(), $2, 'user_updated', 'profile_changed', 'ok', 'person', $1, 'busy', '{}'
       FROM generate_series(1, 500)`,
      [zoe.id, world.clock.now()],
    )
    const { json } = await story.call(zoe, '/v1/diagnosis', {})
    const codes = json.items.map(({ code }: { code: string }) => code).sort()
    assert.deepEqual(codes, ['diagnosis.wrong_password', 'transfers.insufficient_funds'])
  })
})

describe('GET /v1/staff/people/{accountNumber}/diagnosis', () => {
  it('is for support, says the same and is on record', async () => {
    const bob = await story.somebody('bob')
    const path = `/v1/staff/people/${bob.accountNumber}/diagnosis`
    const own = await story.call(bob, '/v1/diagnosis', {})
    const byStaff = await world.call(path, undefined, { as: 'support' })
    assert.deepEqual(byStaff.json.items, own.json.items)
    const { rows } = await database.owner.query(
      `SELECT facts FROM audit.entries WHERE person_id = $1 AND event = 'sensitive_read'`,
      [bob.id],
    )
    assert.deepEqual(rows.at(-1)?.facts, { what: 'diagnosis' })
    const treasury = await world.call(path, undefined, { as: 'treasury' })
    assert.equal(treasury.json.code, 'platform.not_permitted')
  })

  it('refuses a number that nobody has', async () => {
    for (const number of ['OK000000000', 'nonsense']) {
      const path = `/v1/staff/people/${number}/diagnosis`
      const { status, json } = await world.call(path, undefined, { as: 'support' })
      assert.deepEqual([status, json.code], [404, 'diagnosis.account_unknown'])
    }
  })
})
