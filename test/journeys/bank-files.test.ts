import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

/** The statement of 500.00 EUR whose text names nobody. */
const unmatchedStatement = async (customer: Customer): Promise<Buffer> => {
  const { bytes, reference } = await product.demoStatement(customer, '500.00', 'EUR')
  return Buffer.from(bytes.toString().replaceAll(reference, 'Rent November'))
}

const upload = async (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/xml', buffer })

const treasurer = async (view: Parameters<Product['open']>[0]): Promise<Page> => {
  const tess = await product.openAccount({ name: 'Tess Okoye' })
  await product.grant(tess, 'treasury')
  return product.open(view, tess)
}

test('Treasury uploads a statement, and gives unmatched money to its owner', async () => {
  const anna = await product.openAccount({ name: 'Anna Keller' })
  const page = await treasurer({ width: 1280, language: 'en' })
  await page.goto('/staff/bank-files')
  await page.getByText('No files yet').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'bank-files-empty')
  await upload(page, 'november.xml', await unmatchedStatement(anna))
  await page.getByText(/suspense account until staff/).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'bank-file-unmatched')
  await page.getByRole('link', { name: 'Decide on unmatched money' }).click()
  await page.getByText('Rent November').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'suspense')
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await page.getByRole('button', { name: 'Credit 500.00 EUR' }).click()
  await page.getByText('Please give the account number').waitFor()
  await page.getByLabel('Account number').fill('OK000000000')
  await page.getByLabel('Reason').fill('Passport and bank receipt seen')
  await page.getByRole('button', { name: 'Credit 500.00 EUR' }).click()
  await page.locator('[role="alert"], [aria-invalid="true"]').first().waitFor()
  await assertAccessible(page)
  await screenshot(page, 'suspense-assign-refused')
  await page.getByLabel('Account number').fill(anna.accountNumber)
  await page.getByRole('button', { name: 'Credit 500.00 EUR' }).click()
  await page.getByText('Nothing is waiting').waitFor()
  assert.equal(await product.balanceOf(anna, 'EUR'), '500.00')
  assertCalm(page)
})

test('Unmatched money goes back to where it came from', async () => {
  const anna = await product.openAccount({ name: 'Anna Keller' })
  const page = await treasurer({ width: 390, language: 'zh-CN' })
  await page.goto('/staff/bank-files')
  await upload(page, 'november-2.xml', await unmatchedStatement(anna))
  await page.getByRole('link', { name: '处理待认领款项' }).click()
  await page.getByRole('button', { name: '退回', exact: true }).first().click()
  await page.getByLabel('理由').fill('客户要求退回')
  await assertAccessible(page)
  await screenshot(page, 'suspense-return')
  await page.getByRole('button', { name: /退回 500\.00/ }).click()
  await page.getByText('没有待处理的款项').waitFor()
  await page.getByRole('button', { name: '已退回' }).click()
  await page.getByText(/客户要求退回/).waitFor()
})

test('A damaged file is refused whole, in words, and stays in the list', async () => {
  const anna = await product.openAccount({ name: 'Anna Keller' })
  const page = await treasurer({ width: 1280, language: 'en' })
  await page.goto('/staff/bank-files')
  const whole = await unmatchedStatement(anna)
  await upload(page, 'cut.xml', whole.subarray(0, whole.length - 200))
  await page.getByText('Refused as a whole: nothing was booked').waitFor()
  await screenshot(page, 'bank-file-refused')
  await page.goto('/staff/bank-files')
  await page.getByRole('link', { name: /cut\.xml/ }).click()
  await page.getByText('Refused as a whole: nothing was booked').waitFor()
  await assertAccessible(page)
})

test('A customer does not get into the pages of staff', async () => {
  const anna = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, anna)
  await page.goto('/staff/suspense')
  await page.getByRole('alert').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'staff-refused')
})
