import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { enrolPerson } from '../../src/identity/index.ts'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { inTestTransaction, testContext } from '../support/context.ts'
import { goodPassword, startProduct } from './support.ts'

const product = await startProduct()
const { database, running, codeAfter } = product

const words = {
  en: {
    identifier: 'Email or phone number',
    password: 'Password',
    signIn: 'Sign in',
    code: 'Code',
    sent: /We sent a 6-digit code to a\*+@example\.com/,
    wrong: 'That was not right',
    again: /New code in/,
  },
  'zh-CN': {
    identifier: '邮箱或手机号',
    password: '密码',
    signIn: '登录',
    code: '验证码',
    sent: /6 位验证码已发送至 a\*+@example\.com/,
    wrong: '验证未通过',
    again: /后可重新发送/,
  },
} as const
type Language = keyof typeof words

/** Somebody who has a confirmed phone as well. */
const withPhone = async (phone: string) => {
  const email = `a${crypto.randomUUID().slice(0, 8)}@example.com`
  const context = testContext({ clock: running.parts.clock, ids: running.parts.ids })
  await inTestTransaction(database, context, (tx) =>
    enrolPerson(tx, {
      ...{ email, phone, name: 'Anna Keller', country: 'DE', language: 'en' },
      ...{ mainCurrency: 'EUR', password: goodPassword },
    }),
  )
  return email
}
const anna = () =>
  product.openAccount({
    name: 'Anna Keller',
    email: `a${crypto.randomUUID().slice(0, 8)}@example.com`,
  })

/** The first step: who, and the password. */
const begin = async (page: Page, language: Language, identifier: string) => {
  const say = words[language]
  await page.getByLabel(say.identifier).fill(identifier)
  await page.getByLabel(say.password, { exact: true }).fill(goodPassword)
  await page.getByRole('button', { name: say.signIn, exact: true }).click()
}
const other = (code: string) => (code === '111111' ? '222222' : '111111')
const fullWidth = (code: string) =>
  code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const { width, language, theme } = view
  const name = `${width}-${language}-${theme}`
  test(`The mailed code is the second step; a wrong one is refused (${name})`, async () => {
    const say = words[language]
    const { email } = await anna()
    const page = await product.open(view)
    await page.goto('/settings')
    await page.waitForURL('**/sign-in**')
    await page.getByLabel(say.identifier).waitFor()
    await assertAccessible(page)
    await screenshot(page, `sign-in-${name}`)
    const code = await codeAfter(email, () => begin(page, language, email))
    await page.getByText(say.sent).waitFor()
    await page.getByText(say.again).waitFor()
    await assertAccessible(page)
    await screenshot(page, `sign-in-second-${name}`)
    await page.getByLabel(say.code, { exact: true }).fill(other(code))
    await page.getByRole('alert').getByText(say.wrong).waitFor()
    assert.equal(await page.getByLabel(say.code, { exact: true }).inputValue(), '')
    await assertAccessible(page)
    await screenshot(page, `sign-in-wrong-${name}`)
    // A reload goes on where it was, and sends nothing again.
    await page.reload()
    await page.getByText(say.sent).waitFor()
    const typed = `${fullWidth(code.slice(0, 3))} ${code.slice(3)}`
    await page.getByLabel(say.code, { exact: true }).fill(typed)
    await page.waitForURL('**/settings')
    assertCalm(page)
  })
}

test('In developer mode the way to the code stands beside where it was sent', async () => {
  const { email } = await anna()
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-in')
  await begin(page, 'en', email)
  const [inbox] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open the inbox' }).click(),
  ])
  await inbox.waitForURL('**/inbox')
})

test('A phone number signs in too, its code comes by SMS, and mail is one press away', async () => {
  const phone = '+8613800138011'
  const email = await withPhone(phone)
  const page = await product.open({ language: 'en' })
  await page.clock.install()
  await page.goto('/sign-in')
  const code = await codeAfter(phone, () => begin(page, 'en', '+86 138 0013 8011'))
  await page.getByText(/We texted a 6-digit code to \+86/).waitFor()
  await page.getByRole('heading', { name: 'Other ways' }).waitFor()
  await screenshot(page, 'sign-in-sms')
  // At once it would be too soon for another code, and the screen says when.
  await page.getByRole('button', { name: /Code by email/ }).click()
  const send = page.getByRole('button', { name: /Send the code in/ })
  await send.waitFor()
  assert.ok(await send.isDisabled())
  await page.getByRole('button', { name: /Code by SMS/ }).click()
  // After a minute the other ways are what is offered.
  await page.clock.fastForward(61_000)
  await page.getByRole('heading', { name: 'Not arrived? Use another way' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sign-in-late')
  await database.owner.query(
    "UPDATE identity.proofs SET code_resend_at = now() - interval '1 second'",
  )
  const mailed = await codeAfter(email, () =>
    page.getByRole('button', { name: /Code by email/ }).click(),
  )
  await page.getByLabel('Code', { exact: true }).fill(code === mailed ? other(code) : code)
  await page.getByRole('alert').getByText('That was not right').waitFor()
  await page.getByLabel('Code', { exact: true }).fill(mailed)
  await page.waitForURL('**/home')
  assertCalm(page)
})

test('Asking for codes too often is refused with the time to wait', async () => {
  const { email } = await anna()
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-in')
  await codeAfter(email, () => begin(page, 'en', email))
  await page.clock.install({ time: Date.now() + 61_000 })
  await page.reload()
  await page.getByRole('button', { name: 'Send a new code' }).click()
  await page
    .getByRole('alert')
    .getByRole('button', { name: /Try again in/ })
    .waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sign-in-too-often')
})

test('Five wrong codes end the check; the next one begins with who it was', async () => {
  const { email } = await anna()
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-in')
  const code = await codeAfter(email, () => begin(page, 'en', email))
  const field = page.getByLabel('Code', { exact: true })
  for (const left of ['4', '3', '2', '1']) {
    await field.fill(other(code))
    await page.getByRole('alert').getByText(`${left} tries are left`).waitFor()
  }
  await field.fill(other(code))
  await page.getByRole('alert').getByText('Too many wrong answers').waitFor()
  await screenshot(page, 'sign-in-spent')
  await page.getByRole('button', { name: 'Start again' }).click()
  assert.equal(await page.getByLabel('Email or phone number').inputValue(), email)
  await page.getByLabel('Password', { exact: true }).fill(goodPassword)
  const next = await codeAfter(email, () =>
    page.getByRole('button', { name: 'Sign in', exact: true }).click(),
  )
  await field.fill(next)
  await page.waitForURL('**/home')
  assertCalm(page)
})

test('A check that ran out meanwhile is explained, and keeps who it was', async () => {
  const { email } = await anna()
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-in?next=/settings')
  const code = await codeAfter(email, () => begin(page, 'en', email))
  await database.owner.query(
    "UPDATE identity.proofs SET expires_at = now() - interval '1 second' WHERE purpose = 'sign_in'",
  )
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('alert').getByText('This check has run out').waitFor()
  await page.reload()
  await page.getByRole('alert').getByText('This check has run out').waitFor()
  assert.equal(await page.getByLabel('Email or phone number').inputValue(), email)
  await assertAccessible(page)
  await screenshot(page, 'sign-in-run-out')
  await page.reload()
  await page.getByLabel('Email or phone number').waitFor()
  assert.equal(await page.getByRole('alert').count(), 0)
})

test('A network that fails during the second step keeps the code and tries again', async () => {
  const { email } = await anna()
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-in')
  const code = await codeAfter(email, () => begin(page, 'en', email))
  await page.route('**/v1/proofs/answer', (route) => route.abort())
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('alert').getByText('OKPay does not answer', { exact: true }).waitFor()
  assert.equal(await page.getByLabel('Code', { exact: true }).inputValue(), code)
  await page.unroute('**/v1/proofs/answer')
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await page.waitForURL('**/home')
})
