import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { startProduct } from './support.ts'

const product = await startProduct()

const words = {
  en: {
    available: 'Available',
    latest: 'Latest activity',
    deposit: 'Bank deposit',
    days: 'Last 30 days',
  },
  'zh-CN': { available: '可用余额', latest: '最近动态', deposit: '银行充值', days: '近 30 天' },
} as const

const balanceCard = (page: Page, language: keyof typeof words) =>
  page.getByRole('region', { name: words[language].available })

const owner = await product.openAccount({ name: '李晓明', country: 'CN', language: 'zh-CN' })
await product.payIn(owner, '12840.50', 'CNY')
await product.payIn(owner, '1204.18', 'USD')
await product.payIn(owner, '88.00', 'EUR')

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const { width, language, theme } = view
  const name = `${width}-${language}-${theme}`
  test(`Home shows how much there is and what happened (${name})`, async () => {
    const page = await product.open(view, owner)
    await page.goto('/home')
    const card = balanceCard(page, language)
    await card.getByText('12,840.50').first().waitFor()
    const lines = page.getByRole('region', { name: words[language].latest })
    await lines.getByText('1,204.18').waitFor()
    assert.equal(await lines.getByRole('link').count(), 3)
    await lines.getByText(words[language].deposit).first().waitFor()
    await page.getByText(words[language].days).first().waitFor()
    await assertAccessible(page)
    await screenshot(page, `home-${name}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    assert.equal(wide, false, 'The page is wider than the screen')
    assertCalm(page)
  })
}

test('Another currency is one press away and takes the large figures', async () => {
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/home')
  const card = balanceCard(page, 'en')
  const dollars = card.getByRole('button', { name: /1,204\.18/ })
  await dollars.click()
  assert.equal(await dollars.getAttribute('aria-pressed'), 'true')
  await card.getByRole('paragraph').filter({ hasText: '1,204.18' }).waitFor()
  const figures = card
    .getByRole('paragraph')
    .filter({ hasText: '1,204.18' })
    .locator('span')
    .first()
  assert.equal(await figures.evaluate((element) => getComputedStyle(element).fontSize), '34px')
  await screenshot(page, 'home-dollars')
})

for (const width of [390, 1280] as const) {
  test(`Every link leads to a screen (${width})`, async () => {
    const page = await product.open({ language: 'en', width }, owner)
    const seen = new Set<string>()
    for (const start of ['/home', '/settings']) {
      await page.goto(start)
      await page.getByRole('main').getByRole('link').first().waitFor()
      for (const link of await page.locator('a[href]').all()) {
        const href = await link.getAttribute('href')
        if (href && !href.startsWith('#')) seen.add(href)
      }
    }
    assert.ok(seen.size > 6, [...seen].join(' '))
    for (const href of seen) {
      const answer = await page.goto(href)
      assert.equal(answer?.status(), 200, href)
      if (href.startsWith('/docs')) continue
      await page.getByRole('heading', { level: 1 }).waitFor()
      const lost = await page.getByRole('heading', { name: 'There is nothing here' }).count()
      assert.equal(lost, 0, href)
    }
    assertCalm(page)
  })
}

test('The keyboard alone reaches search and home', async () => {
  const page = await product.open({ language: 'en', width: 1280 }, owner)
  await page.goto('/home')
  await balanceCard(page, 'en').getByText('12,840.50').first().waitFor()
  await page.keyboard.press('/')
  await page.waitForURL('**/activity')
  await page.getByRole('searchbox').waitFor()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.waitForURL('**/home')
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
})

test('A newcomer sees the first step: how to pay in', async () => {
  const newcomer = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, newcomer)
  await page.goto('/home')
  await page.getByRole('link', { name: 'See how to pay in' }).waitFor()
  await balanceCard(page, 'en').getByText('0.00').waitFor()
})

test('Money that arrives while home is open appears without a reload', async () => {
  const newcomer = await product.openAccount({ name: 'Kenji Sato', country: 'JP' })
  const page = await product.open({ language: 'en' }, newcomer)
  await page.goto('/home')
  await page.getByText('Nothing has moved yet').waitFor()
  await product.payIn(newcomer, '35000', 'JPY')
  const lines = page.getByRole('region', { name: 'Latest activity' })
  await lines.getByText('35,000').waitFor({ timeout: 30_000 })
  assertCalm(page)
})

test('Lost network and silent product are told apart, and home recovers by itself', async () => {
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/home')
  await balanceCard(page, 'en').getByText('12,840.50').first().waitFor()
  await page.context().setOffline(true)
  await page.getByText('You are offline. What you typed is kept.').waitFor()
  await balanceCard(page, 'en').getByText('12,840.50').first().waitFor()
  await screenshot(page, 'home-offline')
  await page.context().setOffline(false)
  await page.getByText('You are offline. What you typed is kept.').waitFor({ state: 'detached' })
  // Nothing answers any more, as while the product restarts.
  await page.route(/\/v1\/|\/healthz/, (route) => route.abort('connectionrefused'))
  await page.reload()
  await page.getByRole('alert').getByText('OKPay does not answer').waitFor({ timeout: 20_000 })
  await page.getByText('we keep trying').first().waitFor()
  await screenshot(page, 'home-down')
  await page.unroute(/\/v1\/|\/healthz/)
  await balanceCard(page, 'en').getByText('12,840.50').first().waitFor({ timeout: 20_000 })
})

test('While figures are on their way, their shapes are shown, then a word', async () => {
  const page = await product.open({ language: 'zh-CN' }, owner)
  await page.route(/\/v1\/(wallets|activity)/, () => {})
  await page.goto('/home')
  await page.getByText('正在加载……').first().waitFor()
  await screenshot(page, 'home-waiting')
  await page.getByText('您可以先离开，不会丢失任何内容').first().waitFor()
})

test('A refusal is shown in the words of the product, with one way on', async () => {
  const page = await product.open({ language: 'en' }, owner)
  let broken = true
  const problem = {
    ...{ status: 503, code: 'platform.unavailable', remedy: 'retry', retry: 'after_time' },
    title: 'OKPay cannot answer right now',
    detail: 'Your money is where it was.',
    instance: 'urn:okpay:request:01a2',
  }
  await page.route(/\/v1\/wallets$/, (route) =>
    broken
      ? route.fulfill({ status: 503, json: problem, contentType: 'application/problem+json' })
      : route.continue(),
  )
  await page.goto('/home')
  const alert = page.getByRole('alert')
  await alert.getByText(problem.title).waitFor()
  await alert.getByText('Request 01a2').waitFor()
  await screenshot(page, 'home-refused')
  broken = false
  await alert.getByRole('button', { name: 'Try again' }).click()
  await balanceCard(page, 'en').getByText('12,840.50').first().waitFor()
})

test('The portrait shows the account number, switches the theme and signs out', async () => {
  const visitor = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, visitor)
  await page.goto('/home')
  await page.getByRole('button', { name: 'Your profile and settings' }).click()
  const sheet = page.getByRole('dialog', { name: 'Anna Keller' })
  await sheet.getByText(visitor.accountNumber).waitFor()
  await sheet.getByText('Dark').click()
  assert.equal(await page.locator('html').getAttribute('data-mantine-color-scheme'), 'dark')
  await screenshot(page, 'portrait', { fullPage: false })
  await assertAccessible(page)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await page.reload()
  assert.equal(await page.locator('html').getAttribute('data-mantine-color-scheme'), 'dark')
  await page.getByRole('button', { name: 'Your profile and settings' }).click()
  await sheet.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Open an account' }).waitFor()
  await page.goto('/home')
  await page.waitForURL(/\/sign-in/)
  assertCalm(page)
})
