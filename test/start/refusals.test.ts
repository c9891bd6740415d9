import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, test } from 'node:test'
import { createTestDatabase } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import { ownDataFolder, runOkpay } from '../support/okpay-process.ts'

const database = await createTestDatabase()
const data = ownDataFolder('refusals')
after(data.remove)

/** What `okpay start` says and does with these settings. */
const refusal = async (environment: Readonly<Record<string, string>>) => {
  const port = String(await freePort())
  const okpay = runOkpay(['start'], { PORT: port, OKPAY_DATA_DIR: data.folder, ...environment })
  const code = await okpay.ended()
  assert.doesNotMatch(okpay.errors(), /\n\s+at /, 'no stack trace')
  return { code, errors: okpay.errors() }
}

const changed = (change: (url: URL) => void): string => {
  const url = new URL(database.url)
  change(url)
  return url.href
}

test('a setting that cannot be read is named, and so is every other', async () => {
  const { code, errors } = await refusal({ PORT: 'abc', LOG_LEVEL: 'loud' })
  assert.equal(code, 1)
  assert.deepEqual(errors.trimEnd().split('\n'), [
    'PORT must be a whole number from 1 to 65535; it is "abc".',
    'LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent; it is "loud".',
  ])
})

test('a database that nobody runs is told with its address', async () => {
  const port = await freePort()
  const url = changed((it) => {
    it.port = String(port)
  })
  const { code, errors } = await refusal({ OKPAY_DATABASE_URL: url })
  assert.equal(code, 1)
  assert.match(
    errors,
    /^The PostgreSQL at 127\.0\.0\.1:\d+ \(OKPAY_DATABASE_URL\) cannot be reached: /,
  )
  assert.equal(errors.trimEnd().split('\n').length, 1)
})

test('a wrong password is told without showing it', async () => {
  const url = changed((it) => {
    it.password = 'not-the-one'
  })
  const { code, errors } = await refusal({ OKPAY_DATABASE_URL: url })
  assert.equal(code, 1)
  assert.match(errors, /refused the password of okpay\.\n$/)
  assert.doesNotMatch(errors, /not-the-one/)
})

test('a database that does not exist is told by its name', async () => {
  const url = changed((it) => {
    it.pathname = '/nowhere'
  })
  const { code, errors } = await refusal({ OKPAY_DATABASE_URL: url })
  assert.equal(code, 1)
  assert.match(errors, /has no database "nowhere": create it, or name another\.\n$/)
})

test('a database that a newer OKPay has written is left alone', async () => {
  await database.owner.query(`INSERT INTO migrations.hashes VALUES ('9999_future.sql', 'x')`)
  const { code, errors } = await refusal({ OKPAY_DATABASE_URL: database.url })
  await database.owner.query(`DELETE FROM migrations.hashes WHERE name = '9999_future.sql'`)
  assert.equal(code, 1)
  assert.match(errors, /^This database has 9999_future\.sql, .* newer version\..*\n$/)
})

const message = (type: string, ...parts: readonly (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)))
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(type), length, body])
}

const number = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeIntBE(value, 0, bytes)
  return buffer
}

const ready = message('Z', 'I')

/** Speaks just enough of PostgreSQL's protocol to claim a version. */
const oldServer = createServer((socket) => {
  const columns = ['number', 'version']
  const values = ['140009', '14.9']
  const described = columns.map((name) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      number(0, 4),
      number(0, 2),
      number(25, 4),
      number(-1, 2),
      number(-1, 4),
      number(0, 2),
    ]),
  )
  const row = values.map((value) => Buffer.concat([number(value.length, 4), Buffer.from(value)]))
  const answer = Buffer.concat([
    message('T', number(2, 2), ...described),
    message('D', number(2, 2), ...row),
    message('C', 'SELECT 1\0'),
    ready,
  ])
  socket.once('data', () => {
    socket.write(Buffer.concat([message('R', number(0, 4)), ready]))
    socket.on('data', (chunk) => chunk[0] === 0x51 && socket.write(answer))
  })
  socket.on('error', () => {})
})

test('a PostgreSQL that is too old is told with both versions', async () => {
  await new Promise<void>((resolve) => oldServer.listen(0, '127.0.0.1', resolve))
  const { port } = oldServer.address() as { port: number }
  const url = `postgres://someone@127.0.0.1:${port}/okpay`
  const { code, errors } = await refusal({ OKPAY_DATABASE_URL: url })
  oldServer.close()
  assert.equal(code, 1)
  assert.equal(errors, 'OKPay works with PostgreSQL 15 to 18; this server is 14.9.\n')
})

test('a misspelt setting does not stop anything, but is told', async () => {
  const okpay = runOkpay(['start'], {
    PORT: '0',
    OKPAY_DATBASE_URL: 'x',
    OKPAY_DATA_DIR: data.folder,
  })
  assert.equal(await okpay.ended(), 1)
  assert.match(okpay.errors(), /PORT must be a whole number/)
})

test('a command that does not exist shows what there is, and ends with 2', async () => {
  const okpay = runOkpay(['fly'], {})
  assert.equal(await okpay.ended(), 2)
  assert.match(okpay.errors(), /^okpay has no command "fly"\./)
  for (const name of ['start', 'migrate', 'check', 'ledger', 'verify', 'audit', 'demo', 'bank']) {
    assert.match(okpay.errors(), new RegExp(`^ {2}${name} `, 'm'))
  }
})

for (const name of ['start', 'migrate', 'check', 'ledger', 'verify', 'audit', 'demo', 'bank']) {
  test(`okpay ${name} --help explains itself and does nothing`, async () => {
    const okpay = runOkpay([name, '--help'], {})
    assert.equal(await okpay.ended(), 0)
    assert.match(okpay.output(), new RegExp(`^Usage: okpay ${name}`))
    assert.match(okpay.output(), /Exit codes: 0/)
  })
}

test('an option that does not exist is refused with the help', async () => {
  const okpay = runOkpay(['check', '--jsn'], {})
  assert.equal(await okpay.ended(), 2)
  assert.match(okpay.errors(), /--jsn[\s\S]*Usage: okpay check/)
})
