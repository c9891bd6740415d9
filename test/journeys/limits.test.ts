import { before, test } from 'node:test'
import { setTier } from '../../src/identity/index.ts'
import type { PersonId } from '../../src/platform/ids.ts'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { inTestTransaction, testContext } from '../support/context.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
let anna: Customer
let wang: Customer
before(async () => {
  product = await startProduct()
  anna = await product.openAccount({ name: 'Anna Keller' })
  wang = await product.openAccount({ name: '王小明', country: 'HK', language: 'zh-CN' })
  await product.payIn(anna, '3000.00', 'EUR')
})

const give = (amount: string) =>
  fetch(`${product.url}/v1/transfers`, {
    method: 'POST',
    headers: {
      ...{ cookie: anna.cookie, 'content-type': 'application/json' },
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify({ to: wang.accountNumber, amount, currency: 'EUR' }),
  })

test('A refusal by a limit leads to what is left, until when, and what raises it', async () => {
  for (let turn = 0; turn < 4; turn++) await give('499.00')
  const page = await product.open({ width: 390, language: 'en' }, anna)
  await page.goto('/send')
  await page.getByLabel('Who gets it').fill(wang.accountNumber)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Amount', { exact: true }).fill('10.00')
  await page.getByText('More than today’s limit leaves').first().waitFor()
  await screenshot(page, 'limits-refused')
  await page.getByRole('link', { name: 'See my limits' }).first().click()
  await page.getByRole('heading', { name: 'Limits' }).first().waitFor()
  await page.getByText('4.00 EUR left', { exact: true }).waitFor()
  await page.getByText('1,996.00 EUR of 2,000.00 EUR used').first().waitFor()
  await page.getByText('Identity confirmed').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'limits')
  await page.getByRole('button', { name: 'USDC' }).click()
  await page.getByText('0.00 USDC of 2,000.00 USDC used').waitFor()
  assertCalm(page)
  const chinese = await product.open({ width: 390, language: 'zh-CN' }, anna)
  await chinese.goto('/limits')
  await chinese.getByText('如何提升').waitFor()
  await assertAccessible(chinese)
  await screenshot(chinese, 'limits-zh')
  const wide = await product.open({ width: 1280, language: 'zh-CN' }, anna)
  await wide.goto('/limits')
  await wide.getByText('如何提升').waitFor()
  await screenshot(wide, 'limits-wide')
})

test('Whoever is verified finds the new limits in a notice', async () => {
  const { rows } = await product.database.owner.query(
    'SELECT id FROM identity.people WHERE email = $1',
    [anna.email],
  )
  await inTestTransaction(product.database, testContext(), (tx) =>
    setTier(tx, rows[0].id as PersonId, 2, 'address approved'),
  )
  const own = await product.open({ width: 390, language: 'en' }, anna)
  await own.goto('/notices')
  await own.getByText('Your limits were raised').click()
  await own.getByText('You have the highest verification').waitFor()
  await own.getByText('8,004.00 EUR left', { exact: true }).waitFor()
  await screenshot(own, 'limits-highest')
})
