import assert from 'node:assert/strict'
import { connect, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { money } from '#money'
import { systemClock } from '#platform/clock'
import { applicationRole, createPool } from '#platform/database/pool'
import { createIds } from '#platform/ids'
import { systemRandom } from '#platform/random'
import { createTestDatabase } from '../../test/support/database.ts'
import { createPayments } from '../../test/support/payments.ts'
import { readHandle } from './handle.ts'
import { createSendMoney } from './send-money.ts'

const database = await createTestDatabase()
const pay = await createPayments(database)
const anna = await pay.enrol('Anna Keller')
const wang = await pay.enrol('王小明', 'CN')
await pay.fund(anna, '100.00', 'EUR')

/** A wire between program and PostgreSQL that can be cut at a COMMIT. */
const startWire = async () => {
  const target = new URL(database.url)
  let cut: 'before' | 'after' | null = null
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    sockets.add(near).add(far)
    for (const socket of [near, far]) socket.on('error', () => {})
    const end = () => {
      near.destroy()
      far.destroy()
    }
    near.on('close', end)
    far.on('close', end)
    near.on('data', (bytes) => {
      if (!cut || !bytes.includes('COMMIT')) return far.write(bytes)
      const when = cut
      cut = null
      if (when === 'before') return end()
      far.removeAllListeners('data')
      far.once('data', end)
      return far.write(bytes)
    })
    far.on('data', (bytes) => near.write(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = new URL(database.url)
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    cutAtNextCommit: (when: 'before' | 'after') => {
      cut = when
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

for (const when of ['before', 'after'] as const) {
  test(`a transfer whose COMMIT lost its connection ${when} it was done is sent exactly once`, async () => {
    const wire = await startWire()
    const pool = createPool({ url: wire.url, max: 2, role: applicationRole })
    const ids = createIds(systemClock, systemRandom)
    const { submit } = createSendMoney({ pool, context: pay.ctx, ids })
    const before = await pay.balance(anna, 'EUR')
    const wish = (key: string) => ({
      ...{ senderId: anna.id, handle: readHandle(wang.accountNumber), memo: null, quoteId: null },
      ...{ amount: money(1_00n, 'EUR'), key: `${when} ${key}`, fingerprint: Buffer.alloc(32) },
    })
    await submit(wish('warm'))
    wire.cutAtNextCommit(when)
    const outcomes = await Promise.all([submit(wish('a')), submit(wish('b'))])
    assert.deepEqual(
      outcomes.map(({ replayed }) => replayed),
      [false, false],
    )
    assert.equal(await pay.balance(anna, 'EUR'), before! - 3_00n)
    await pool.end()
    wire.close()
    await pay.assertSound()
  })
}
