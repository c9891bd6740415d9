import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOTP, Secret } from 'otpauth'
import vectors from '../../../test/fixtures/one-time-passwords.json' with { type: 'json' }
import { newTotpSecret, totpAddress, totpClockOffMinutes, totpCodeAt, totpStepOf } from './totp.ts'

const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const seconds = (count: number) => new Date(count * 1_000)
/** The middle of a step. */
const now = seconds(1_234_567_890 - (1_234_567_890 % 30) + 15)
const inSteps = (steps: number) => seconds(now.getTime() / 1_000 + 30 * steps)

for (const { time, secret_base32, expected6 } of vectors.totp_rfc6238.filter(
  ({ alg }) => alg === 'SHA1',
)) {
  test(`RFC 6238 at ${time} s gives ${expected6}, and it is taken as right`, () => {
    const at = seconds(time)
    assert.equal(totpCodeAt(secret_base32, at), expected6)
    assert.equal(totpStepOf(secret_base32, expected6, at, null), Math.floor(time / 30))
  })
}

test('RFC 4226: the first ten codes of its secret', () => {
  const { secret_ascii, expected } = vectors.hotp_rfc4226
  const hotp = new HOTP({ secret: Secret.fromUTF8(secret_ascii), digits: 6 })
  assert.deepEqual(
    expected.map((_, counter) => hotp.generate({ counter })),
    expected,
  )
  // Ours are these codes, with the time as the counter (RFC 6238, 4).
  assert.deepEqual(
    expected.map((_, counter) => totpCodeAt(secret, seconds(counter * 30))),
    expected,
  )
})

test('A clock may be off by one step each way, not by two', () => {
  const step = now.getTime() / 30_000 - 0.5
  for (const [drift, accepted] of [
    [-2, false],
    [-1, true],
    [0, true],
    [1, true],
    [2, false],
  ] as const) {
    const code = totpCodeAt(secret, inSteps(drift))
    const found = totpStepOf(secret, code, now, null)
    assert.equal(found, accepted ? step + drift : null, `drift ${drift}`)
  }
})

test('The step that was used, and every one before it, is not right any more', () => {
  const step = totpStepOf(secret, totpCodeAt(secret, now), now, null)
  assert.ok(step)
  assert.equal(totpStepOf(secret, totpCodeAt(secret, now), now, step), null)
  assert.equal(totpStepOf(secret, totpCodeAt(secret, inSteps(-1)), now, step), null)
  assert.equal(totpStepOf(secret, totpCodeAt(secret, inSteps(1)), now, step), step + 1)
})

test('How far a clock is off is told up to ten minutes, and a wrong code tells nothing', () => {
  assert.equal(totpClockOffMinutes(secret, totpCodeAt(secret, inSteps(-10)), now), 5)
  assert.equal(totpClockOffMinutes(secret, totpCodeAt(secret, inSteps(2)), now), 1)
  assert.equal(totpClockOffMinutes(secret, totpCodeAt(secret, inSteps(30)), now), null)
})

test('What is no code of six digits is not right', () => {
  for (const text of ['', '12345', '1234567', 'abcdef', '-00001']) {
    assert.equal(totpStepOf(secret, text, now, null), null, text)
  }
})

test('A fresh secret has 160 bits, and its address names OKPay and the account', () => {
  const fresh = newTotpSecret(Buffer.alloc(20, 7))
  assert.equal(fresh.length, 32)
  const address = new URL(totpAddress(fresh, 'anna@example.com'))
  assert.equal(address.searchParams.get('secret'), fresh)
  assert.equal(address.searchParams.get('issuer'), 'OKPay')
  assert.match(decodeURIComponent(address.pathname), /OKPay:anna@example\.com$/)
})
