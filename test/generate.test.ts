import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { generateReferences } from '../src/generate.ts'
import { projectFolder } from '../src/platform/data-folder.ts'
import { problemsJson } from '../src/platform/reference/problem-list.ts'
import { createTestDatabase } from './support/database.ts'

const database = await createTestDatabase()

test('what is generated from the code is committed as it would be generated now', async () => {
  for (const [path, text] of await generateReferences(database.owner)) {
    const committed = await readFile(`${projectFolder}/${path}`, 'utf8').catch(() => '')
    assert.ok(committed === text, `${path} is out of date: run npm run generate and commit it`)
  }
})

test('a code that was given out may not disappear', () => {
  const before = { 'platform.was_here_once': {} as never }
  assert.throws(() => problemsJson(before), /only grows.*platform\.was_here_once/)
})
