import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createSecrets, useSecrets } from '#platform/crypto'
import { bankFile } from '../../test/support/bank-files.ts'
import { testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createFolderWatcher } from './watch-in-folder.ts'

const database = await createTestDatabase()
useSecrets(createSecrets([{ id: 'test', bytes: Buffer.alloc(32, 7) }]))

let serial = 0
const statement = () =>
  bankFile({
    statements: [{ entries: [{ amount: '5.00', bankReference: `F${++serial}-FOLDER` }] }],
  }).bytes

const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'okpay-in-'))
  const watcher = createFolderWatcher({
    pool: database.pool,
    context: () => testContext({ actor: { kind: 'system', name: 'test' } }),
    folder,
    everyMs: 20,
  })
  const put = (name: string, bytes: Uint8Array | string) => writeFile(join(folder, name), bytes)
  const look = async (times: number) => {
    for (let round = 0; round < times; round++) await watcher.look()
  }
  const list = async (...path: string[]) =>
    (await readdir(join(folder, ...path)).catch(() => [])).sort()
  return { folder, watcher, put, look, list }
}

test('a file that stands still is imported and moved to done', async () => {
  const { put, look, list } = await open()
  await put('a.xml', statement())
  await look(2)
  assert.deepEqual(await list(), ['a.xml'])
  await look(1)
  assert.deepEqual(await list(), ['done'])
  assert.deepEqual(await list('done'), ['a.xml'])
  const { rows } = await database.pool.query(`SELECT state, source FROM funding.bank_files`)
  assert.deepEqual(rows, [{ state: 'imported', source: 'folder' }])
})

test('a file that still grows is left alone until it stands still', async () => {
  const { put, look, list } = await open()
  const bytes = statement()
  await put('b.xml', bytes.subarray(0, 300))
  await look(2)
  await put('b.xml', bytes.subarray(0, 600))
  await look(2)
  assert.deepEqual(await list(), ['b.xml'])
  await put('b.xml', bytes)
  await look(3)
  assert.deepEqual(await list('done'), ['b.xml'])
})

test('a half-written file is left alone, and refused when nobody goes on with it', async () => {
  const { folder, put, look, list } = await open()
  await put('c.xml', statement().subarray(0, 500))
  await look(6)
  assert.deepEqual(await list(), ['c.xml'])
  const old = new Date(Date.now() - 10 * 60_000)
  await utimes(join(folder, 'c.xml'), old, old)
  await look(3)
  assert.deepEqual(await list('refused'), ['c.xml', 'c.xml.problem.json'])
  const problem = JSON.parse(await readFile(join(folder, 'refused', 'c.xml.problem.json'), 'utf8'))
  assert.equal(problem.code, 'funding.file_truncated')
  assert.match(problem.detail.en, /Nothing was booked/)
  assert.match(problem.detail['zh-CN'], /未入账/)
})

test('a packed file is refused with words', async () => {
  const { folder, put, look, list } = await open()
  await put('d.xml.gz', gzipSync(statement()))
  await look(3)
  assert.deepEqual(await list('refused'), ['d.xml.gz', 'd.xml.gz.problem.json'])
  const text = await readFile(join(folder, 'refused', 'd.xml.gz.problem.json'), 'utf8')
  assert.equal(JSON.parse(text).code, 'funding.file_compressed')
})

test('the same name twice keeps both files', async () => {
  const { put, look, list } = await open()
  for (let round = 0; round < 2; round++) {
    await put('e.xml', statement())
    await look(3)
  }
  const kept = await list('done')
  assert.equal(kept.length, 2)
  assert.ok(kept.some((name) => /^bf_.*-e\.xml$/.test(name)))
})

test('folders, links, hidden and unfinished names are not touched', async () => {
  const { folder, put, look, list } = await open()
  await mkdir(join(folder, 'sub.xml'))
  await symlink('/etc/passwd', join(folder, 'link.xml'))
  for (const name of ['.hidden.xml', 'f.xml.part', 'g.xml.tmp', 'h.xml~']) await put(name, 'x')
  await look(4)
  assert.equal((await list()).length, 6)
})

test('it looks by itself, and stops when asked', async () => {
  const { watcher, put, list } = await open()
  watcher.start()
  await put('i.xml', statement())
  for (let round = 0; round < 200 && (await list('done')).length === 0; round++) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.deepEqual(await list('done'), ['i.xml'])
  await watcher.stop()
  await put('j.xml', statement())
  await new Promise((resolve) => setTimeout(resolve, 200))
  assert.deepEqual(await list(), ['done', 'j.xml'])
})

test('a folder that cannot be read is told, every fifth look, and so is its return', async () => {
  const place = await mkdtemp(join(tmpdir(), 'okpay-in-'))
  const folder = join(place, 'in')
  await writeFile(folder, 'a file stands where the folder should be')
  const told: (string | true)[] = []
  const watcher = createFolderWatcher({
    pool: database.pool,
    context: () => testContext(),
    folder,
    onLook: async (ok, code) => {
      told.push(ok || String(code))
    },
  })
  for (let round = 0; round < 6; round++) await watcher.look().catch(() => {})
  assert.deepEqual(told, ['EEXIST', 'EEXIST'])
  await rm(folder)
  await watcher.look()
  assert.equal(told.at(-1), true)
})
