import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages, type Words } from '#platform/problems'
import { type Params, wordsFor } from '../fill-words.ts'
import { noticeMail, noticeText } from '../notice-messages.ts'
import { isSecurity } from '../topics.ts'
import { noticeKinds } from './kinds.ts'
import type { NoticeKind, ParamKind, ParamValue } from './notice-kind.ts'

const kinds = Object.entries<NoticeKind>(noticeKinds)
const samples: Readonly<Record<ParamKind, ParamValue>> = {
  money: { amount: '9007199254740993.10', currency: 'CNY' },
  time: '2026-11-20T08:00:00.000Z',
  count: 12,
  text: 'A*** K***r',
  words: { en: 'Chrome on macOS', 'zh-CN': 'Chrome（macOS）' } satisfies Words,
}
const paramsOf = ({ params }: NoticeKind): Params =>
  Object.fromEntries(Object.entries(params).map(([name, kind]) => [name, samples[kind]]))
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name))].sort()
const readers = {
  en: { language: 'en', timeZone: 'Europe/Berlin', phrase: null },
  'zh-CN': { language: 'zh-CN', timeZone: 'Asia/Shanghai', phrase: null },
} as const

for (const [name, kind] of kinds) {
  test(`The words of ${name} name what they are given, in both languages`, () => {
    for (const language of languages) {
      assert.deepEqual(placeholders(kind.text[language]), Object.keys(kind.params).sort())
      assert.deepEqual(placeholders(kind.title[language]), [])
      const { title, text } = wordsFor(kind, paramsOf(kind), readers[language])
      assert.doesNotMatch(`${title} ${text}`, /[{}]|undefined|NaN|Invalid/)
      assert.match(text, language === 'en' ? /\.$/ : /。$/)
      assert.equal(/\p{Script=Han}/u.test(`${title}${text}`), language === 'zh-CN')
    }
  })

  test(`The mail of ${name} says the same as text and as HTML, and leads nowhere`, () => {
    for (const language of languages) {
      const mail = noticeMail('anna@example.com', kind, paramsOf(kind), readers[language])
      const shown = mail.html.replace(/<style>[\s\S]*<\/style>|<[^>]+>/g, ' ').replace(/\s+/g, ' ')
      const plain = (text: string) => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
      for (const line of mail.text.split('\n').filter((part) => part.trim().length > 3)) {
        assert.ok(plain(shown).includes(line.replace(/\s+/g, ' ').trim()), line)
      }
      assert.doesNotMatch(`${mail.html}${mail.text}`, /https?:|href|www\.|undefined|\{\w+\}/)
      assert.match(mail.text, language === 'en' ? /no link on purpose/ : /特意不含链接/)
    }
  })
}

test('Only what is about security is grave, and its text message is short and has no link', () => {
  for (const [name, kind] of kinds.filter(([, { isGrave }]) => isGrave)) {
    assert.ok(isSecurity(kind.topic), name)
    for (const language of languages) {
      const text = noticeText(kind, paramsOf(kind), readers[language])
      // Three parts of a long text message at most: 153 letters each, 67 with Chinese.
      assert.ok(text.length <= (language === 'en' ? 459 : 201), `${name}: ${text.length}`)
      assert.match(text, language === 'en' ? /^OKPay: / : /^【OKPay】/)
      assert.doesNotMatch(text, /https?:|www\./)
      assert.equal(/freeze your account|冻结账户。$/.test(text), !kind.isSafe, text)
    }
  }
})

test("Mails and texts carry the reader's own phrase", () => {
  const kind = noticeKinds.phrase_changed
  const reader = { ...readers['zh-CN'], phrase: '外婆的桂花糕' }
  const mail = noticeMail('anna@example.com', kind, paramsOf(kind), reader)
  assert.match(mail.text, /^您的防伪口令：外婆的桂花糕\n/)
  assert.match(noticeText(kind, paramsOf(kind), reader), /您的防伪口令：外婆的桂花糕$/)
})

test("Amounts are exact and times stand in the person's own zone", () => {
  const told = noticeKinds.deposit_credited
  const params = paramsOf(told)
  assert.equal(
    wordsFor(told, params, readers.en).text.replaceAll('\u00a0', ' '),
    'Your bank transfer arrived: 9,007,199,254,740,993.10 CNY were added to your balance on 20 Nov 2026, 09:00 (UTC+1).',
  )
  assert.equal(
    wordsFor(told, params, readers['zh-CN']).text.replaceAll('\u00a0', ' '),
    '您的银行转账已到账，9,007,199,254,740,993.10 人民币 已于 2026年11月20日 16:00（UTC+8）存入您的余额。',
  )
})
