import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { test } from 'node:test'

const folder = resolve(import.meta.dirname, '..')
const pages = globSync('{*.md,docs/**/*.md,{src,web,test,bench}/**/*.md}', {
  cwd: folder,
  exclude: ['**/node_modules/**'],
})

test('Every page, picture and file that a page of ours points to is there', () => {
  const lost: string[] = []
  let links = 0
  for (const page of pages) {
    const text = readFileSync(join(folder, page), 'utf8')
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|#)/.test(target)) continue
      links += 1
      const path = join(folder, dirname(page), target.split('#')[0] ?? '')
      if (!existsSync(path)) lost.push(`${page}: ${target}`)
    }
  }
  assert.ok(pages.length > 20 && links > 20, 'there is something to follow')
  assert.deepEqual(lost, [])
})
