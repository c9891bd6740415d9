import assert from 'node:assert/strict'
import { test } from 'node:test'
import '../src/main.ts'
import { declaredProblems, languages } from '../src/platform/problems.ts'
import { declaredReasons } from '../src/platform/reasons.ts'
import { projectFiles } from './tidy/project-files.ts'
import { isTest } from './tidy/rule.ts'

const files = projectFiles().filter(({ path }) => path.startsWith('src/'))
const product = files.filter(({ path }) => !isTest(path) && !path.endsWith('/problems.ts'))
const productText = product.map(({ text }) => text).join('\n')

/** Everything that is said of a thing by its code: refusals, and what nobody refused. */
const worded = [...declaredProblems, ...declaredReasons] as const

const placeholdersIn = (text: string) =>
  [...new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name))].sort()

test('every declared problem is thrown somewhere', () => {
  const silent = [...declaredProblems.keys()].filter((code) => {
    const [family = '', name = ''] = code.split('.')
    const factory = new RegExp(
      `${family.replaceAll('-', '')}\\w*[pP]roblems\\??\\.?\\[?'?${name}\\b|[pP]roblems\\.${name}\\b`,
      'i',
    )
    return !factory.test(productText) && !productText.includes(`'${code}'`)
  })
  assert.deepEqual(silent, [], 'throw these, or take them out of problems.ts')
})

test('the words of a problem or reason name its parameters, all of them and no others', () => {
  for (const [code, { title, detail, params = {} }] of worded) {
    const names = Object.keys(params).sort()
    for (const language of languages) {
      const used = placeholdersIn(`${title[language]} ${detail[language]}`)
      assert.deepEqual(used, names, `${code} in ${language}`)
    }
  }
})

test('the words of a problem or reason are there in both languages and differ', () => {
  for (const [code, { title, detail }] of worded) {
    for (const words of [title, detail]) {
      assert.ok(words.en.trim() && words['zh-CN'].trim(), `${code} lacks words`)
      assert.match(words['zh-CN'], /[\u3400-\u9fff]/, `${code} has no Chinese in its Chinese words`)
      assert.doesNotMatch(words.en, /[\u3400-\u9fff]/, `${code} has Chinese in its English words`)
    }
    assert.match(detail.en, /[.!?}]$/, `${code}: the English detail is not a sentence`)
    assert.match(detail['zh-CN'], /[。！？}]$/, `${code}: the Chinese detail is not a sentence`)
  }
})

test('codes, articles and statuses are well formed', () => {
  for (const [code, { article, status, retry }] of declaredProblems) {
    assert.match(code, /^[a-z]+\.[a-z][a-z0-9_]*$/)
    assert.match(article, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, `${code}: ${article}`)
    assert.ok(status >= 400 && status < 600, `${code}: ${status}`)
    assert.ok(status !== 404 || retry !== 'after_time', `${code}: a 404 does not heal by waiting`)
  }
})

test('reasons have codes that no problem has, and well-formed articles', () => {
  for (const [code, { article }] of declaredReasons) {
    assert.ok(!declaredProblems.has(code), `${code} is a problem too`)
    assert.match(code, /^[a-z]+\.[a-z][a-z0-9_]*$/)
    assert.match(article, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, `${code}: ${article}`)
  }
})

test('a reason says where the money is', () => {
  for (const [code, { detail }] of declaredReasons) {
    assert.match(detail.en, /money|balance|suspense|taken|wallet|with our bank/i, code)
    assert.match(detail['zh-CN'], /资金|款|余额|钱包|扣|\{money\}/, code)
  }
})

test('an endpoint says only declared codes, each once', () => {
  const lists = product.flatMap(({ path, text }) =>
    [...text.matchAll(/\bproblems: \[([^\]]*)\]/g)].map(([, list]) => ({ path, list: list ?? '' })),
  )
  for (const { path, list } of lists) {
    const codes = [...list.matchAll(/'([a-z]+\.[^']+)'/g)].map(([, code]) => code!)
    assert.equal(new Set(codes).size, codes.length, `${path} names a code twice: ${codes}`)
    for (const code of codes) assert.ok(declaredProblems.has(code), `${path} names ${code}`)
  }
})
