import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { loadWebApp } from './web-app.ts'

const folder = await mkdtemp(join(tmpdir(), 'okpay-web-'))
after(() => rm(folder, { recursive: true }))
const script = 'console.info("okpay");\n'.repeat(200)
await mkdir(join(folder, 'assets'))
await mkdir(join(folder, '.vite'))
await writeFile(join(folder, 'index.html'), '<!doctype html><title>OKPay</title>')
await writeFile(join(folder, 'assets/app-1a2b.js'), script)
await writeFile(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
await writeFile(join(folder, '.vite/manifest.json'), '{}')
const web = await loadWebApp(folder)

const get = (path: string, acceptEncoding?: string, ifNoneMatch?: string) =>
  web.answer({ path, acceptEncoding, ifNoneMatch })

test('a script comes compressed as the browser likes it, and may be kept for ever', () => {
  const brotli = get('/assets/app-1a2b.js', 'gzip, deflate, br')
  assert.equal(brotli.headers['content-encoding'], 'br')
  assert.equal(brotliDecompressSync(brotli.body).toString(), script)
  assert.equal(brotli.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal(brotli.headers['content-type'], 'text/javascript; charset=utf-8')
  const gzip = get('/assets/app-1a2b.js', 'gzip, br;q=0')
  assert.equal(gzip.headers['content-encoding'], 'gzip')
  assert.equal(gunzipSync(gzip.body).toString(), script)
  const plain = get('/assets/app-1a2b.js')
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.equal(plain.body.toString(), script)
})

test('any screen gets the page of the app, asked for anew each time', () => {
  for (const path of ['/index.html', '/send', '/activity/tr_01h455vb4pex5vsknk084sn02q']) {
    const answer = get(path)
    assert.equal(answer.status, 200)
    assert.match(answer.body.toString(), /OKPay/)
    assert.equal(answer.headers['cache-control'], 'no-cache')
  }
})

test('a page that has not changed is not sent again', () => {
  const { etag } = get('/').headers
  const again = get('/', undefined, `"other", W/${etag}`)
  assert.equal(again.status, 304)
  assert.equal(again.body.length, 0)
})

test('a missing file is missing, and the notes of the build are nobody’s', () => {
  assert.equal(get('/assets/app-old.js').status, 404)
  assert.equal(get('/.vite/manifest.json').status, 404)
  assert.equal(get('/../package.json').status, 404)
})
