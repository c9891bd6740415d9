import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Registry } from '../registry/registry.ts'
import { judge } from './judge.ts'
import type { Judging } from './judging.ts'
import { readFound } from './read-found.ts'
import type { Reason, Verdict } from './verdict.ts'
import { explain } from './words.ts'

const registry: Registry = {
  version: 'test',
  name: 'OKPay',
  channels: [
    { kind: 'web', value: 'https://okpay.example' },
    { kind: 'web', value: 'https://pay.harbor-bank.com', subdomains: true },
    { kind: 'web', value: 'https://old.okpay.example', until: '2026-01-31' },
    { kind: 'mail', value: 'no-reply@okpay.example' },
    { kind: 'mail', value: '@mail.harbor-bank.com' },
    { kind: 'phone', value: '+862161234567' },
    { kind: 'sms', value: 'OKPay' },
    { kind: 'social', network: 'weibo', value: 'okpay' },
    { kind: 'social', network: 'telegram', value: 'okpay_news' },
    { kind: 'app', value: 'com.harbor.wallet' },
  ],
}
const judging: Judging = {
  registry,
  now: new Date('2026-11-20T08:00:00Z'),
  frauds: new Set(['web:evil-prize.top', 'phone:+8613900000000', 'mail:boss@fraud.example']),
}

const judged = (text: string, known = judging) =>
  readFound(text).map((found) => judge(found, known))

type Case = readonly [text: string, verdict: Verdict, reason: Reason]

const addresses: readonly Case[] = [
  ['https://okpay.example', 'official', 'listed'],
  ['https://okpay.example/verify?token=abc', 'official', 'listed'],
  ['okpay.example', 'official', 'listed'],
  ['OKPAY.EXAMPLE/help', 'official', 'listed'],
  ['https://okpay.example:443/x', 'official', 'listed'],
  ['ｏｋｐａｙ．ｅｘａｍｐｌｅ', 'official', 'listed'],
  ['okpay。example', 'official', 'listed'],
  ['hxxps://okpay[.]example/a', 'official', 'listed'],
  ['https://pay.harbor-bank.com', 'official', 'listed'],
  ['https://de.pay.harbor-bank.com/x', 'official', 'listed'],
  ['http://okpay.example', 'looks_like', 'not_encrypted'],
  ['https://okpay.example:8443', 'looks_like', 'other_port'],
  ['https://old.okpay.example', 'not_official', 'not_in_force'],
  ['https://shop.okpay.example', 'not_official', 'part_not_listed'],
  ['https://harbor-bank.com', 'looks_like', 'other_ending'],
  ['https://okpay.example.evil.com', 'looks_like', 'name_in_front'],
  ['okpay.example.evil.com/login', 'looks_like', 'name_in_front'],
  ['https://login.okpay.example.evil.com.cn', 'looks_like', 'name_in_front'],
  ['https://okpay.example@evil.com', 'looks_like', 'name_before_at'],
  ['https://okpay.example:443@evil.com/a', 'looks_like', 'name_before_at'],
  ['https://okpay.example%2F@evil.com', 'looks_like', 'name_before_at'],
  ['https://okpay.example\\@evil.com', 'looks_like', 'ambiguous_address'],
  ['https://ОКРау.example', 'looks_like', 'look_alike_letters'],
  ['https://оkpay.example', 'looks_like', 'look_alike_letters'],
  ['https://xn--kpay-45d.example', 'looks_like', 'look_alike_letters'],
  ['https://0kpay.example', 'looks_like', 'look_alike_letters'],
  ['https://0KPay.com', 'looks_like', 'look_alike_letters'],
  ['https://okpäy.example', 'looks_like', 'look_alike_letters'],
  ['https://οκραγ.example', 'looks_like', 'look_alike_letters'],
  ['https://okpay.com', 'looks_like', 'other_ending'],
  ['okpay.cn', 'looks_like', 'other_ending'],
  ['okpay.com.cn', 'looks_like', 'other_ending'],
  ['https://okpay-example.com', 'looks_like', 'name_in_front'],
  ['https://okpays.example', 'looks_like', 'name_inside'],
  ['https://okpey.example', 'looks_like', 'misspelt'],
  ['https://harborbank.com', 'looks_like', 'misspelt'],
  ['https://okpya.example', 'looks_like', 'misspelt'],
  ['https://okpay-kefu.top', 'looks_like', 'name_inside'],
  ['https://secureokpaylogin.vip', 'looks_like', 'name_inside'],
  ['https://ok-pay.net', 'looks_like', 'name_inside'],
  ['https://login.okpay.evil.net/x', 'looks_like', 'name_inside'],
  ['https://hаrbor-bank.com', 'looks_like', 'look_alike_letters'],
  ['https://harbor-bank.net', 'looks_like', 'other_ending'],
  ['https://pay.harbor-bank.com.cn', 'looks_like', 'name_in_front'],
  ['https://pay-harbor-bank.com', 'looks_like', 'name_in_front'],
  ['https://ok\u200bpay.example', 'looks_like', 'invisible_characters'],
  ['\u202ehttps://okpay.example', 'looks_like', 'invisible_characters'],
  ['https://okpay\u00ad.example/x', 'looks_like', 'invisible_characters'],
  ['https://ok\u3164pay.example', 'looks_like', 'invisible_characters'],
  ['http://192.168.10.4/okpay', 'not_official', 'number_as_address'],
  ['http://3232238084/okpay', 'not_official', 'number_as_address'],
  ['http://[::1]/', 'not_official', 'number_as_address'],
  ['okpay://pay?to=1', 'not_official', 'other_program'],
  ['https://brookpayne.com', 'not_official', 'not_listed'],
  ['https://www.openstreetmap.org', 'not_official', 'not_listed'],
  ['https://okay.com', 'not_official', 'not_listed'],
  ['https://例え.jp', 'not_official', 'not_listed'],
  ['https://evil-prize.top/win', 'known_fraud', 'reported'],
  ['https://a.b.evil-prize.top', 'known_fraud', 'reported'],
]

const mails: readonly Case[] = [
  ['no-reply@okpay.example', 'official', 'listed_mail'],
  ['No-Reply@OKPay.example', 'official', 'listed_mail'],
  ['anything@mail.harbor-bank.com', 'official', 'listed_mail'],
  ['support@okpay.example', 'looks_like', 'other_mailbox'],
  ['no-reply@pay.harbor-bank.com', 'looks_like', 'other_mailbox'],
  ['no-reply@0kpay.example', 'looks_like', 'look_alike_letters'],
  ['no-repIy@okpay.example', 'looks_like', 'other_mailbox'],
  ['no-reply@okpay.example.evil.com', 'looks_like', 'name_in_front'],
  ['no-reply@okpay.com', 'looks_like', 'other_ending'],
  ['okpay.support@gmail.com', 'looks_like', 'name_at_other_mail'],
  ['ОКРау@outlook.com', 'looks_like', 'name_at_other_mail'],
  ['no\u200b-reply@okpay.example', 'looks_like', 'invisible_characters'],
  ['anna@gmail.com', 'not_official', 'not_listed'],
  ['boss@fraud.example', 'known_fraud', 'reported'],
  ['help@evil-prize.top', 'known_fraud', 'reported'],
]

const names: readonly Case[] = [
  ['+86 21 6123 4567', 'official', 'listed_phone'],
  ['021-61234567', 'official', 'listed_phone'],
  ['０２１－６１２３４５６７', 'official', 'listed_phone'],
  ['+1 216 123 4567', 'looks_like', 'number_altered'],
  ['+1 202 555 0143', 'not_official', 'not_listed'],
  ['+862161234568', 'looks_like', 'number_altered'],
  ['+8602161234567', 'official', 'listed_phone'],
  ['+44 20 7946 0958', 'not_official', 'not_listed'],
  ['95588', 'not_official', 'not_listed'],
  ['139 0000 0000', 'known_fraud', 'reported'],
  ['OKPay', 'official', 'listed_sender'],
  ['OKPAY', 'official', 'listed_sender'],
  ['0KPay', 'looks_like', 'handle_altered'],
  ['OKPay Support', 'looks_like', 'handle_altered'],
  ['ОКРау', 'looks_like', 'handle_altered'],
  ['Harbor Bakery', 'not_official', 'not_listed'],
  ['https://weibo.com/okpay', 'official', 'listed'],
  ['https://weibo.com/u/okpay', 'official', 'listed'],
  ['微博 @okpay', 'official', 'listed'],
  ['https://t.me/okpay_news', 'official', 'listed'],
  ['https://t.me/okpay', 'looks_like', 'other_network'],
  ['Telegram: @okpay_help', 'looks_like', 'handle_altered'],
  ['微信号 okpay888', 'looks_like', 'handle_altered'],
  ['QQ 12345678', 'not_official', 'not_listed'],
  ['@okpay', 'unknown', 'network_unknown'],
  ['@okpay_vip', 'looks_like', 'handle_altered'],
  ['@someone_else', 'not_official', 'not_listed'],
  ['com.harbor.wallet', 'official', 'listed'],
  ['com.harbor.wa11et', 'looks_like', 'name_inside'],
  ['com.okpay.wallet', 'looks_like', 'name_inside'],
  ['https://play.google.com/store/apps/details?id=com.harbor.wallet', 'official', 'listed'],
  ['https://apps.apple.com/app/id12345', 'not_official', 'not_listed'],
]

for (const [kind, cases] of Object.entries({ addresses, mails, names })) {
  test(`Pasted ${kind} are told apart (${cases.length} cases)`, () => {
    const wrong = cases.flatMap(([text, verdict, reason]) => {
      const found = judged(text)
      const [first] = found
      const is = `${first?.verdict} ${first?.reason}`
      return found.length === 1 && is === `${verdict} ${reason}`
        ? []
        : [`${text}: ${found.length} found, ${is} (${first?.found.kind}), not ${verdict} ${reason}`]
    })
    assert.deepEqual(wrong, [])
  })
}

const inMessage = (text: string, known = judging) =>
  judged(text, known).map(({ found, verdict }) => [found.kind, found.text, verdict])

test('A whole message in Chinese is taken apart', () => {
  const message =
    '【OKPay】尊敬的用户，您的账户已被冻结，请于24小时内点击https://okpay-verify.top/a?id=3立即解冻，' +
    '或致电021-61234568联系客服，微信：okpay_kefu01。验证码402913，金额1,234.56元，时间2026-11-20 14:02。' +
    '详情见okpay.example。'
  assert.deepEqual(inMessage(message), [
    ['sms', '【OKPay】', 'unknown'],
    ['web', 'https://okpay-verify.top/a?id=3', 'looks_like'],
    ['phone', '021-61234568', 'looks_like'],
    ['social', '微信：okpay_kefu01', 'looks_like'],
    ['web', 'okpay.example', 'official'],
  ])
})

test('A whole message in English is taken apart, and what is no address is left alone', () => {
  const message = `From: "OKPay Security" <security@okpay.example.evil.com>
Dear Anna, see invoice.pdf and e.g. Mr.Smith's note (v1.2.3, 99.50 EUR, 2026-11-20).
Sign in at https://okpay.example@evil.com/login. Card 4111 1111 1111 1111.
Call +49 30 901820 or ask @someone. Order 20261120-000123.`
  assert.deepEqual(inMessage(message), [
    ['mail', 'security@okpay.example.evil.com', 'looks_like'],
    ['web', 'https://okpay.example@evil.com/login', 'looks_like'],
    ['phone', '+49 30 901820', 'not_official'],
    ['social', '@someone', 'not_official'],
  ])
})

test('Without channels of a kind, we say that there are none', () => {
  const bare: Judging = {
    ...judging,
    registry: { ...registry, channels: [{ kind: 'web', value: 'http://localhost:4000' }] },
  }
  const reasonOf = (text: string) =>
    judged(text, bare).map(({ verdict, reason }) => [verdict, reason])
  assert.deepEqual(reasonOf('+86 21 6123 4567'), [['not_official', 'no_such_channel']])
  assert.deepEqual(reasonOf('anna@gmail.com'), [['not_official', 'no_such_channel']])
  assert.deepEqual(reasonOf('http://localhost:4000/verify'), [['official', 'listed']])
  assert.deepEqual(reasonOf('localhost:4000'), [['official', 'listed']])
  assert.deepEqual(reasonOf('http://localhost:4001'), [['looks_like', 'other_port']])
  assert.deepEqual(reasonOf('https://okpay.com'), [['looks_like', 'name_inside']])
})

test('Every judgement has words in both languages, with nothing left open', () => {
  for (const [text] of [...addresses, ...mails, ...names]) {
    for (const one of judged(text)) {
      for (const language of ['en', 'zh-CN'] as const) {
        const { title, detail, advice } = explain(one, language)
        for (const words of [title, detail, advice]) {
          assert.doesNotMatch(words, /[{}]|undefined|null/, text)
        }
        assert.equal(/\p{Script=Han}/u.test(advice), language === 'zh-CN')
      }
    }
  }
})
