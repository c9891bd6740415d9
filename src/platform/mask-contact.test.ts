import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskContact, maskEmail, maskPhone } from './mask-contact.ts'

test('A masked e-mail address shows its first letter and its domain, never its length', () => {
  for (const [email, masked] of [
    ['anna@example.com', 'a***@example.com'],
    ['anna.maria.keller+okpay@example.com', 'a***@example.com'],
    ['wang@xn--fsqu00a.xn--0zwm56d', 'w***@xn--fsqu00a.xn--0zwm56d'],
    ['bo@mail.example.co.uk', 'b***@mail.example.co.uk'],
    ['a@b.com', '***@b.com'],
  ] as const) {
    assert.equal(maskEmail(email), masked)
    assert.equal(maskContact(email), masked)
  }
})

test('A masked phone number shows its country, a beginning and an end, and hides four digits', () => {
  for (const [phone, masked] of [
    ['+8613800138000', '+86 138 **** 8000'],
    ['+12025550123', '+1 20 **** 0123'],
    ['+4915112345678', '+49 151 **** 5678'],
    ['+819012345678', '+81 90 **** 5678'],
    ['+447911123456', '+44 79 **** 3456'],
    ['+85251234567', '+852 51 **** 67'],
    ['+6581234567', '+65 81 **** 67'],
    ['+96550012345', '+965 50 **** 45'],
    ['+3726123456', '+372 6 **** 56'],
  ] as const) {
    assert.equal(maskPhone(phone), masked)
    assert.equal(maskContact(phone), masked)
    const shown = masked.replace(/\D/g, '').length
    assert.ok(phone.length - 1 - shown >= 4, masked)
  }
})

test('What is no number that can be read is hidden whole', () => {
  assert.equal(maskPhone('+999'), '+ ****')
})
