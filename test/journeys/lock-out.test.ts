import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { type Customer, goodPassword, startProduct } from './support.ts'

const product = await startProduct()

const words = {
  en: {
    password: 'Password',
    identifier: /^Email/,
    signIn: 'Sign in',
    refused: 'That did not sign you in',
    lockSubject: /locked for a while/,
    unlockTitle: 'Unlock sign-in',
    unlock: 'Unlock now',
    code: 'Code',
    wrong: 'That was not right',
    open: 'Sign-in is open again',
    used: 'This unlock link no longer works',
    home: /Available/,
    sent: /We sent a 6-digit code/,
  },
  'zh-CN': {
    password: '密码',
    identifier: /^邮箱/,
    signIn: '登录',
    refused: '未能登录',
    lockSubject: /登录已暂时锁定/,
    unlockTitle: '解除登录锁定',
    unlock: '立即解锁',
    code: '验证码',
    wrong: '验证未通过',
    open: '登录已解锁',
    used: '该解锁链接已失效',
    home: /可用/,
    sent: /6 位验证码已发送/,
  },
} as const
type Words = (typeof words)[keyof typeof words]

const otherThan = (code: string | undefined) => (code === '111111' ? '222222' : '111111')
const newestCode = async (email: string, after: string | undefined): Promise<string> => {
  let found = ''
  await eventually(async () => {
    const messages = await product.inbox(email)
    const { code } = messages.find(({ subject, code }) => code && subject.includes(code)) ?? {}
    assert.ok(code && code !== after)
    found = code
  }, 10_000)
  return found
}

const typePassword = async (page: Page, t: Words, { email }: Customer, password: string) => {
  await page.getByLabel(t.identifier).fill(email)
  await page.getByLabel(t.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: t.signIn, exact: true }).click()
}

/** Wrong passwords by the API: the tenth begins the lock. */
const lockOut = async (customer: Customer, times = 10) => {
  for (let n = 0; n < times; n++) {
    const body = { identifier: customer.email, password: 'wrong password here' }
    await product.call('POST', '/v1/sessions', body).catch(() => {})
  }
}
const lockMail = async (customer: Customer, t: Words) => {
  let link = ''
  await eventually(async () => {
    const mail = (await product.inbox(customer.email)).find(({ subject }) =>
      t.lockSubject.test(subject),
    )
    link = mail?.links.find((url) => url.includes('/unlock?token=')) ?? ''
    assert.ok(link)
  }, 10_000)
  return link.replace(product.url, '')
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'dark' },
] as const) {
  const { width, language } = view
  test(`Wrong × n → locked → the owner's mail → unlocked by a factor → signed in (${width}, ${language})`, async () => {
    const t = words[language]
    const owner = await product.openAccount({
      name: language === 'en' ? 'Anna Keller' : '李晓明',
      language,
    })
    const [{ code: signUpCode }] = await product.inbox(owner.email)
    const page = await product.open(view satisfies View)
    await lockOut(owner, 9)
    await page.goto('/sign-in')
    await typePassword(page, t, owner, 'wrong password here')
    await page.getByRole('alert').getByText(t.refused).waitFor()
    await typePassword(page, t, owner, goodPassword)
    await page.getByRole('alert').getByText(t.refused).waitFor()
    await screenshot(page, `locked-${width}-${language}`)

    const link = await lockMail(owner, t)
    await page.goto(link)
    await page.getByRole('heading', { name: t.unlockTitle }).waitFor()
    await page.getByRole('button', { name: t.unlock }).waitFor()
    await assertAccessible(page)
    await screenshot(page, `unlock-${width}-${language}`)
    await page.getByRole('button', { name: t.unlock }).click()
    await page.getByText(t.sent).waitFor()
    const code = await newestCode(owner.email, signUpCode)
    const field = page.getByLabel(t.code, { exact: true })
    await field.fill(otherThan(code))
    await page.getByRole('alert').getByText(t.wrong).waitFor()
    await assertAccessible(page)
    await screenshot(page, `unlock-wrong-${width}-${language}`)
    await field.fill(code)
    await page.getByRole('heading', { name: t.open }).waitFor()
    await assertAccessible(page)
    await screenshot(page, `unlock-done-${width}-${language}`)

    await page.goto(link)
    await page.getByRole('alert').getByText(t.used).waitFor()
    await screenshot(page, `unlock-used-${width}-${language}`)
    await page.getByRole('link', { name: t.signIn, exact: true }).click()
    await typePassword(page, t, owner, goodPassword)
    await page.getByText(t.sent).waitFor()
    await field.fill(await newestCode(owner.email, code))
    await page.getByRole('region', { name: t.home }).waitFor()
    assertCalm(page)
  })
}

test('A session is ended from another browser, which shows it within seconds and keeps the place', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const other = await signInByApi(owner)
  const [desk, phone] = [
    await product.open({ width: 1280, language: 'en' }, owner),
    await product.open({ width: 390, language: 'zh-CN' }, other),
  ]
  await phone.goto('/activity')
  await phone.getByRole('heading', { name: '动态' }).waitFor()
  await lockOut(await product.openAccount({ name: 'Somebody Else' }), 1)
  await lockOut(owner)
  await desk.goto('/security')
  await desk.getByRole('link', { name: /Where you are signed in/ }).click()
  await desk.getByText('This device').first().waitFor()
  await desk.getByText(/is blocked until/).waitFor()
  await assertAccessible(desk)
  await screenshot(desk, 'sessions-1280-en')
  await desk.getByRole('button', { name: 'Sign out everywhere else' }).click()
  const dialog = desk.getByRole('dialog', { name: 'Sign out everywhere else?' })
  await dialog.waitFor()
  await assertAccessible(desk)
  await screenshot(desk, 'sessions-ask-1280-en', { fullPage: false })
  await dialog.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await desk.getByRole('status').getByText('Signed out on other devices: 1').waitFor()
  await desk.getByText('You are signed in nowhere else.').waitFor()

  await phone.getByRole('heading', { name: '您已退出登录' }).waitFor()
  await assertAccessible(phone)
  await screenshot(phone, 'session-ended-390-zh-CN')
  await phone.getByRole('link', { name: '重新登录' }).click()
  await phone.waitForURL(/\/sign-in\?next=%2Factivity/)
  assertCalm(desk)
  assertCalm(phone)
})

test('A device is forgotten, and one session signed out, on a phone', async () => {
  const owner = await product.openAccount({ name: '李晓明', language: 'zh-CN', country: 'CN' })
  await signInByApi(owner)
  const page = await product.open({ width: 390, language: 'zh-CN', theme: 'dark' }, owner)
  await page.goto('/security/sessions')
  await page.getByText('本设备').first().waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sessions-390-zh-CN')
  await page.getByRole('button', { name: /^退出登录：/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退出该设备' }).click()
  await page.getByText('您没有在其他设备上登录。').waitFor()
  await page
    .getByRole('button', { name: /^移除：/ })
    .last()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '移除设备' }).click()
  await page
    .getByRole('status')
    .getByText(/已移除/)
    .waitFor()
  await page.route('**/v1/me/sessions', (route) => route.abort())
  await page.reload()
  await page.getByRole('alert').first().waitFor()
  await screenshot(page, 'sessions-failed-390-zh-CN')
  assertCalm(page)
})

test('Two minutes before an idle session ends the person is asked, stays, and later finds a calm page', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ width: 1280, language: 'en' }, owner)
  await page.clock.install()
  await page.goto('/settings')
  await page.getByLabel('Name', { exact: true }).waitFor()
  const later = async (minutes: number) => {
    await page.clock.runFor(5_000)
    await page.clock.fastForward(minutes * 60_000)
    await page.clock.runFor(2_000)
  }
  await later(13)
  const dialog = page.getByRole('dialog', { name: 'Are you still there?' })
  await dialog.waitFor()
  await assertAccessible(page)
  await screenshot(page, 'idle-1280-en', { fullPage: false })
  await dialog.getByRole('button', { name: 'Stay signed in' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await later(16)
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.waitForURL(/\/sign-in\?next=%2Fsettings/)
  const gone = await fetch(`${product.url}/v1/sessions/current`, {
    headers: { cookie: owner.cookie },
  })
  assert.equal(gone.status, 401, 'it has ended at the program too')
  assertCalm(page)
})

/** A second session of the same person, as another browser would open it. */
async function signInByApi(owner: Customer): Promise<Customer> {
  const [{ code: last }] = await product.inbox(owner.email)
  const step = await product.call('POST', '/v1/sessions', {
    ...{ identifier: owner.email, password: goodPassword },
  })
  const { proof } = (await step.json()) as { proof: string }
  await product.call('POST', '/v1/proofs/code', { proof, method: 'email' })
  const code = await newestCode(owner.email, last)
  await product.call('POST', '/v1/proofs/answer', { proof, method: 'email', code })
  const reply = await product.call('POST', '/v1/sessions/complete', { proof })
  const cookie = reply.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { ...owner, cookie }
}
