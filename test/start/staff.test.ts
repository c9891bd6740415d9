import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { freePort } from '../support/free-port.ts'
import { ownDataFolder, runOkpay } from '../support/okpay-process.ts'

const data = ownDataFolder('staff')
after(data.remove)
const port = await freePort()
const environment = { PORT: String(port), OKPAY_DATA_DIR: data.folder }

const run = async (...args: string[]) => {
  const okpay = runOkpay(args, environment)
  const code = await okpay.ended()
  return { code, output: okpay.output(), errors: okpay.errors() }
}
const start = async () => {
  const okpay = runOkpay(['start'], environment)
  await okpay.says('Ctrl-C stops it.')
  const setUpUrl = /http:\S+\/set-up\?token=([\w-]{43})/.exec(okpay.output())?.[0] ?? null
  return { okpay, setUpUrl, told: okpay.output() }
}
const stop = async ({ okpay }: Awaited<ReturnType<typeof start>>) => {
  okpay.child.kill('SIGTERM')
  assert.equal(await okpay.ended(), 0)
}
const tess = 'tess.okoye@example.com'

test('a start without an administrator prints where the first one signs up, a new address each time', async () => {
  const first = await start()
  assert.ok(first.setUpUrl)
  assert.match(first.told, /npm run okpay -- demo code/)
  await stop(first)
  const second = await start()
  assert.ok(second.setUpUrl)
  assert.notEqual(second.setUpUrl, first.setUpUrl)

  const list = await run('staff', 'list')
  assert.match(list.output, new RegExp(`^${tess} +Tess Okoye: [a-z_, ]*treasury[a-z_, ]*\n$`))
  const code = await run('demo', 'code')
  assert.match(code.output, /^\d{6} {2}\(tess\.okoye@/)
  await stop(second)
})

test('on the machine a role is given, unasked only while there is no administrator', async () => {
  assert.equal((await run('staff', 'grant', 'nobody@example.com', 'auditor')).code, 1)
  assert.equal((await run('staff', 'grant', tess, 'emperor')).code, 2)
  const given = await run('staff', 'grant', 'li.mei@example.com', 'administrator')
  assert.equal(given.output, 'li.mei@example.com is administrator now.\n')
  const refused = await run('staff', 'grant', tess, 'auditor')
  assert.equal(refused.code, 1)
  assert.match(refused.errors, /There is an administrator/)
  assert.equal((await run('staff', 'grant', tess, 'auditor', '--yes')).code, 0)
})

test('a lost factor is reset on the machine, only when it is meant and only for staff', async () => {
  const slip = await run('staff', 'reset-factor', tess)
  assert.equal(slip.code, 1)
  assert.match(slip.errors, /Nothing was changed/)
  const customer = await run('staff', 'reset-factor', 'anna.keller@example.com', '--yes')
  assert.match(customer.errors, /is not staff/)
  const reset = await run('staff', 'reset-factor', tess, '--yes')
  assert.match(reset.output, /^One authenticator removed/)
  assert.match((await run('staff', 'list')).output, /Tess Okoye: .*no authenticator yet/)
  const again = await start()
  assert.equal(again.setUpUrl, null, 'there is an administrator')
  await stop(again)
})
