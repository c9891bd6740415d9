import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { importRules } from './tidy/imports.ts'
import { compareLocales, languageRules } from './tidy/languages.ts'
import { projectFiles, projectFolder } from './tidy/project-files.ts'
import type { Rule, SourceFile } from './tidy/rule.ts'
import { sizeRules } from './tidy/sizes.ts'
import { wordRules } from './tidy/words.ts'

const rules: readonly Rule[] = [...importRules, ...sizeRules, ...wordRules, ...languageRules]
const files = projectFiles()

const findingsOf = (rule: Rule, file: SourceFile): string[] =>
  rule.appliesTo(file.path) ? rule.findings(file).map((finding) => `${file.path}: ${finding}`) : []

for (const rule of rules) {
  test(`house rule: ${rule.name}`, () => {
    const findings = files.flatMap((file) => findingsOf(rule, file))
    assert.ok(findings.length === 0, `\n${findings.join('\n')}`)
  })
  test(`the rule itself notices: ${rule.name}`, () => {
    assert.notDeepEqual(findingsOf(rule, rule.bad), [])
    assert.deepEqual(findingsOf(rule, rule.good), [])
  })
}

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(resolve(projectFolder, path), 'utf8'))

test('every text of the web app is there in both languages', () => {
  const names = (language: string) =>
    globSync('*.json', { cwd: resolve(projectFolder, 'web/locales', language) }).sort()
  assert.deepEqual(names('en'), names('zh-CN'))
  const findings = names('en').flatMap((name) =>
    compareLocales(name, readJson(`web/locales/en/${name}`), readJson(`web/locales/zh-CN/${name}`)),
  )
  assert.ok(findings.length === 0, `\n${findings.join('\n')}`)
})

test('a text that lacks a language or a placeholder is noticed', () => {
  assert.deepEqual(compareLocales('x', { a: { b: '1' } }, { a: {} }), ['x: a.b lacks Chinese'])
  assert.deepEqual(compareLocales('x', { n_one: '1', n_other: '2' }, { n_other: '1' }), [])
  assert.equal(compareLocales('x', { a: '{{name}}' }, { a: '你好' }).length, 1)
})

test('every module says in a README what it owns and what it does not', () => {
  const modules = globSync('src/*/index.ts', { cwd: projectFolder })
  const silent = modules
    .map((path) => path.replace('index.ts', 'README.md'))
    .filter((path) => !existsSync(resolve(projectFolder, path)))
  assert.ok(silent.length === 0, `write ${silent.join(', ')}`)
})
