import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { problemJson } from '../../src/platform/http/problem-json.ts'
import { platformProblems } from '../../src/platform/http/problems.ts'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { type Customer, type Product, startProduct } from './support.ts'

/**
 * Every screen that loads something, when what it loads does not come: it says so in words, in both
 * languages, and offers a way on. The pictures (`test-output/failed/`) are there to be looked at.
 */

type Language = View['language']
type Screen = {
  readonly path: string
  /** What cannot be loaded. */
  readonly fails: RegExp
}

const customerScreens: readonly Screen[] = [
  { path: '/home', fails: /\/v1\/(wallets|activity)/ },
  { path: '/activity', fails: /\/v1\/activity/ },
  { path: '/activity/tr_01h455vb4pex5vsknk084sn02q', fails: /\/v1\/activity\// },
  { path: '/add-money', fails: /\/v1\/deposits/ },
  { path: '/statement', fails: /\/v1\/wallets/ },
  { path: '/notices', fails: /\/v1\/notices(\?|$)/ },
  { path: '/settings/notices', fails: /\/v1\/notices\/preferences/ },
  { path: '/settings/messages', fails: /\/v1\/me\/messages/ },
  { path: '/security', fails: /\/v1\/me\/security(\?|$)/ },
  { path: '/security/sessions', fails: /\/v1\/me\/(sessions|devices)/ },
  { path: '/security/history', fails: /\/v1\/me\/security-history/ },
  { path: '/security/email', fails: /\/v1\/me\/contacts/ },
  { path: '/security/phrase', fails: /\/v1\/me\/phrase/ },
  { path: '/security/caller-code', fails: /\/v1\/me\/caller-codes/ },
  { path: '/limits', fails: /\/v1\/limits/ },
  { path: '/restrictions', fails: /\/v1\/me\/restrictions/ },
  { path: '/verification', fails: /\/v1\/me\/verification/ },
  { path: '/money', fails: /\/v1\/me\/money/ },
  { path: '/withdraw', fails: /\/v1\/instruments/ },
  { path: '/bank-accounts', fails: /\/v1\/instruments/ },
  { path: '/withdrawals/wd_01h455vb4pex5vsknk084sn02q', fails: /\/v1\/withdrawals/ },
  { path: '/trouble', fails: /\/v1\/diagnosis/ },
  { path: '/activity/refused', fails: /\/v1\/refusals/ },
  { path: '/explanations/refusal/ref_01h455vb4pex5vsknk084sn02q', fails: /\/v1\/explanations/ },
  { path: '/policies', fails: /\/v1\/policies/ },
  { path: '/policies/limits', fails: /\/v1\/policies/ },
  { path: '/policies/methods', fails: /\/v1\/policies/ },
]

const staffScreens: readonly Screen[] = [
  { path: '/staff/bank-files', fails: /\/v1\/staff\/bank-files/ },
  { path: '/staff/suspense', fails: /\/v1\/staff\/suspense/ },
  { path: '/staff/withdrawals', fails: /\/v1\/staff\/withdrawals/ },
  { path: '/staff/payment-files', fails: /\/v1\/staff\/payment-files/ },
  { path: '/staff/phishing', fails: /\/v1\/staff\/phishing/ },
  { path: '/staff/team', fails: /\/v1\/staff\/team/ },
  { path: '/staff/availability', fails: /\/v1\/staff\/availability/ },
  { path: '/staff/restrictions', fails: /\/v1\/staff\/restrictions/ },
  { path: '/staff/documents', fails: /\/v1\/staff\/documents/ },
  { path: '/staff/screenings', fails: /\/v1\/staff\/screenings/ },
  { path: '/staff/policies', fails: /\/v1\/staff\/policy/ },
  { path: '/staff/coverage', fails: /\/v1\/staff\/coverage/ },
  { path: '/staff/money', fails: /\/v1\/staff\/money/ },
]

let product: Product
let mei: Customer
let boss: Customer
before(async () => {
  product = await startProduct()
  mei = await product.openAccount({ name: '李梅', country: 'CN', language: 'zh-CN' })
  await product.payIn(mei, '800.00', 'CNY')
  boss = await product.openAccount({ name: 'Alex Boss' })
  for (const role of [
    ...(['treasury', 'administrator', 'support', 'verification'] as const),
    ...(['incident_commander', 'publisher'] as const),
  ])
    await product.grant(boss, role)
})

const answerUnavailable = (language: Language) => {
  const problem = platformProblems.unavailable({}, { retryAfterSeconds: 2 })
  const about = { language, requestId: 'req-failed-screen', publicUrl: product.url }
  return (route: Route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json; charset=utf-8',
      headers: { 'retry-after': '2' },
      body: JSON.stringify(problemJson(problem, about)),
    })
}

const titles: Readonly<Record<Language, string>> = {
  en: 'OKPay cannot be reached for a moment',
  'zh-CN': 'OKPay 暂时无法使用',
}

/** @returns what is wrong with the screen as it stands; nothing when it is a good failure */
const faultsOf = async (page: Page, { path }: Screen): Promise<string[]> => {
  const found = await page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body
    const ways = main.querySelectorAll('a[href], button:not([disabled])')
    const wide = document.documentElement.scrollWidth > window.innerWidth
    return { ways: ways.length, wide }
  })
  return [
    ...(found.ways === 0 ? [`${path} offers no way on`] : []),
    ...(found.wide ? [`${path} is wider than the phone`] : []),
  ]
}

const pictureName = (path: string, language: Language): string =>
  `failed/${path.slice(1).replaceAll('/', '-')}-${language}`

const visit = async (page: Page, screen: Screen, language: Language): Promise<string[]> => {
  const { path, fails } = screen
  const answer = answerUnavailable(language)
  await page.route(fails, answer)
  await page.goto(path)
  const says = page.getByText(titles[language]).first()
  const faults = await says.waitFor({ timeout: 8_000 }).then(
    () => faultsOf(page, screen),
    () => [`${path} does not say why it shows nothing (${language})`],
  )
  await screenshot(page, pictureName(path, language))
  if (language === 'en' && faults.length === 0) await assertAccessible(page)
  await page.unroute(fails, answer)
  return faults
}

const visitAll = async (
  who: Customer,
  screens: readonly Screen[],
  language: Language,
): Promise<void> => {
  const page = await product.open({ width: 390, language }, who)
  const faults: string[] = []
  for (const screen of screens) faults.push(...(await visit(page, screen, language)))
  assert.deepEqual(faults, [])
  assertCalm(page)
  await page.context().close()
}

for (const language of ['en', 'zh-CN'] as const) {
  test(`a customer's screen that cannot load says why and offers a way on, in ${language}`, () =>
    visitAll(mei, customerScreens, language))

  test(`a staff screen that cannot load says why and offers a way on, in ${language}`, () =>
    visitAll(boss, staffScreens, language))
}
