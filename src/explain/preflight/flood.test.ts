import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { silentLog } from '#platform/log'
import { createPressure } from '#platform/pressure'
import { systemRandom } from '#platform/random'
import { createTransfersModule } from '#transfers'
import { asPerson, testSecrets } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { startTestServer } from '../../../test/support/http.ts'
import { createWorld, read } from '../../../test/support/world.ts'
import { createExplainModule } from '../create-explain-module.ts'
import { createTurns } from './turns.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const { clock, ids, enrol, deposit } = world
const people = await Promise.all(
  Array.from({ length: 12 }, (_, index) => enrol({ name: `Person ${index}` })),
)
await Promise.all(people.map((person) => deposit(person, read('500.00', 'EUR'))))
const [flooder, ...others] = people

const startServer = async (rateFactor: number) => {
  const pressure = createPressure()
  const parts = { pool: database.pool, clock, ids, random: systemRandom, log: silentLog }
  const transfers = createTransfersModule(parts)
  const server = await startTestServer({
    ...{ ...parts, pressure, rateFactor },
    modules: [transfers, createExplainModule({ ...parts, secrets: testSecrets, pressure })],
    authenticate: async (_, token) => asPerson(token),
  })
  const ask = (path: string, personId: string, body: object) =>
    server.call(path, {
      method: 'POST',
      headers: {
        ...{ authorization: `Bearer ${personId}`, 'content-type': 'application/json' },
        'idempotency-key': ids.next(),
      },
      body: JSON.stringify(body),
    })
  const post = async (...[path, personId, body]: Parameters<typeof ask>): Promise<number> =>
    (await ask(path, personId, body)).status
  const close = async () => {
    await server.close()
    await transfers.drain?.()
  }
  return { ask, post, close }
}

const question = {
  ...{ operation: 'transfer', currency: 'EUR', amount: '5' },
  to: others[0]!.accountNumber,
}

/** Pre-flights of these people while everybody else sends. */
const floodBesideTransfers = async (rateFactor: number, askers: readonly { id: string }[]) => {
  const { post, close } = await startServer(rateFactor)
  const flood = Array.from({ length: 400 }, (_, index) =>
    post('/v1/preflight', askers[index % askers.length]!.id, question),
  )
  const sent = others.flatMap((from, index) =>
    Array.from({ length: 3 }, () =>
      post('/v1/transfers', from.id, {
        ...{ to: others[(index + 1) % others.length]!.accountNumber, amount: '1.00' },
        currency: 'EUR',
      }),
    ),
  )
  const answers = { flood: await Promise.all(flood), sent: await Promise.all(sent) }
  await close()
  return answers
}

suite('A flood of pre-flights', () => {
  test('of one person is limited, and transfers beside it all go through', async () => {
    const { flood, sent } = await floodBesideTransfers(1, [flooder!])
    assert.ok(flood.includes(429), 'nothing was limited')
    assert.ok(flood.every((status) => [200, 429, 503].includes(status)))
    assert.deepEqual([...new Set(sent)], [201])
  })

  test('of one person is answered 429 with the seconds after which it goes on', async () => {
    const { ask, close } = await startServer(1)
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask('/v1/preflight', flooder!.id, question)),
    )
    await close()
    const limited = answers.filter(({ status }) => status === 429)
    assert.ok(limited.length > 0, 'nothing was limited')
    for (const { headers, json } of limited) {
      assert.equal(json.code, 'platform.rate_limited')
      assert.ok(Number(headers.get('retry-after')) > 0, 'no moment')
    }
  })

  test('does not make who sends wait behind who asks', async (t) => {
    const { post, close } = await startServer(0)
    const sends = 20
    let answered = 0
    let isOver = false
    /** How many questions were answered while each transfer was on its way. */
    const send = async () => {
      const meanwhile: number[] = []
      for (let sent = 0; sent < sends; sent++) {
        const before = answered
        const status = await post('/v1/transfers', flooder!.id, {
          ...{ to: others[0]!.accountNumber, amount: '1.00', currency: 'EUR' },
        })
        assert.equal(status, 201)
        meanwhile.push(answered - before)
      }
      return meanwhile.sort((one, other) => one - other)[sends / 2]!
    }
    const alone = await send()
    const askers = Array.from({ length: 80 }, async (_, index) => {
      while (!isOver) {
        const status = await post('/v1/preflight', others[index % others.length]!.id, question)
        if (status === 200) answered += 1
        else await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
    const beside = await send()
    isOver = true
    await Promise.all(askers)
    await close()
    t.diagnostic(`preflight: ${beside} answered while a transfer goes, of 80 that ask`)
    assert.equal(alone, 0)
    // Counted in answers, not in seconds: behind all who ask it would be as many as they are.
    assert.ok(beside <= 20, `${beside} questions were answered before a transfer was`)
    assert.ok(answered > 0, 'nobody was answered')
  })

  test('of many people is shed, and transfers beside it all go through', async () => {
    const { flood, sent } = await floodBesideTransfers(0, people)
    assert.ok(flood.includes(503) && flood.includes(200), `${[...new Set(flood)]}`)
    assert.ok(flood.every((status) => [200, 503].includes(status)))
    assert.deepEqual([...new Set(sent)], [201])
  })

  test('is answered one by one while many wait, four at once otherwise, and forty may wait', async () => {
    for (const [isHigh, most] of [
      [true, 1],
      [false, 4],
    ] as const) {
      const inTurn = createTurns({ isHigh: () => isHigh })
      let running = 0
      let peak = 0
      const leave: (() => void)[] = []
      const work = async () => {
        running += 1
        peak = Math.max(peak, running)
        await new Promise<void>((resolve) => leave.push(resolve))
        running -= 1
      }
      const asked = Array.from({ length: most + 41 }, () => inTurn(work))
      const outcomes = Promise.allSettled(asked)
      for (let turn = 0; turn < 200; turn++) {
        leave.shift()?.()
        await new Promise((resolve) => setImmediate(resolve))
      }
      const refused = (await outcomes).filter(({ status }) => status === 'rejected')
      assert.deepEqual([peak, refused.length], [most, 1])
    }
  })
})
