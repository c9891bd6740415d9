import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { singleStatements } from '#platform/database/transaction'
import { parseId } from '#platform/ids'
import { createTestDatabase } from '../../../test/support/database.ts'
import type { Answer } from '../../../test/support/http.ts'
import { createWorld, read } from '../../../test/support/world.ts'
import { forgetRefusals } from './refusal-store.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const app = singleStatements(database.pool)
const written = () => Promise.all(world.modules.map(({ drain }) => drain?.()))

const refusalsOf = async (personId: string) =>
  (
    await database.owner.query(
      `SELECT id, at, data FROM platform.events
       WHERE subject = $1 AND type = 'explain.refused' ORDER BY id`,
      [personId],
    )
  ).rows
const countsOf = async (code: string) =>
  (
    await database.owner.query(
      'SELECT endpoint, channel, count::int FROM explain.refusal_counts WHERE code = $1',
      [code],
    )
  ).rows

describe('Recording what was refused', () => {
  it('keeps a refused transfer as an event and names it in the answer', async () => {
    const amy = await world.enrol({ name: 'Amy Adams' })
    const bob = await world.enrol({ name: 'Bob Brown' })
    await world.deposit(amy, read('10.00', 'EUR'))
    const wish = { to: bob.accountNumber, amount: '25.00', memo: 'secret memo' }
    const answer = await world.send(amy, { ...wish, currency: 'EUR' }, 'my-key')
    assert.equal(answer.json.code, 'transfers.insufficient_funds')
    await written()
    const [kept, ...more] = await refusalsOf(amy.id)
    assert.equal(more.length, 0)
    assert.equal(parseId('refusal', answer.json.explanation), kept.id)
    assert.deepEqual(kept.data.amount, { amount: '25.00', currency: 'EUR' })
    assert.equal(kept.data.operation, 'POST /v1/transfers')
    assert.equal(kept.data.code, 'transfers.insufficient_funds')
    assert.equal(kept.data.idempotencyKey, 'my-key')
    assert.equal(kept.data.to, `OK*****${bob.accountNumber.slice(-4)}`)
    assert.equal(typeof kept.data.policyVersion, 'number')
    assert.ok(!JSON.stringify(kept.data).includes('secret memo'))
    assert.ok(!JSON.stringify(kept.data).includes(bob.accountNumber))
  })

  it('keeps nothing of a slip in a field: it may be anything', async () => {
    const amy = await world.enrol({ name: 'Amy Slip' })
    await world.call(amy, '/v1/payees/look-up', { method: 'POST', body: { to: 'hunter2 pass' } })
    await written()
    const [kept] = await refusalsOf(amy.id)
    assert.equal(kept.data.to, null)
    assert.ok(!JSON.stringify(kept.data).includes('hunter2'))
  })

  it('keeps no refused reading', async () => {
    const amy = await world.enrol({ name: 'Amy Reader' })
    const answer = await world.call(amy, '/v1/activity?limit=x')
    assert.equal(answer.json.explanation, undefined)
    await written()
    assert.deepEqual(await refusalsOf(amy.id), [])
  })

  it('only counts what is refused to somebody who is not signed in', async () => {
    const body = { to: 'OK000000000', amount: '1.00', currency: 'EUR' }
    const answer = await world.call(null, '/v1/transfers', { method: 'POST', body })
    assert.equal(answer.json.code, 'platform.sign_in_required')
    assert.equal(answer.json.explanation, undefined)
    await written()
    assert.deepEqual(await countsOf('platform.sign_in_required'), [
      { endpoint: 'POST /v1/transfers', channel: 'api', count: 1 },
    ])
  })

  it('keeps twenty of one person and minute, counts all', async () => {
    const amy = await world.enrol({ name: 'Amy Flood' })
    const body = { to: 'OK000000001', amount: '0', currency: 'EUR' }
    const answers = await Promise.all(
      Array.from({ length: 60 }, () =>
        world.call(amy, '/v1/transfers/quotes', { method: 'POST', body }),
      ),
    )
    await written()
    assert.equal((await refusalsOf(amy.id)).length, 20)
    assert.equal(answers.filter(({ json }) => json.explanation).length, 20)
    const counts = await countsOf(answers[0]!.json.code)
    const quotes = counts.find(({ endpoint }) => endpoint === 'POST /v1/transfers/quotes')
    assert.equal(quotes.count, 60)
  })

  it('keeps a thousand of one person and day', async () => {
    const amy = await world.enrol({ name: 'Amy Patient' })
    const body = { to: 'OK000000001', amount: '0', currency: 'EUR' }
    const init = { method: 'POST', body }
    const aMinute = async () => {
      world.clock.advanceMs(60_000)
      return Promise.all(
        Array.from({ length: 20 }, () => world.call(amy, '/v1/transfers/quotes', init)),
      )
    }
    const answers: Answer[] = []
    for (let minute = 0; minute < 52; minute++) answers.push(...(await aMinute()))
    assert.equal(answers.filter(({ json }) => json.explanation).length, 1_000)
    world.clock.advanceMs(24 * 3_600_000)
    assert.equal((await aMinute()).filter(({ json }) => json.explanation).length, 20)
  })

  it('forgets refusals after 400 days, other facts never', async () => {
    const amy = await world.enrol({ name: 'Amy Old' })
    const insert = (type: string, at: string) =>
      database.owner.query(
        "INSERT INTO platform.events (id, type, subject, at, data) VALUES ($1, $2, $3, $4, '{}')",
        [world.ids.next(), type, amy.id, at],
      )
    await insert('explain.refused', '2024-01-01T00:00:00Z')
    await insert('explain.refused', world.clock.now().toISOString())
    await insert('transfers.sent', '2024-01-01T00:00:00Z')
    assert.equal(await forgetRefusals(app, world.clock.now(), 10), 1)
    // The database goes by its own clock: who says it is 2099 removes no more.
    assert.equal(await forgetRefusals(app, new Date('2099-01-01'), 10), 0)
    const { rows } = await database.owner.query(
      'SELECT type FROM platform.events WHERE subject = $1 ORDER BY type',
      [amy.id],
    )
    assert.deepEqual(
      rows.map(({ type }) => type),
      ['explain.refused', 'transfers.sent'],
    )
  })

  it('lets the application delete no event itself', async () => {
    await assert.rejects(database.pool.query('DELETE FROM platform.events'), /permission denied/)
  })
})
