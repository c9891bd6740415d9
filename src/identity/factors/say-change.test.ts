import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayChoice, sayRemoval } from './say-change.ts'

test('A change of ways is said part by part, in both languages', () => {
  for (const [choice, en, zh] of [
    [{ emailCodes: true }, 'Switch codes by email on', '开启邮件验证码'],
    [
      { smsCodes: false, preferred: 'passkey' },
      'Switch codes by SMS off; Offer the passkey first',
      '关闭短信验证码；优先使用通行密钥',
    ],
    [{ preferred: null }, 'Offer the safest way first', '优先使用最安全的方式'],
    [{}, 'Change how you sign in', '更改登录验证方式'],
  ] as const) {
    assert.deepEqual(sayChoice(choice), { en, 'zh-CN': zh })
  }
})

test('A removal names what goes, without what does not print', () => {
  const odd = { kind: 'totp', label: ' Old\u202E\nphone ' } as const
  assert.equal(sayRemoval(odd).en, 'Remove the authenticator app “Old phone”')
  assert.equal(sayRemoval({ kind: 'passkey', label: '电脑' })['zh-CN'], '移除通行密钥“电脑”')
  assert.equal(sayRemoval(undefined).en, 'Remove an authenticator')
})
