import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startCooldown } from '../../src/identity/cooldowns/cooldown-store.ts'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const look = async (page: Page, name: string) => {
  await assertAccessible(page)
  await screenshot(page, `restrictions-${name}`)
}
const prove = async (page: Page, staff: Customer) => {
  const field = page.locator('input[autocomplete="one-time-code"]')
  await field.fill(await product.staffCode(staff))
}
const reviewer = async (name: string, language: 'zh-CN' | 'en') => {
  const staff = await product.openAccount({ name, language })
  await product.grant(staff, 'senior_support')
  return staff
}

test('A review stops sending with a date; the appeal is read, staff lift it, and the transfer goes', async () => {
  const [anna, wang, sam, zhao] = await Promise.all([
    product.openAccount({ name: 'Anna Keller' }),
    product.openAccount({ name: '王小明', language: 'zh-CN' }),
    reviewer('Sam Okafor', 'en'),
    reviewer('赵敏', 'zh-CN'),
  ])
  await product.payIn(anna, '100.00', 'EUR')
  const page = await product.open({ width: 390, language: 'en' }, anna)
  await page.goto('/restrictions')
  await page.getByRole('heading', { name: 'Nothing is restricted' }).waitFor()
  await look(page, 'none')

  const desk = await product.open({ width: 1280, language: 'en' }, sam)
  await desk.goto('/staff/restrictions')
  await desk.getByRole('heading', { name: 'Nothing is in force' }).waitFor()
  await desk.getByLabel('Account number').fill(anna.accountNumber)
  await desk.getByRole('button', { name: 'Show this account' }).click()
  await desk.getByRole('button', { name: 'Restrict this account' }).click()
  await desk.getByRole('button', { name: 'Restrict', exact: true }).click()
  await desk.getByText('Please write why').waitFor()
  await look(desk, 'staff-place')
  await desk.getByLabel('Note for colleagues').fill('Three new payees in ten minutes.')
  await desk.getByRole('button', { name: 'Restrict', exact: true }).click()
  await desk.getByText(/Restrict account .*: Payments that we look at/).waitFor()
  await prove(desk, sam)
  await desk.getByText('Three new payees in ten minutes.').first().waitFor()
  await look(desk, 'staff-account')

  await page.goto('/home')
  await page.getByRole('heading', { name: 'Part of your account is restricted' }).waitFor()
  await look(page, 'home')
  await page.goto('/send')
  await page.getByLabel('Who gets it').fill(wang.accountNumber)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Amount', { exact: true }).fill('20')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByText('This is restricted on your account').waitFor()
  await look(page, 'refused')
  await page.getByRole('link', { name: 'See what is restricted' }).click()
  await page.getByRole('heading', { name: 'Payments that we look at' }).waitFor()
  await look(page, 'mine')
  await page.getByRole('button', { name: 'Ask us to look again' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Please write a sentence or two').waitFor()
  await look(page, 'appeal')
  await page.getByLabel('What should we know?').fill('It was the deposit for my new flat.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('We have your appeal').waitFor()
  await look(page, 'waiting')

  const other = await product.open({ width: 390, language: 'zh-CN' }, zhao)
  await other.goto('/staff/restrictions')
  await other.getByText('It was the deposit for my new flat.').waitFor()
  await look(other, 'staff-queue')
  await other.getByRole('button', { name: '答复申诉' }).click()
  await other.getByLabel('决定', { exact: true }).selectOption('lift')
  await other.getByLabel('我们的答复').fill('Thank you, that explains it.')
  await look(other, 'staff-answer')
  await other.getByRole('button', { name: '发送答复' }).click()
  await prove(other, zhao)
  await other.getByRole('heading', { name: '当前没有限制' }).waitFor()

  await page.reload()
  await page.getByText('Our answer: Thank you, that explains it.').waitFor()
  await look(page, 'past')
  await page.goto('/send')
  await page.getByLabel('Who gets it').fill(wang.accountNumber)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Amount', { exact: true }).fill('20')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Send 20.00 EUR' }).click()
  await page.getByText('It has arrived.').waitFor()
  assert.equal(await product.balanceOf(wang, 'EUR'), '20.00')
  for (const seen of [page, desk, other]) assertCalm(seen)
})

test('李梅 sees a cool-down count down and a freeze by OKPay with a date, on a phone and on a desk', async () => {
  const mei = await product.openAccount({ name: '李梅', country: 'CN', language: 'zh-CN' })
  await product.inside(mei, async (ctx, id) => {
    await startCooldown(ctx, id, 'password_reset')
  })
  const page = await product.open({ width: 390, language: 'zh-CN' }, mei)
  await page.goto('/restrictions')
  await page.getByRole('timer').waitFor()
  await look(page, 'cool-down-zh')
  const wide = await product.open({ width: 1280, language: 'zh-CN', theme: 'dark' }, mei)
  await product.database.owner.query(
    `INSERT INTO risk.restrictions (id, person_id, category, reason, affects, disclosure, since,
       review_due, placed_by, policy_version)
     SELECT gen_random_uuid(), id, 'compliance', 'source_of_funds', '{transfer_out,payment}',
       'generic', now(), now() + interval '2 days', id, 1 FROM identity.people WHERE email = $1`,
    [mei.email],
  )
  await wide.goto('/restrictions')
  await wide.getByRole('heading', { name: '例行审核' }).waitFor()
  await look(wide, 'two-zh-wide')
  await wide.goto('/home')
  await wide.getByRole('link', { name: '查看原因与解除方式' }).waitFor()
  await look(wide, 'home-zh-wide')
  assertCalm(page)
})
