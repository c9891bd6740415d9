import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isRunning } from '../../src/platform/running.ts'
import { freePort } from '../support/free-port.ts'
import { ownDataFolder, runOkpay } from '../support/okpay-process.ts'

const data = ownDataFolder('start')
after(data.remove)
const port = await freePort()
const environment = { PORT: String(port), OKPAY_DATA_DIR: data.folder }
const url = `http://localhost:${port}`

const signIn = async (email: string): Promise<number> => {
  const response = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: 'lantern-river-seven' }),
  })
  return response.status
}

test('a newcomer starts, sees where to go, and everything ends when told to', async () => {
  const okpay = runOkpay(['start'], environment)
  await okpay.says('Ctrl-C stops it.')
  const told = okpay.output()
  assert.match(told, new RegExp(`ready after [0-9.]+ s: {2}${url}`))
  assert.match(told, /Inbox .*\/inbox/)
  assert.match(told, /li\.mei@example\.com .*李梅/)
  assert.match(told, /tess\.okoye@example\.com .*staff \(treasury\)/)
  assert.equal(await signIn('li.mei@example.com'), 201)
  const page = await fetch(url, { headers: { 'accept-encoding': 'br' } })
  assert.match(await page.text(), /<!doctype html>/)
  assert.equal(page.headers.get('cache-control'), 'no-cache')

  const postmaster = await data.postmasterPid()
  okpay.child.kill('SIGTERM')
  assert.equal(await okpay.ended(), 0)
  assert.match(okpay.output(), /Stopped\.\n$/)
  assert.equal(okpay.errors(), '')
  assert.equal(isRunning(postmaster), false, 'its PostgreSQL has ended too')
})

test('the next start is quick and finds everything as it was', async () => {
  const startedMs = performance.now()
  const okpay = runOkpay(['start'], environment)
  await okpay.says('Ctrl-C stops it.')
  assert.ok(performance.now() - startedMs < 10_000)
  assert.doesNotMatch(okpay.output(), /The demo people are ready/)
  assert.match(okpay.output(), /The schema is up to date\.\n/)
  assert.equal(await signIn('anna.keller@example.com'), 201)

  const second = runOkpay(['start'], environment)
  assert.equal(await second.ended(), 1)
  assert.match(
    second.errors(),
    new RegExp(`^Port ${port} is in use: .*choose another port: PORT=${port + 1} npm start\n$`),
  )
  assert.equal((await fetch(url)).status, 200, 'the first one goes on, and so does its database')

  const check = runOkpay(['check', '--json'], environment)
  assert.equal(await check.ended(), 0, check.errors())
  const report = JSON.parse(check.output())
  assert.equal(report.ok, true)
  assert.deepEqual(
    report.checks.map(({ name }: { name: string }) => name),
    ['configuration', 'database', 'schema', 'ledger', 'audit'],
  )
  assert.equal((await fetch(url)).status, 200, 'a command leaves the running database alone')

  okpay.child.kill('SIGINT')
  assert.equal(await okpay.ended(), 0)
})
