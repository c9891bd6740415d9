import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { createSecrets } from '#platform/crypto'
import { Refused } from '#platform/refused'
import { readRegistry } from './read-registry.ts'
import { registryInUse } from './registry-in-use.ts'
import {
  isSignedBy,
  makeSigningKey,
  publicKeyOf,
  readSigningKey,
  signingKey,
  signText,
} from './signature.ts'

const folder = mkdtempSync(join(tmpdir(), 'okpay-registry-'))
after(() => rmSync(folder, { recursive: true }))

const now = new Date('2026-11-20T08:00:00Z')
const secrets = createSecrets([{ id: 'k1', bytes: Buffer.alloc(32, 1) }])
const settings = {
  publicUrl: 'https://pay.example.com',
  mailFrom: 'OKPay <No-Reply@pay.example.com>',
  officialChannels: null,
  officialKey: null,
}

test('Ed25519 as RFC 8032 has it (test 2)', () => {
  const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
  const key = signingKey(Buffer.from(seed, 'hex'))
  assert.equal(
    Buffer.from(publicKeyOf(key), 'base64').toString('hex'),
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  )
  assert.equal(
    Buffer.from(signText(key, '\x72'), 'base64').toString('hex'),
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  )
})

test('Without a file the settings are the registry, signed the same on every node', () => {
  const [one, other] = [0, 1].map(() => registryInUse(settings, secrets, now))
  assert.deepEqual(one, other)
  assert.deepEqual(one!.registry.channels, [
    { kind: 'web', value: 'https://pay.example.com' },
    { kind: 'mail', value: 'no-reply@pay.example.com' },
    { kind: 'sms', value: 'OKPay' },
  ])
  assert.ok(isSignedBy(one!.publicKey, one!.document, one!.signature))
  assert.ok(!isSignedBy(one!.publicKey, `${one!.document} `, one!.signature))
  assert.deepEqual(readRegistry(one!.document), one!.registry)
  const elsewhere = createSecrets([{ id: 'k1', bytes: Buffer.alloc(32, 2) }])
  assert.notEqual(registryInUse(settings, elsewhere, now).publicKey, one!.publicKey)
})

const channels = [
  { kind: 'web', value: 'https://pay.example.com' },
  { kind: 'mail', value: '@pay.example.com' },
  { kind: 'phone', value: '+862161234567', from: '2026-01-01', until: '2027-12-31' },
  { kind: 'social', network: 'weibo', value: 'okpay' },
]
let written = 0
const { pem, publicKey } = makeSigningKey()
const file = (given: object, signer = readSigningKey(pem)): string => {
  const path = join(folder, `registry-${written++}.json`)
  const document = JSON.stringify({ version: '1', name: 'OKPay', ...given })
  writeFileSync(path, document)
  writeFileSync(`${path}.sig`, `${signText(signer, document)}\n`)
  return path
}
const inUse = (path: string | null, key: string | null = publicKey) =>
  registryInUse({ ...settings, officialChannels: path, officialKey: key }, secrets, now)
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    assert.ok(error instanceof Refused, String(error))
    return error.message
  }
  return ''
}

test("A company's own signed file is taken as it stands", () => {
  const signed = inUse(file({ channels }))
  assert.equal(signed.registry.channels.length, 4)
  assert.equal(signed.publicKey, publicKey)
  assert.ok(isSignedBy(publicKey, signed.document, signed.signature))
})

test('A file that is not signed by the key, or lacks our own channels, stops the start in words', () => {
  const other = readSigningKey(makeSigningKey().pem)
  assert.match(
    refusal(() => inUse(file({ channels }, other))),
    /is not signed by this key/,
  )
  const changed = file({ channels })
  writeFileSync(changed, JSON.stringify({ version: '2', name: 'OKPay', channels }))
  assert.match(
    refusal(() => inUse(changed)),
    /is not signed by this key/,
  )
  assert.match(
    refusal(() => inUse(join(folder, 'none.json'))),
    /cannot be read \(ENOENT\)/,
  )
  assert.match(
    refusal(() => inUse(file({ channels }), null)),
    /belong together/,
  )
  assert.match(
    refusal(() => inUse(null)),
    /belong together/,
  )
  assert.match(
    refusal(() => inUse(file({ channels: channels.slice(1) }))),
    /lacks the web address/,
  )
  const ended = [{ ...channels[0], until: '2026-11-19' }, ...channels.slice(1)]
  assert.match(
    refusal(() => inUse(file({ channels: ended }))),
    /lacks the web address/,
  )
  assert.match(
    refusal(() => inUse(file({ channels: channels.slice(0, 1) }))),
    /lacks the sender/,
  )
})

test('What is no channel is refused by its place', () => {
  const read = (channel: object, rest: object = {}) =>
    refusal(() =>
      readRegistry(
        JSON.stringify({ version: '1', name: 'OKPay', channels: [channels[0], channel], ...rest }),
      ),
    )
  for (const [channel, expected] of [
    [{ kind: 'fax', value: '1' }, /channel 2 must be one of web, mail/],
    [{ kind: 'web', value: 'pay.example.com' }, /channel 2 \(web\) must be an origin/],
    [{ kind: 'web', value: 'https://pay.example.com/x' }, /must be an origin/],
    [{ kind: 'mail', value: 'No-Reply@x.com' }, /in lower case/],
    [{ kind: 'phone', value: '021 6123' }, /a number such as/],
    [{ kind: 'social', value: 'okpay' }, /needs a network/],
    [{ kind: 'web', network: 'x', value: 'https://x.com' }, /needs a network/],
    [{ kind: 'sms', value: 'OKPay', subdomains: true }, /may say subdomains/],
    [{ kind: 'sms', value: 'OKPay', until: 'soon' }, /must be a day/],
    [{ kind: 'sms', value: 'OKPay', note: 'x' }, /unknown field "note"/],
    [{ kind: 'sms' }, /must be a text/],
  ] as const) {
    assert.match(read(channel), expected)
  }
  assert.match(
    refusal(() => readRegistry('{')),
    /is not JSON/,
  )
  assert.match(
    refusal(() => readRegistry('null')),
    /lists no channels/,
  )
  assert.match(
    refusal(() => readRegistry('{"version":"1","channels":[{}]}')),
    /name must be a text/,
  )
})
