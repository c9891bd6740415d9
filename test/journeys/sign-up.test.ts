import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { goodPassword, startProduct } from './support.ts'

const product = await startProduct()

const words = {
  en: {
    open: 'Open an account',
    name: 'Your name',
    email: 'Email address',
    country: 'Country or region',
    password: 'Password',
    terms: /I accept the terms/,
    submit: 'Open account',
    strong: /very strong|good/,
    code: 'Code',
    confirm: 'Confirm',
    nothing: 'Nothing has moved yet',
    wrong: 'This is not the code',
    incomplete: 'The code has six digits',
    resendIn: /New code in/,
  },
  'zh-CN': {
    open: '免费开户',
    name: '姓名',
    email: /^邮箱$/,
    country: '国家或地区',
    password: '密码',
    terms: /我已阅读并同意/,
    submit: '开立账户',
    strong: /强/,
    code: '验证码',
    confirm: '确认',
    nothing: '还没有资金往来',
    wrong: '验证码不正确',
    incomplete: '验证码为 6 位数字',
    resendIn: /后可重新发送/,
  },
} as const

const fill = async (page: Page, language: View['language'], email: string, password: string) => {
  const say = words[language]
  await page
    .getByLabel(say.name, { exact: true })
    .fill(language === 'en' ? 'Anna Keller' : '李晓明')
  await page.getByRole('textbox', { name: say.email }).fill(email)
  await page.getByLabel(say.country).selectOption('DE')
  await page.getByLabel(say.password, { exact: true }).fill(password)
  await page.getByLabel(say.terms).check()
}

const signUp = async (page: Page, language: View['language'], email: string) => {
  await fill(page, language, email, goodPassword)
  await page.getByText(words[language].strong).first().waitFor()
  await page.getByRole('button', { name: words[language].submit }).click()
  await page.waitForURL('**/verify')
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const { width, language, theme } = view
  const name = `${width}-${language}-${theme}`
  test(`A newcomer opens an account and arrives at an empty home (${name})`, async () => {
    const say = words[language]
    const email = `newcomer-${name.toLowerCase()}@example.com`
    const page = await product.open(view)
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await assertAccessible(page)
    await screenshot(page, `welcome-${name}`)
    await page.getByRole('link', { name: say.open }).click()
    await page.getByLabel(say.name, { exact: true }).waitFor()
    await assertAccessible(page)
    await signUp(page, language, email)
    await page.getByText(email).waitFor()
    await assertAccessible(page)
    await screenshot(page, `verify-${name}`)
    const [{ code }] = await product.inbox(email)
    await page
      .getByLabel(say.code, { exact: true })
      .fill(` ${code?.slice(0, 3)} ${code?.slice(3)} `)
    await page.waitForURL('**/home')
    await page.getByText(say.nothing).waitFor()
    await assertAccessible(page)
    await screenshot(page, `home-empty-${name}`)
    assertCalm(page)
  })
}

test('The password is judged while it is typed, and a weak one is refused at its field', async () => {
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-up')
  await fill(page, 'en', 'weak@example.com', 'password1234')
  const list = page.getByRole('list', { name: 'Your password' })
  await list
    .getByRole('listitem')
    .filter({ hasText: /At least 15/ })
    .getByText('not met yet')
    .waitFor()
  await screenshot(page, 'sign-up-weak')
  await page.getByRole('button', { name: 'Open account' }).click()
  await page.getByRole('alert').waitFor()
  assert.equal(
    await page.getByLabel('Password', { exact: true }).getAttribute('aria-invalid'),
    'true',
  )
  await page.getByLabel('Password', { exact: true }).fill('Anna Keller and OKPay 2026')
  await list
    .getByRole('listitem')
    .filter({ hasText: /Without your name/ })
    .getByText('not met yet')
    .waitFor()
  await page.getByLabel('Password', { exact: true }).fill(goodPassword)
  await list.getByText('not met yet').first().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Show password' }).click()
  assert.equal(await page.getByLabel('Password', { exact: true }).getAttribute('type'), 'text')
  await assertAccessible(page)
  assertCalm(page)
})

test('An empty form says at each field what is missing, and the first one gets the caret', async () => {
  const page = await product.open({ language: 'zh-CN' })
  await page.goto('/sign-up')
  await page.getByRole('button', { name: '开立账户' }).click()
  await page.getByText('请填写姓名').waitFor()
  await page.getByText('请填写邮箱，例如').waitFor()
  await page.getByText('同意服务条款后才能开立账户').waitFor()
  await page.locator('input[autocomplete=name]:focus').waitFor()
  await screenshot(page, 'sign-up-missing')
  await assertAccessible(page)
})

test('An address in use is answered like any other, and its owner is told', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller', email: 'taken@example.com' })
  const page = await product.open({ language: 'en' })
  // One message a minute goes to an address; the owner's own was a moment ago.
  await product.database.owner.query('DELETE FROM identity.throttles')
  await page.goto('/sign-up')
  await signUp(page, 'en', owner.email)
  await page.getByText(owner.email).waitFor()
  await eventually(async () => {
    const [message] = await product.inbox(owner.email)
    assert.match(message.subject, /Someone tried to sign up/)
    assert.equal(message.code, undefined)
  }, 10_000)
  assertCalm(page)
})

test('A wrong code is refused with the tries that are left, a short one at once', async () => {
  const email = 'wrong-code@example.com'
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-up')
  await signUp(page, 'en', email)
  await page.getByLabel('Code', { exact: true }).fill('12')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText(words.en.incomplete).waitFor()
  const [{ code }] = await product.inbox(email)
  await page.getByLabel('Code', { exact: true }).fill(code === '111111' ? '222222' : '111111')
  const alert = page.getByRole('alert')
  await alert.getByText(words.en.wrong).waitFor()
  assert.match((await alert.textContent()) ?? '', /4 tries/)
  await page.getByText(words.en.resendIn).waitFor()
  await screenshot(page, 'verify-wrong')
  await assertAccessible(page)
  await page.getByLabel('Code', { exact: true }).fill(code ?? '')
  await page.waitForURL('**/home')
})

test('The link of the mail works on another device, after a press', async () => {
  const email = 'other-device@example.com'
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-up')
  await signUp(page, 'en', email)
  const [{ links }] = await product.inbox(email)
  const link = links.find((each) => each.includes('/verify?token='))
  assert.ok(link)
  const other = await product.open({ width: 1280, language: 'zh-CN' })
  await other.goto(link)
  await other.getByRole('button', { name: '验证我的邮箱' }).waitFor()
  await screenshot(other, 'verify-link')
  await assertAccessible(other)
  await other.getByRole('button', { name: '验证我的邮箱' }).click()
  await other.waitForURL('**/home')
  // The same link again: it is used up, and the way on is to sign in.
  const third = await product.open({ language: 'en' })
  await third.goto(link)
  await third.getByRole('button', { name: 'Confirm my address' }).click()
  await third.getByRole('alert').getByRole('link', { name: 'Sign in' }).click()
  await third.waitForURL('**/sign-in**')
  assertCalm(other)
})

test('The code is accepted on another device with the address typed in', async () => {
  const email = 'typed@example.com'
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-up')
  await signUp(page, 'en', email)
  const [{ code }] = await product.inbox(email)
  const other = await product.open({ language: 'en' })
  await other.goto('/verify')
  await other.getByLabel('Email address').fill(email)
  await other.getByLabel('Code', { exact: true }).fill(code ?? '')
  await other.waitForURL('**/home')
})

test('Two sign-ups with one address: the last password tells who may open the account', async () => {
  const email = 'contested@example.com'
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-up')
  await signUp(page, 'en', email)
  await product.database.owner.query('DELETE FROM identity.throttles')
  await product.inbox(email)
  const later = await product.open({ language: 'en' })
  await later.goto('/sign-up')
  await fill(later, 'en', email, `${goodPassword}-again`)
  await later.getByRole('button', { name: 'Open account' }).click()
  await later.waitForURL('**/verify')
  const codes = async () => (await product.inbox(email)).flatMap(({ code }) => code ?? [])
  await eventually(async () => assert.equal((await codes()).length, 2))
  await later.getByLabel('Code', { exact: true }).fill((await codes())[0] ?? '')
  await later.getByRole('alert').getByText('Enter the password that you chose').waitFor()
  await assertAccessible(later)
  await screenshot(later, 'verify-contested')
  await later.getByLabel('Password', { exact: true }).fill(`${goodPassword}-again`)
  await later.getByRole('button', { name: 'Confirm' }).click()
  await later.waitForURL('**/home')
  assertCalm(later)
})

test('Sign-in: a wrong password is not a lost network, and the way back is kept', async () => {
  const person = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' })
  await page.goto('/settings')
  await page.waitForURL(/\/sign-in\?next=/)
  await page.getByLabel('Email or phone number').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill('not-the-password-at-all')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').getByText('That did not sign you in').waitFor()
  await screenshot(page, 'sign-in-refused')
  await assertAccessible(page)
  await page.context().setOffline(true)
  await page.getByText('You are offline. What you typed is kept.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').getByText('You are offline', { exact: true }).waitFor()
  await screenshot(page, 'sign-in-offline')
  assert.equal(await page.getByLabel('Password', { exact: true }).inputValue(), goodPassword)
  await page.context().setOffline(false)
  const code = await product.codeAfter(person.email, () =>
    page.getByRole('alert').getByRole('button', { name: 'Try again' }).click(),
  )
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.waitForURL('**/settings')
  await page.getByLabel('Name', { exact: true }).waitFor()
  assertCalm(page)
})

test('Signing in before the address is confirmed leads to the code', async () => {
  const email = 'unconfirmed@example.com'
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-up')
  await signUp(page, 'en', email)
  const later = await product.open({ language: 'en' })
  await later.goto('/sign-in')
  await later.getByLabel('Email or phone number').fill(email)
  await later.getByLabel('Password', { exact: true }).fill(goodPassword)
  await later.getByRole('button', { name: 'Sign in', exact: true }).click()
  await later
    .getByRole('alert')
    .getByRole('link', { name: /Enter the code/ })
    .click()
  await later.waitForURL('**/verify**')
  const [{ code }] = await product.inbox(email)
  await later.getByLabel('Code', { exact: true }).fill(code ?? '')
  await later.waitForURL('**/home')
})

test('The language is switched at once and remembered', async () => {
  const page = await product.open({ language: 'zh-CN' })
  await page.goto('/')
  await page.getByText('English').click()
  await page.getByRole('link', { name: 'Open an account' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.reload()
  await page.getByRole('link', { name: 'Open an account' }).waitFor()
})

test('An address that leads nowhere shows the way back', async () => {
  const page = await product.open({ language: 'en' })
  await page.goto('/no-such-screen')
  await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
  await assertAccessible(page)
  await page.getByRole('link', { name: 'Go to the start' }).click()
  await page.getByRole('link', { name: 'Open an account' }).waitFor()
})
