import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Registry } from '../registry/registry.ts'
import { judge } from './judge.ts'
import { mostFound, readFound } from './read-found.ts'
import { explain } from './words.ts'

const registry: Registry = {
  version: 'test',
  name: 'OKPay',
  channels: [
    { kind: 'web', value: 'https://okpay.example' },
    { kind: 'mail', value: 'no-reply@okpay.example' },
    { kind: 'phone', value: '+862161234567' },
    { kind: 'social', network: 'weibo', value: 'okpay' },
  ],
}
const judging = { registry, now: new Date('2026-11-20T08:00:00Z'), frauds: new Set<string>() }
const judged = (text: string) => readFound(text).map((found) => judge(found, judging))
const holds = <T>(property: fc.IProperty<T>) => {
  const seed = process.env.OKPAY_SEED
  fc.assert(property, { numRuns: 400, ...(seed && { seed: Number(seed) }) })
}

const label = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/)
const host = fc
  .tuple(label, fc.constantFrom('com', 'top', 'cn', 'net', 'com.cn', 'vip'))
  .map((parts) => parts.join('.'))
const path = fc.webPath()

test('Any text at all gets an answer in words, and never more than thirty', () => {
  holds(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const found = judged(text)
      assert.ok(found.length <= mostFound)
      for (const one of found) assert.ok(explain(one, 'zh-CN').detail.length > 5)
    }),
  )
})

test('Text around addresses in both scripts never makes one official that is not', () => {
  const pieces = fc.constantFrom(
    '请访问',
    ' go to ',
    '（',
    '）。',
    ' okpay ',
    '@',
    '.',
    '，',
    '\u200b',
  )
  holds(
    fc.property(pieces, host, pieces, (before, name, after) => {
      for (const one of judged(`${before}https://${name}${after}`)) {
        assert.notEqual(one.verdict, 'official')
      }
    }),
  )
})

test('A host is official only when it is ours, whatever the rest of the address says', () => {
  holds(
    fc.property(host, path, (name, rest) => {
      for (const text of [
        `https://${name}${rest}?to=https%3A%2F%2Fokpay.example`,
        `https://okpay.example.${name}${rest}`,
        `https://okpay.example@${name}${rest}`,
        `https://okpay.example:pw@${name}`,
        `okpay.example-${name}`,
        `no-reply@okpay.example.${name}`,
      ]) {
        const [first] = judged(text)
        assert.ok(first && first.verdict !== 'official', text)
      }
    }),
  )
})

test('Our own address stays ours with any path', () => {
  holds(
    fc.property(fc.stringMatching(/^[a-z0-9/_-]{0,30}$/), (rest) => {
      const [first] = judged(`https://okpay.example/${rest}`)
      assert.equal(first?.verdict, 'official')
    }),
  )
})

test('Something invisible anywhere in our address unmasks it', () => {
  const invisible = fc.constantFrom('\u200b', '\u200d', '\u00ad', '\u2060', '\u202e', '\u3164')
  const ours = 'https://okpay.example'
  holds(
    fc.property(invisible, fc.integer({ min: 9, max: ours.length - 1 }), (sign, at) => {
      const [first] = judged(ours.slice(0, at) + sign + ours.slice(at))
      assert.equal(first?.verdict, 'looks_like')
    }),
  )
})

const twins: Readonly<Record<string, string>> = { o: 'оοօ0', k: 'кκ', p: 'рρ', a: 'аα4', y: 'уγ' }

test('One look-alike letter in our name is noticed, wherever it stands', () => {
  const place = fc.integer({ min: 0, max: 4 })
  holds(
    fc.property(
      place,
      fc.nat(3),
      fc.constantFrom('okpay.example', 'okpay.com'),
      (at, pick, ours) => {
        const twin = [...(twins[ours[at]!] ?? '')]
        const text = ours.slice(0, at) + twin[pick % twin.length] + ours.slice(at + 1)
        const [first] = judged(`https://${text}/`)
        assert.equal(first?.verdict, 'looks_like', text)
        assert.equal(first?.reason, 'look_alike_letters', text)
      },
    ),
  )
})
