import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isRunning } from '../../src/platform/running.ts'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/free-port.ts'
import { ownDataFolder, runOkpay } from '../support/okpay-process.ts'

const data = ownDataFolder('start')
after(data.remove)
const port = await freePort()
const environment = { PORT: String(port), OKPAY_DATA_DIR: data.folder }
const url = `http://localhost:${port}`

const post = (path: string, body: object): Promise<Response> =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(body),
  })

type Newest = { readonly items: readonly { readonly id: string; readonly code?: string }[] }
const newestCode = async () => {
  const { items } = (await (await fetch(`${url}/dev/inbox`)).json()) as Newest
  return items.find(({ code }) => code)
}

/** As a newcomer does: the password, then the code that lands in the inbox. */
const signIn = async (identifier: string): Promise<number> => {
  const step = await post('/v1/sessions', { identifier, password: 'lantern-river-seven' })
  const { proof, methods } = (await step.json()) as { proof: string; methods: { kind: string }[] }
  const method = methods[0]?.kind
  const before = await newestCode()
  await post('/v1/proofs/code', { proof, method })
  let code = ''
  await eventually(async () => {
    const found = await newestCode()
    if (!found?.code || found.id === before?.id) throw new Error('No code came')
    code = found.code
  }, 10_000)
  await post('/v1/proofs/answer', { proof, method, code })
  return (await post('/v1/sessions/complete', { proof })).status
}

test('a newcomer starts, sees where to go, and everything ends when told to', async () => {
  const okpay = runOkpay(['start'], environment)
  await okpay.says('Ctrl-C stops it.')
  const told = okpay.output()
  assert.match(told, new RegExp(`ready after [0-9.]+ s: {2}${url}`))
  assert.match(told, /Inbox .*\/inbox/)
  assert.match(told, /then the code that lands in \/inbox/)
  assert.match(told, /li\.mei@example\.com .*李梅/)
  assert.match(told, /tess\.okoye@example\.com .*staff \(.*treasury.*\)/)
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
    ['configuration', 'database', 'schema', 'ledger', 'audit', 'where'],
  )
  assert.equal((await fetch(url)).status, 200, 'a command leaves the running database alone')

  okpay.child.kill('SIGINT')
  assert.equal(await okpay.ended(), 0)
})
