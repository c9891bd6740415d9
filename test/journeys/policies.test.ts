import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
let paula: Customer
let quentin: Customer
before(async () => {
  product = await startProduct()
  paula = await product.openAccount({ name: 'Paula Publisher' })
  quentin = await product.openAccount({ name: 'Quentin Admin' })
  await product.grant(paula, 'publisher')
  await product.grant(quentin, 'administrator')
})

const phone = { width: 390, language: 'zh-CN' } as const
const desk = { width: 1280, language: 'en' } as const

const seen = async (page: Page, name: string) => {
  await assertAccessible(page)
  await screenshot(page, name)
}

test('Anybody reads what holds, what changed and what works in a country', async () => {
  for (const [view, words] of [
    [desk, { limits: 'Limits', day: 'A day', card: 'OKPay does not offer card deposits yet' }],
    [phone, { limits: '限额', day: '每日', card: '暂不支持银行卡充值' }],
  ] as const) {
    const page = await product.open(view)
    await page.goto('/policies')
    await page.getByRole('link', { name: words.limits }).first().waitFor()
    await seen(page, `policies-${view.width}`)
    await page.getByRole('main').getByRole('link', { name: words.limits }).first().click()
    await page.getByRole('rowheader', { name: words.day }).first().waitFor()
    await seen(page, `policies-limits-${view.width}`)
    for (const topic of ['fees', 'times', 'hours', 'cool-downs', 'countries']) {
      await page.goto(`/policies/${topic}`)
      await page.getByRole('rowheader').first().waitFor()
      await seen(page, `policies-${topic}-${view.width}`)
    }
    await page.goto('/policies/methods')
    await page.locator('select').selectOption('DE')
    await page.getByText(words.card).first().waitFor()
    assert.match(page.url(), /country=DE/)
    await seen(page, `policies-methods-${view.width}`)
    await page.goto('/policies/limits?version=2')
    await page.getByRole('rowheader', { name: words.day }).first().waitFor()
    await seen(page, `policies-past-${view.width}`)
    await page.goto('/policies/salaries')
    await page.getByRole('alert').waitFor()
    await seen(page, `policies-unknown-${view.width}`)
    assertCalm(page)
  }
})

test('A version is proposed, refused with its rows named, approved by a second person, announced', async () => {
  const page = await product.open(desk, paula)
  await page.goto('/staff/policies')
  await page.getByText('No proposals yet').waitFor()
  await seen(page, 'proposals-empty')
  await page.getByRole('link', { name: 'New proposal' }).click()
  const rows = page.getByLabel('Rows as JSON')
  await rows.waitFor()
  const limits = JSON.parse(await rows.inputValue())
  await rows.fill(JSON.stringify([...limits, limits[3]]))
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText(/limits\[3\] and limits\[\d+\] both hold/).waitFor()
  await seen(page, 'proposal-faults')
  limits[3].perDay = '1500.00'
  await rows.fill(`[\n${limits.map((row: unknown) => JSON.stringify(row)).join(',\n')}\n]`)
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('Something becomes worse for some customers').waitFor()
  await page.getByLabel('Reason').fill('Losses in spring')
  await seen(page, 'proposal-draft')
  await page.getByRole('button', { name: 'Propose' }).click()
  await page.getByText('You made this proposal').waitFor()
  await seen(page, 'proposals-own')
  assertCalm(page)

  const second = await product.open({ ...phone, language: 'zh-CN' }, quentin)
  await second.goto('/staff/policies')
  await second.getByRole('button', { name: '批准' }).waitFor()
  await seen(second, 'proposals-phone')
  await second.getByRole('button', { name: '批准' }).click()
  await second.getByText(/批准政策版本 \d+/).waitFor()
  await seen(second, 'proposal-confirm')
  await second.locator('input[autocomplete="one-time-code"]').fill(await product.staffCode(quentin))
  await second.getByText('已批准', { exact: true }).waitFor()
  await seen(second, 'proposals-approved')

  const anna = await product.open(desk)
  await anna.goto('/policies/limits')
  await anna.getByRole('heading', { name: /^From .* on$/ }).waitFor()
  await seen(anna, 'policies-upcoming')
  await anna.goto('/policies')
  await anna.getByText('A new version is announced').waitFor()
  assertCalm(anna)

  const own = await product.open(desk, paula)
  await own.goto('/notices')
  await own.getByRole('link', { name: /Our policy changes/ }).click()
  await own.getByText('A new version is announced').waitFor()
})
