import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { goodPassword, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const code = (page: Page) => page.locator('input[autocomplete="one-time-code"]')

/** The newest code that was mailed to an address, once one came that is not `older`. */
const mailed = async (email: string, older?: string): Promise<string> => {
  for (let tries = 0; tries < 40; tries++) {
    const found = (await product.inbox(email)).find((message) => message.code)?.code
    if (found && found !== older) return found
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('No new code came')
}

test('The set-up address makes an administrator, who needs an authenticator and then gives roles', async () => {
  const tess = await product.openAccount({ name: 'Tess Okoye' })
  const setUpUrl = product.running.setUpUrl ?? ''
  const address = setUpUrl.slice(product.url.length)
  const email = 'ada.byron@example.com'
  const page = await product.open({ width: 1280, language: 'en' })
  await page.goto(address)
  await page.getByRole('heading', { name: 'Set up OKPay' }).waitFor()
  await page.getByLabel('Name').fill('Ada Byron')
  await page.getByLabel('Work email').fill(email)
  await page.locator('select').selectOption('GB')
  await page.getByLabel('Password', { exact: true }).fill(goodPassword)
  await assertAccessible(page)
  await screenshot(page, 'set-up')
  await page.getByRole('button', { name: 'Create my administrator account' }).click()
  await page.getByRole('heading', { name: 'Security' }).first().waitFor()

  await page.goto('/staff/team')
  await page.getByText('Set up an authenticator first').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'team-factor-missing')
  await page.getByRole('link', { name: 'Set up an authenticator' }).click()

  const cookie = (await page.context().cookies())
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')
  const secret = await enrolApp(cookie, email)

  await page.goto('/staff/team')
  await page.getByText('Ada Byron').first().waitFor()
  await page.getByLabel('Email').fill(tess.email)
  await page.getByLabel('Role').selectOption('treasury')
  await assertAccessible(page)
  await screenshot(page, 'team')
  await page.getByRole('button', { name: 'Give the role' }).click()
  await page.getByText(`Give Tess Okoye (${tess.email}) the role Treasury`).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'team-confirm')
  await code(page).fill(await nextCode(secret))
  await page.getByRole('button', { name: 'Take away Treasury from Tess Okoye' }).waitFor()
  await page.getByText('No authenticator yet').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'team-granted')
  assertCalm(page)

  const again = await product.open({ width: 390, language: 'zh-CN' })
  await again.goto(address)
  await again.getByText('该设置链接已失效').waitFor()
  await assertAccessible(again)
  await screenshot(again, 'set-up-void')
})

let used = ''
/** A code that was not used before: each works once. */
const nextCode = async (secret: string): Promise<string> => {
  for (;;) {
    const fresh = totpCodeAt(secret, new Date())
    if (fresh !== used) {
      used = fresh
      return fresh
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Sets up an authenticator app, as the security page does. */
const enrolApp = async (cookie: string, email: string): Promise<string> => {
  const ask = async (path: string, body: unknown, proof?: string) => {
    const response = await fetch(product.url + path, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', cookie },
        ...(proof && { 'x-okpay-proof': proof }),
      },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Record<string, never>
  }
  const { step_up: check } = (await ask('/v1/me/totp', {})) as unknown as {
    step_up: { proof: string }
  }
  await ask('/v1/proofs/code', { proof: check.proof, method: 'email' })
  const answer = { proof: check.proof, method: 'email', code: await mailed(email) }
  await ask('/v1/proofs/answer', answer)
  const { id, secret } = await ask('/v1/me/totp', {}, check.proof)
  const done = await ask('/v1/me/totp/confirm', { id, code: await nextCode(secret!) })
  assert.ok(done.security)
  return secret!
}
