import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { declaredProblems } from '#platform/problems'
import { identityEndpoints } from './routes.ts'
import './problems.ts'

const own = [...declaredProblems].filter(([code]) => code.startsWith('identity.'))
const folder = new URL('.', import.meta.url)
const readAll = async (tests: boolean) => {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) =>
      name.endsWith('.ts') && name.endsWith('.test.ts') === tests && !/\bproblems\.ts$/.test(name),
  )
  return (await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))).join(
    '\n',
  )
}

test('Every problem is thrown somewhere, provoked by a test and declared by an endpoint', async () => {
  const [code, tests] = [await readAll(false), await readAll(true)]
  const declared = new Set(identityEndpoints({} as never).flatMap(({ problems }) => problems))
  for (const [full] of own) {
    const name = full.slice('identity.'.length)
    assert.match(code, new RegExp(`[pP]roblems\\.${name}\\b`), `${name} is never thrown`)
    assert.ok(tests.includes(`'${full}'`), `${name} is not provoked by a test`)
    assert.ok(declared.has(full), `${name} is declared by no endpoint`)
  }
})

test('Every problem speaks both languages, with the same placeholders, and mentions the money', () => {
  for (const [code, { title, detail, params }] of own) {
    const wanted = Object.keys(params ?? {}).sort()
    for (const language of ['en', 'zh-CN'] as const) {
      const found = [...detail[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
      assert.deepEqual([...new Set(found)], wanted, `${code} ${language}`)
      assert.ok(title[language].length > 3, code)
      assert.match(detail[language], /money|balance|资金|余额|款项/, `${code} ${language}`)
    }
    assert.match(detail['zh-CN'], /\p{Script=Han}/u)
    assert.doesNotMatch(detail['zh-CN'], /[\p{Script=Han}][,;:?!]|[,;:?!][\p{Script=Han}]/u, code)
  }
})
