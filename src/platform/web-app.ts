import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/**
 * The built web app, held in memory with its compressed forms and answered like any static site.
 */
export type WebApp = { readonly answer: (request: WebRequest) => WebAnswer }

export type WebRequest = {
  /** Path of the URL, still percent-encoded, without the query. */
  readonly path: string
  readonly acceptEncoding: string | undefined
  readonly ifNoneMatch: string | undefined
}

export type WebAnswer = {
  readonly status: 200 | 304 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

type Encoding = 'br' | 'gzip' | 'identity'

type WebFile = {
  readonly type: string
  readonly etag: string
  readonly cacheControl: string
  readonly forms: Readonly<Partial<Record<Encoding, Buffer>>>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const compressible = new Set(['.html', '.js', '.css', '.json', '.webmanifest', '.svg', '.txt'])

/**
 * Files below /assets/ carry a hash of their content in their name; the others are asked for anew.
 */
const cacheControlOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

const compress = async (bytes: Buffer): Promise<WebFile['forms']> => {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(bytes, { level: 9 }),
  ])
  return { br, gzip: gz, identity: bytes }
}

const loadFile = async (folder: string, path: string): Promise<WebFile> => {
  const bytes = await readFile(join(folder, path))
  const extension = extname(path)
  const worthIt = compressible.has(extension) && bytes.length > 1_000
  return {
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    cacheControl: cacheControlOf(path),
    forms: worthIt ? await compress(bytes) : { identity: bytes },
  }
}

const pickEncoding = (acceptEncoding: string | undefined, forms: WebFile['forms']): Encoding => {
  const accepted = new Set(
    (acceptEncoding ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
      .map((part) => part.split(';')[0]),
  )
  if (forms.br && accepted.has('br')) return 'br'
  return forms.gzip && accepted.has('gzip') ? 'gzip' : 'identity'
}

const answerFile = (file: WebFile, request: WebRequest): WebAnswer => {
  const encoding = pickEncoding(request.acceptEncoding, file.forms)
  const headers = {
    'content-type': file.type,
    'cache-control': file.cacheControl,
    etag: file.etag,
    vary: 'accept-encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  const known = request.ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(file.etag)) return { status: 304, headers, body: Buffer.alloc(0) }
  return { status: 200, headers, body: file.forms[encoding]! }
}

const nothing: WebAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: Buffer.from('Nothing is here.\n'),
}

/**
 * Loads a built folder. Paths without a file extension are screens of the app: they get its page,
 * and the app says so when there is no such screen.
 */
export const loadWebApp = async (folder: string): Promise<WebApp> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = new Map<string, WebFile>()
  await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length))
      .filter((path) => !path.includes('/.')) // the build's own notes
      .map(async (path) => files.set(path, await loadFile(folder, path))),
  )
  return {
    answer: (request) => {
      const file = files.get(request.path)
      if (file) return answerFile(file, request)
      const page = extname(request.path) === '' ? files.get('/index.html') : undefined
      return page ? answerFile(page, request) : nothing
    },
  }
}
