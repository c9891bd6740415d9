import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildWebApp } from '../src/platform/build-web-app.ts'
import { projectFolder } from '../src/platform/data-folder.ts'

/** What Vite writes about each chunk, by the path of its source. */
type Chunk = {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const budgetBytes = 180 * 1024
let folder = ''
let chunks: Readonly<Record<string, Chunk>> = {}

before(async () => {
  folder = (await buildWebApp(join(projectFolder, 'dist'))).folder
  chunks = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8'))
})

/** Files that the browser needs for these sources, each once. */
const filesOf = (sources: readonly string[]): ReadonlySet<string> => {
  const files = new Set<string>()
  const take = (source: string) => {
    const chunk = chunks[source]
    assert.ok(chunk, `${source} has no chunk`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const imported of chunk.imports ?? []) take(imported)
  }
  for (const source of sources) take(source)
  return files
}

const compressedBytes = async (files: ReadonlySet<string>): Promise<number> => {
  const sizes = await Promise.all(
    [...files].map(async (file) => gzipSync(await readFile(join(folder, file))).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

const homeOf = (language: string) => [
  'index.html',
  'customer/customer-shell.tsx',
  'customer/home.tsx',
  `locales/${language}/common.json`,
  `locales/${language}/customer.json`,
]

for (const language of ['zh-CN', 'en']) {
  test(`The first load of home is at most 180 KB of compressed script (${language})`, async () => {
    const bytes = await compressedBytes(filesOf(homeOf(language)))
    assert.ok(bytes <= budgetBytes, `${(bytes / 1024).toFixed(1)} KB`)
  })
}

test('Home does not load what only other screens need', () => {
  const files = [...filesOf(homeOf('en'))].join('\n')
  assert.doesNotMatch(files, /sign-up|settings|staff|inbox|profile/)
})

test('The page asks for nothing that the content policy refuses', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  assert.doesNotMatch(page, /<style|style=|<script>|javascript:|https?:\/\//)
})

test('No stylesheet brings in fonts or pictures from elsewhere', async () => {
  const sheets = new Set(Object.values(chunks).flatMap(({ css }) => css ?? []))
  assert.ok(sheets.size > 0)
  for (const sheet of sheets) {
    assert.doesNotMatch(await readFile(join(folder, sheet), 'utf8'), /@import|url\(/, sheet)
  }
})
