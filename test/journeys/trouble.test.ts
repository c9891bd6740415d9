import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { startProduct } from './support.ts'

const product = await startProduct()

/** Refused by the program, as a screen would be; the record of it is written beside the answer. */
const tryToSend = async (cookie: string, to: string, amount: string) => {
  const response = await fetch(`${product.url}/v1/transfers`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      cookie,
    },
    body: JSON.stringify({ to, amount, currency: 'EUR' }),
  })
  assert.ok(response.status >= 400)
}

for (const view of [
  { width: 390, language: 'en', theme: 'light' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
] as const) {
  const name = `${view.width}-${view.language}`
  const words = {
    en: { healthy: 'Nothing is wrong with your account', menu: 'Something is wrong' },
    'zh-CN': { healthy: '您的账户一切正常', menu: '遇到问题' },
  }[view.language]

  test(`Nothing is wrong, says what was looked at, and shows three roads (${name})`, async () => {
    const calm = await product.openAccount({ name: '陈静', language: view.language })
    const page = await product.open(view, calm)
    await page.goto('/trouble')
    await page.getByRole('heading', { name: words.healthy }).waitFor()
    assert.equal(await page.getByRole('heading', { level: 3 }).count(), 3)
    await assertAccessible(page)
    await screenshot(page, `trouble-healthy-${name}`)
    assertCalm(page)
  })
}

test('A refused payment is the first finding, with its evidence, a button and a card at home', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const payee = await product.openAccount({ name: 'Bo Berg' })
  await product.payIn(owner, '20.00', 'EUR')
  await tryToSend(owner.cookie, payee.accountNumber, '75.00')

  const page = await product.open({ width: 390, language: 'en' }, owner)
  await page.goto('/home')
  const card = page.getByRole('region', { name: 'Not enough money in this wallet' })
  await card.getByRole('link', { name: 'Look at it' }).click()
  const finding = page.getByRole('region', { name: 'Not enough money in this wallet' })
  await finding.getByText('Nothing was sent and your money is where it was').waitFor()
  await finding.getByText('What this rests on').click()
  await finding.getByText(/^ref_/).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'trouble-refused')
  await finding.getByRole('link', { name: 'Add money' }).click()
  await page.waitForURL('**/add-money*')
  assertCalm(page)
})

test('A movement leads to how it stands, and the portrait to everything', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  await product.payIn(owner, '20.00', 'EUR')
  const page = await product.open({ width: 1280, language: 'en', theme: 'light' }, owner)
  await page.goto('/activity')
  await page.getByRole('link', { name: /Bank deposit/ }).click()
  await page.getByRole('link', { name: 'Something is wrong' }).click()
  await page.getByRole('region', { name: 'This deposit has arrived' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'trouble-about')
  await page.getByRole('button', { name: 'I do not recognise this' }).click()
  await page.waitForURL(/road=unrecognised/)
  await page.getByRole('link', { name: 'Freeze the account' }).waitFor()
  await page.goto('/settings')
  await page.getByRole('button', { name: /Anna Keller/ }).click()
  await page.getByRole('link', { name: 'Something is wrong' }).click()
  await page.waitForURL('**/trouble')
})

test('A page that is not there leads to help, also for who is not signed in', async () => {
  const page = await product.open({ width: 390, language: 'en' })
  await page.goto('/no-such-page')
  await page.getByRole('link', { name: 'Something is wrong' }).click()
  await page.waitForURL('**/cannot-sign-in')
})
