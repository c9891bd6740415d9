import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redact } from './redact.ts'

test('Card numbers, passwords and codes go, everything else stays', () => {
  for (const [text, kept] of [
    ['card 4111111111111111 now', 'card [***] now'],
    ['card 4111-1111-1111-1111.', 'card [***].'],
    ['卡号：4111 1111 1111 1111，', '卡号：[***]，'],
    ['4111111111111112 fails its check', '4111111111111112 fails its check'],
    ['Your code is 402913.', 'Your code is [***].'],
    ['验证码 402913，10 分钟内有效', '验证码 [***]，10 分钟内有效'],
    ['402913 is your OKPay code', '[***] is your OKPay code'],
    ['402 913（验证码）', '[***]（验证码）'],
    ['CVV: 123', 'CVV: [***]'],
    ['Passwort: s3cret!x', 'Passwort: [***]'],
    ['密码是“abc123”，', '密码是“[***]”，'],
    ['enter your password now', 'enter your password now'],
    ['your password at https://evil.top/a', 'your password at https://evil.top/a'],
    ['call +86 139 1234 5678', 'call +86 139 1234 5678'],
    ['https://evil.top/a?id=402913', 'https://evil.top/a?id=402913'],
    ['致电021-61234567，验证码402913。', '致电021-61234567，验证码[***]。'],
    ['no code. Call 021-61234567', 'no code. Call 021-61234567'],
    ['code: call +86 139 1234 5678', 'code: call +86 139 1234 5678'],
    ['on 2026-11-20 at 14:02 pay 1,234.56', 'on 2026-11-20 at 14:02 pay 1,234.56'],
  ] as const) {
    const { text: is, count } = redact(text)
    assert.equal(is, kept)
    assert.equal(count, kept.split('[***]').length - 1)
  }
})
