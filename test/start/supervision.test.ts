import assert from 'node:assert/strict'
import { Agent, get } from 'node:http'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning } from '../../src/platform/running.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { ownDataFolder, runOkpay } from '../support/okpay-process.ts'

const data = ownDataFolder('supervision')
after(data.remove)
const port = await freePort()
const environment = {
  PORT: String(port),
  OKPAY_DATA_DIR: data.folder,
  OKPAY_DEMO: 'off',
  LOG_LEVEL: 'fatal',
}
const url = `http://localhost:${port}`
const start = async () => {
  const okpay = runOkpay(['start'], environment)
  await okpay.says('Ctrl-C stops it.')
  return okpay
}

const readiness = async () => (await fetch(`${url}/readyz`)).status

/** Asks until the answer comes; how long that took. */
const untilReadyIs = async (status: number, patienceMs: number): Promise<number> => {
  const startedMs = performance.now()
  for (;;) {
    const found = await readiness()
    const tookMs = performance.now() - startedMs
    if (found === status) return tookMs
    assert.ok(tookMs < patienceMs, `/readyz still says ${found} after ${patienceMs} ms`)
    await pause(50)
  }
}

test('PostgreSQL killed under a running product comes back by itself, again and again', async () => {
  const okpay = await start()
  await untilReadyIs(200, 5_000)
  for (let round = 0; round < 2; round++) {
    const before = await data.postmasterPid()
    process.kill(before, 'SIGKILL')
    await untilReadyIs(503, 5_000)
    assert.equal((await fetch(`${url}/healthz`)).status, 200, 'the process itself is well')
    await untilReadyIs(200, 15_000)
    assert.notEqual(await data.postmasterPid(), before)
    assert.equal((await fetch(`${url}/v1/sign-up-options`)).status, 200)
  }
  okpay.child.kill('SIGTERM')
  assert.equal(await okpay.ended(), 0)
})

test('a PostgreSQL told to stop by somebody else is started again', async () => {
  const okpay = await start()
  const before = await data.postmasterPid()
  process.kill(before, 'SIGTERM')
  await eventually(async () => {
    const now = await data.postmasterPid()
    assert.ok(now !== 0 && now !== before)
  }, 15_000)
  await untilReadyIs(200, 15_000)
  okpay.child.kill('SIGTERM')
  assert.equal(await okpay.ended(), 0)
})

test('a killed product leaves its PostgreSQL behind, and the next start takes it over', async () => {
  const first = await start()
  const postmaster = await data.postmasterPid()
  for (const pid of await data.guests()) process.kill(Number(pid), 'SIGKILL')
  first.child.kill('SIGKILL')
  await first.ended()
  assert.equal(isRunning(postmaster), true)

  const second = await start()
  assert.equal(await data.postmasterPid(), postmaster)
  second.child.kill('SIGTERM')
  assert.equal(await second.ended(), 0)
  assert.equal(isRunning(postmaster), false)
})

type Outcome = 'answered' | 'closed' | `lost: ${string}`

/** One request. `closed` is a server that takes no new connection: nothing was begun. */
const ask = (agent: Agent): Promise<Outcome> =>
  new Promise((resolve) => {
    const request = get(`${url}/v1/sign-up-options`, { agent }, (response) => {
      response.resume()
      response.on('end', () => resolve('answered'))
      response.on('error', (error) => resolve(`lost: ${error.message}`))
    })
    request.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'closed' : `lost: ${error.message}`),
    )
  })

test('SIGTERM under load: every request that was begun is answered', async () => {
  const okpay = await start()
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  let answered = 0
  const lost: string[] = []
  const client = async () => {
    for (;;) {
      const outcome = await ask(agent)
      if (outcome === 'closed') return
      if (outcome === 'answered') answered++
      else lost.push(outcome)
    }
  }
  const clients = Array.from({ length: 16 }, client)
  await eventually(async () => assert.ok(answered > 200))
  okpay.child.kill('SIGTERM')
  await Promise.all(clients)
  agent.destroy()
  assert.deepEqual(lost, [])
  assert.equal(await okpay.ended(), 0)
})
