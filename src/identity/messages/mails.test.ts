import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '#platform/problems'
import { signUpCodeMail, someoneTriedMail, welcomeMail } from './mails.ts'
import { phoneCodeText } from './texts.ts'

const publicUrl = 'https://pay.example.com'
const code = { code: '402913', token: 'abc_DEF-123', minutes: 10 }

for (const language of languages) {
  const frame = { to: 'anna@example.com', language, publicUrl }
  const mails = {
    code: signUpCodeMail(frame, code),
    tried: someoneTriedMail(frame),
    welcome: welcomeMail(frame, { name: 'Anna', accountNumber: 'OK000005724' }),
  }

  test(`Every mail in ${language} says the same as text and as HTML, and links to us only`, () => {
    for (const mail of Object.values(mails)) {
      const shown = mail.html.replace(/<style>[\s\S]*<\/style>|<[^>]+>/g, ' ').replace(/\s+/g, ' ')
      for (const line of mail.text.split('\n').filter((part) => part.trim().length > 3)) {
        assert.ok(shown.includes(line.trim().replace('-- ', '')), line)
      }
      for (const link of mail.html.match(/https?:[^"\s<]+/g) ?? []) {
        assert.ok(link.startsWith(`${publicUrl}/`), link)
      }
      assert.doesNotMatch(mail.html, /<script|<img|javascript:|undefined|\{\w+\}/)
      assert.equal(/\p{Script=Han}/u.test(mail.text), language === 'zh-CN')
    }
  })

  test(`The code in ${language} stands in the subject, the text and the page, with its link`, () => {
    assert.match(mails.code.subject, /402913/)
    assert.match(mails.code.text, /402913/)
    assert.match(mails.code.text, /https:\/\/pay\.example\.com\/verify\?token=abc_DEF-123/)
    assert.match(phoneCodeText(language, '402913', 10), /402913/)
    assert.ok(phoneCodeText(language, '402913', 10).length < 160)
  })
}

test('A name with markup stays a name', () => {
  const frame = { to: 'a@b.c', language: 'en', publicUrl } as const
  const { html } = welcomeMail(frame, { name: '<b onclick="x">\'&', accountNumber: 'OK1' })
  assert.ok(html.includes('&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;'))
  assert.ok(!html.includes('<b '))
})
