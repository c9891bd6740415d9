import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigRefused, readConfig, unknownSettings } from './config.ts'

const key = Buffer.alloc(32, 7).toString('base64')

test('nothing has to be set', () => {
  const config = readConfig({ OKPAY_DATA_DIR: '/data' })
  assert.equal(config.port, 4000)
  assert.equal(config.publicUrl, 'http://localhost:4000')
  assert.equal(config.databaseUrl, null)
  assert.equal(config.bankInFolder, '/data/bank/in')
  assert.equal(config.smtpUrl, null)
  assert.equal(config.secretKeys, null)
  assert.equal(config.demo, true)
})

test('the public address follows the port, and an empty setting is none', () => {
  const config = readConfig({ PORT: '4100', OKPAY_DATABASE_URL: ' ', OKPAY_SMTP_URL: '' })
  assert.equal(config.publicUrl, 'http://localhost:4100')
  assert.equal(config.databaseUrl, null)
})

test('demo people stay away where strangers can come, unless they are asked for', () => {
  assert.equal(readConfig({ OKPAY_HOST: '0.0.0.0' }).demo, false)
  assert.equal(readConfig({ OKPAY_PUBLIC_URL: 'https://pay.example.com' }).demo, false)
  assert.equal(readConfig({ OKPAY_HOST: '0.0.0.0', OKPAY_DEMO: 'on' }).demo, true)
  assert.equal(readConfig({ OKPAY_DEMO: 'off' }).demo, false)
})

test('keys are read newest first', () => {
  const { secretKeys } = readConfig({ OKPAY_SECRET_KEYS: `k2:${key}, k1:${key}` })
  assert.deepEqual(
    secretKeys?.map(({ id, bytes }) => [id, bytes.length]),
    [
      ['k2', 32],
      ['k1', 32],
    ],
  )
})

const mistakes: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
  [{ PORT: '0' }, /^PORT must be a whole number from 1 to 65535; it is "0"\.$/],
  [{ PORT: '80.5' }, /^PORT must be/],
  [{ PORT: '70000' }, /^PORT must be/],
  [{ OKPAY_DATABASE_URL: 'mysql://x/y' }, /^OKPAY_DATABASE_URL must be .* postgres:/],
  [{ OKPAY_DATABASE_URL: 'postgres' }, /^OKPAY_DATABASE_URL must be/],
  [{ OKPAY_PUBLIC_URL: 'pay.example.com' }, /^OKPAY_PUBLIC_URL must be an address/],
  [{ OKPAY_PUBLIC_URL: 'https://a.example/pay' }, /^OKPAY_PUBLIC_URL must be an origin .* path/],
  [{ OKPAY_SMTP_URL: 'http://mail' }, /^OKPAY_SMTP_URL must be .*smtp/],
  [{ OKPAY_SMS_URL: 'sms' }, /^OKPAY_SMS_URL must be/],
  [{ OKPAY_MAIL_FROM: 'a@b.c>\nBcc: x' }, /^OKPAY_MAIL_FROM must be a sender/],
  [{ OKPAY_SMS_PER_DAY: '0' }, /^OKPAY_SMS_PER_DAY must be a whole number from 1/],
  [{ OKPAY_OFFICIAL_KEY: 'abc' }, /^OKPAY_OFFICIAL_KEY must be a public key/],
  [{ OKPAY_OFFICIAL_CHANNELS: 'x.json' }, /^OKPAY_OFFICIAL_CHANNELS must be an absolute path/],
  [{ OKPAY_BANK_IN_FOLDER: 'bank' }, /^OKPAY_BANK_IN_FOLDER must be an absolute path/],
  [{ OKPAY_SECRET_KEYS: 'secret' }, /^OKPAY_SECRET_KEYS must be pairs id:key/],
  [{ OKPAY_SECRET_KEYS: `k1:${key},k1:${key}` }, /^OKPAY_SECRET_KEYS names the same id twice/],
  [{ OKPAY_TRUSTED_PROXIES: '10.0.0.0/40' }, /^OKPAY_TRUSTED_PROXIES must be .* "10\.0\.0\.0\/40"/],
  [{ OKPAY_DEMO: 'yes' }, /^OKPAY_DEMO must be one of on, off; it is "yes"\.$/],
  [{ OKPAY_DRAIN_SECONDS: '-1' }, /^OKPAY_DRAIN_SECONDS must be/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of trace, /],
]

for (const [environment, sentence] of mistakes) {
  test(`${JSON.stringify(environment).slice(0, 60)} is refused in one sentence`, () => {
    assert.throws(
      () => readConfig(environment),
      (error) => {
        assert.ok(error instanceof ConfigRefused)
        assert.match(error.message, sentence)
        assert.equal(error.message.split('\n').length, 1)
        return true
      },
    )
  })
}

test('a password in an address is never repeated', () => {
  const hidden = 'hunter2'
  assert.throws(
    () => readConfig({ OKPAY_DATABASE_URL: `mysql://me:${hidden}@host/db` }),
    (error: Error) => !error.message.includes(hidden),
  )
})

test('a misspelt name is found', () => {
  assert.deepEqual(unknownSettings({ OKPAY_DATBASE_URL: 'x', OKPAY_DEMO: 'on', PORT: '1' }), [
    'OKPAY_DATBASE_URL',
  ])
})
