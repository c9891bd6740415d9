import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createSearchEngine } from './search-engine.ts'

const english = createSearchEngine([
  {
    id: 'lost-phone',
    lang: 'en',
    title: 'I lost my phone',
    phrases: ['my phone was stolen', 'how do I sign in without my authenticator'],
  },
  {
    id: 'withdrawal-late',
    lang: 'en',
    title: 'A withdrawal has not arrived',
    phrases: ['money not at my bank yet', 'how long does a withdrawal take'],
  },
  {
    id: 'limits',
    lang: 'en',
    title: 'How much you can send',
    phrases: ['what is my daily limit', 'raise my limit'],
  },
])

const chinese = createSearchEngine([
  { id: 'limits', lang: 'zh-CN', title: '每天最多能转多少钱', phrases: ['怎么提高限额'] },
  { id: 'deposit', lang: 'zh-CN', title: '充值没有到账', phrases: ['昨天的充值怎么还没到'] },
  { id: 'frozen', lang: 'zh-CN', title: '账户被冻结了', phrases: ['为什么冻结我的账号'] },
])

const first = (engine: typeof english, text: string) => engine.search(text).answers[0]?.id

describe('the search of the help centre', () => {
  it('finds the article from a whole sentence with its small words', () => {
    assert.equal(
      first(english, 'hello, how long will the withdrawal to my bank take?'),
      'withdrawal-late',
    )
  })
  it('forgives a slip in a long word', () => {
    assert.equal(first(english, 'wihtdrawal not arived'), 'withdrawal-late')
    assert.equal(first(english, 'authentcator'), 'lost-phone')
  })
  it('finds the same for Traditional as for Simplified Chinese', () => {
    for (const [traditional, simplified] of [
      ['帳戶為什麼被凍結', '账户为什么被冻结'],
      ['昨天的充值還沒到賬', '昨天的充值还没到账'],
    ] as const)
      assert.deepEqual(chinese.search(traditional), chinese.search(simplified))
  })
  it('finds what is asked in other words of the same meaning', () => {
    assert.equal(first(chinese, '如何提升额度'), 'limits')
  })
  it('reads full-width letters as plain ones', () => {
    assert.equal(first(english, 'ｄａｉｌｙ　ｌｉｍｉｔ'), 'limits')
  })
  it('says that nothing fits when the question is about something else', () => {
    assert.equal(english.search('weather in Lisbon tomorrow').fits, false)
    assert.equal(english.search('what is my daily limit').fits, true)
  })
  for (const [name, text] of [
    ['nothing', ''],
    ['pictures only', '😀🎉👍'],
    ['control characters', '\u0000\u0007\u001b[31m'],
    ['marks of direction', '\u202e\u200f\u2066'],
    ['half a character', '\ud83d'],
    ['a search expression', '(a+)+$ .* [x'],
    ['the name of an object property', '__proto__ constructor toString'],
  ] as const)
    it(`answers ${name} with "nothing fits" and without harm`, () => {
      for (const engine of [english, chinese]) assert.equal(engine.search(text).fits, false)
    })
  it('is not held up by ten thousand characters', () => {
    const startedMs = performance.now()
    for (const text of ['withdrawal '.repeat(1_000), '冻'.repeat(10_000), 'a'.repeat(10_000)])
      for (const engine of [english, chinese]) engine.search(text)
    assert.ok(performance.now() - startedMs < 1_000)
  })
  it('takes script and SQL as the words in them', () => {
    assert.equal(first(english, '<script>alert(1)</script> daily limit'), 'limits')
    assert.equal(first(english, "'; DROP TABLE people; -- stolen phone"), 'lost-phone')
  })
  it('learns from confirmed questions what no title or phrase says', () => {
    const articles = ['red', 'blue'].map((id) => ({
      ...{ id, lang: 'en' as const, title: `About ${id}`, phrases: [`the ${id} one`] },
    }))
    const engine = createSearchEngine(articles, [
      ...['my sky card', 'a sky'].map((text) => ({ text, lang: 'en' as const, id: 'blue' })),
      { text: 'a rose', lang: 'en', id: 'red' },
      { text: 'of an article that is gone', lang: 'en', id: 'gone' },
    ])
    assert.equal(first(engine, 'sky'), 'blue')
    assert.equal(first(engine, 'rose'), 'red')
  })
})
