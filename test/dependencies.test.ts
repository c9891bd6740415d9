import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const { dependencies, devDependencies } = JSON.parse(read('package.json'))

test('Each package has its reason in the decisions, and an exact version', () => {
  const reasons = read('docs/adr/0002-dependencies.md')
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    assert.match(String(version), /^\d+\.\d+\.\d+(-[\w.]+)?$/, `${name} is pinned`)
    const short = name.startsWith('@types/') ? '@types/' : (name.split('/').at(-1) ?? name)
    const isNamed = [name, short].some((word) => reasons.includes(word))
    const isOfFamily = name.startsWith('@secretlint/') && reasons.includes('secretlint and its')
    assert.ok(isNamed || isOfFamily, `${name} has no reason in ADR 0002`)
  }
})
