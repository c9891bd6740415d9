import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSecrets, sameBytes } from './crypto.ts'

const key = (id: string, byte: number) => ({ id, bytes: Buffer.alloc(32, byte) })
const secrets = createSecrets([key('k1', 1)])
const place = 'identity.people.phone_sealed.42'

test('What was sealed opens at its own place and nowhere else', () => {
  const sealed = secrets.seal('+8613800138000', place)
  assert.match(sealed, /^v1:k1:[\w-]{16}:[\w-]+$/)
  assert.equal(secrets.open(sealed, place), '+8613800138000')
  assert.throws(() => secrets.open(sealed, 'identity.people.phone_sealed.43'))
  assert.notEqual(sealed, secrets.seal('+8613800138000', place))
})

test('A changed byte, a cut tag or another key opens nothing', () => {
  const sealed = secrets.seal('x', place)
  const [version, keyId, nonce, text = ''] = sealed.split(':')
  for (const changed of [
    `v2:${keyId}:${nonce}:${text}`,
    `${version}:k9:${nonce}:${text}`,
    `${version}:${keyId}:${nonce}:${text.slice(0, -4)}`,
    `${version}:${keyId}:${nonce}:${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`,
    `${version}:${keyId}:AAAAAAAAAAAAAAAA:${text}`,
    '',
  ]) {
    assert.throws(() => secrets.open(changed, place), changed)
  }
  assert.throws(() => createSecrets([key('k1', 2)]).open(sealed, place))
})

test('After a rotation the new key seals, the old one still opens, and look-ups stay the same', () => {
  const rotated = createSecrets([key('k2', 2), key('k1', 1)])
  assert.equal(rotated.open(secrets.seal('x', place), place), 'x')
  assert.match(rotated.seal('x', place), /^v1:k2:/)
  assert.deepEqual(rotated.mac('phone', '+1'), secrets.mac('phone', '+1'))
})

test('No two purposes share a key', () => {
  assert.ok(!sameBytes(secrets.mac('phone', 'x'), secrets.mac('code', 'x')))
  assert.ok(!sameBytes(secrets.subKey('pepper', 'k1')!, secrets.subKey('seal', 'k1')!))
  assert.equal(secrets.subKey('pepper', 'gone'), null)
})

test('A key that is too short or badly named is refused at the start', () => {
  assert.throws(() => createSecrets([]), /master key/)
  assert.throws(() => createSecrets([{ id: 'k1', bytes: Buffer.alloc(16) }]), /32 bytes/)
  assert.throws(() => createSecrets([key('K:1', 1)]), /key id/)
})
