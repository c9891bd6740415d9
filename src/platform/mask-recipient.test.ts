import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskEmail, maskPhone } from './mask-recipient.ts'

test('A recipient is masked so that only its owner knows it again', () => {
  assert.equal(maskEmail('anna@example.com'), 'a•••@example.com')
  assert.equal(maskEmail('a@例子.com'), 'a•••@例子.com')
  assert.equal(maskEmail('nonsense'), '•••')
  assert.equal(maskPhone('+8613800138000'), '+86•••8000')
  assert.equal(maskPhone('+4712345'), '•••')
})
