import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startCooldown } from '../../src/identity/cooldowns/cooldown-store.ts'
import { issueOwnerLink } from '../../src/identity/links/owner-link.ts'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { type Customer, goodPassword, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const newPassword = 'copper-willow-88-ladder'
/** The code of the newest message that carries one. */
const codeFor = async ({ email }: Customer, older: string | undefined) => {
  for (let tries = 0; tries < 40; tries++) {
    const code = (await product.inbox(email)).find((message) => message.code)?.code
    if (code && code !== older) return code
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('No new code came')
}
const lastCode = async ({ email }: Customer) =>
  (await product.inbox(email)).find((message) => message.code)?.code

/** Types the newest mailed code into the check on screen. */
const answerCheck = async (page: Page, who: Customer, older: string | undefined) => {
  await page.locator('input[autocomplete="one-time-code"]').fill(await codeFor(who, older))
}

test('李梅 freezes her account by one press, and lifts the freeze with a new password', async () => {
  const mei = await product.openAccount({ name: '李梅', country: 'CN', language: 'zh-CN' })
  await product.payIn(mei, '800.00', 'CNY')
  const page = await product.open({ width: 390, language: 'zh-CN' }, mei)
  await page.goto('/security')
  await page.getByRole('link', { name: /冻结账户/ }).click()
  await page.getByRole('button', { name: '立即冻结账户' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'freeze-now')
  await page.getByRole('button', { name: '立即冻结账户' }).click()
  await page.getByRole('heading', { name: '账户已冻结' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'frozen')

  let older = await lastCode(mei)
  await page.getByRole('link', { name: '登录并解除冻结' }).click()
  await page.locator('input[autocomplete="username"]').fill(mei.email)
  await page.locator('input[autocomplete="current-password"]').fill(goodPassword)
  await page.locator('button[type="submit"]').click()
  await answerCheck(page, mei, older)
  await page.getByRole('heading', { name: '解除冻结' }).waitFor()
  await page.getByText('您已冻结账户。').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'freeze-lift')

  const refused = await fetch(`${product.url}/v1/transfers/quotes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await cookieOf(page) },
    body: JSON.stringify({ to: 'OK972287225', amount: '1.00', currency: 'CNY' }),
  })
  assert.ok(refused.status >= 400)

  older = await lastCode(mei)
  await page.getByLabel('新密码').fill(goodPassword)
  await page.getByRole('button', { name: '继续' }).click()
  await answerCheck(page, mei, older)
  await page.getByText('需要设置新密码').first().waitFor()
  await screenshot(page, 'freeze-lift-same-password')
  await page.getByLabel('新密码').fill(newPassword)
  await page.getByRole('button', { name: '继续' }).click()
  await page.getByRole('heading', { name: '暂缓转出' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'home-money-out-waits')
  assert.equal(await page.getByText('您已冻结账户。').count(), 0)
  assertCalm(page)
})

const cookieOf = async (page: Page): Promise<string> =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

test('“Not me” in a mail freezes on a press, not on opening', async () => {
  const anna = await product.openAccount({ name: 'Anna Keller' })
  const token = await product.inside(anna, (ctx, id) => issueOwnerLink(ctx, id, 'not_me', 60))
  const page = await product.open({ width: 1280, language: 'en' })
  await page.goto(`/not-me?token=${token}`)
  await page.getByRole('heading', { name: 'Was this not you?' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'not-me')
  const still = await product.call('GET', '/v1/me/restrictions', undefined, anna.cookie)
  assert.equal(((await still.json()) as { moneyOut: string }).moneyOut, 'open')
  await page.getByRole('button', { name: 'Freeze my account now' }).click()
  await page.getByRole('heading', { name: 'Your account is frozen' }).waitFor()
  await assertAccessible(page)
  await page.goto(`/not-me?token=${token}`)
  await page.getByRole('button', { name: 'Freeze my account now' }).click()
  await page.getByText('This link no longer works').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'not-me-spent')
  await assert.rejects(product.call('GET', '/v1/me/restrictions', undefined, anna.cookie))
})

test('While money out waits, sending says so with a countdown, and is refused', async () => {
  const mei = await product.openAccount({ name: '李梅', country: 'CN', language: 'zh-CN' })
  const wang = await product.openAccount({ name: '王小明', country: 'CN', language: 'zh-CN' })
  await product.payIn(mei, '300.00', 'CNY')
  await product.inside(mei, (ctx, id) => startCooldown(ctx, id, 'password_reset'))
  const page = await product.open({ width: 390, language: 'zh-CN' }, mei)
  await page.goto('/send')
  const timer = page.getByRole('timer')
  await timer.waitFor()
  const first = await timer.textContent()
  assert.match(first ?? '', /^(24:00:00|23:59:\d\d)$/)
  await page.getByText('您刚刚重置了密码').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'send-money-out-waits')
  await page.getByRole('textbox').first().fill(wang.accountNumber)
  await page.locator('button[type="submit"]').click()
  await page.getByLabel('金额').fill('20')
  await page
    .getByText(/盗用者往往最先这样做/)
    .last()
    .waitFor()
  await assertAccessible(page)
  await screenshot(page, 'send-refused-while-waiting')
  assert.notEqual(await timer.textContent(), first, 'it counts')
  assert.equal(await product.balanceOf(mei, 'CNY'), '300.00')
})

test('A large transfer asks for a factor that names amount and payee', async () => {
  const anna = await product.openAccount({ name: 'Anna Keller' })
  const ken = await product.openAccount({ name: 'Ken Adler' })
  await product.payIn(anna, '900.00', 'EUR')
  const page = await product.open({ width: 390, language: 'en' }, anna)
  await page.goto(`/send?to=${ken.accountNumber}`)
  await page.locator('button[type="submit"]').click()
  await page.getByLabel('Amount').fill('600')
  await page.locator('button[type="submit"]').click()
  await page.getByText('We ask for a second factor before it goes out.').waitFor()
  const older = await lastCode(anna)
  await page.getByRole('button', { name: 'Send 600.00 EUR' }).click()
  await page.getByText('Send 600.00 EUR to K*** A***r').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'send-large-check')
  await answerCheck(page, anna, older)
  await page.getByRole('heading', { name: /sent/i }).first().waitFor()
  assert.equal(await product.balanceOf(ken, 'EUR'), '600.00')
})
