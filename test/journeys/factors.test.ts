import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { type Customer, goodPassword, startProduct } from './support.ts'

// Passkeys belong to a name; an address of figures has none.
const product = await startProduct({ host: 'localhost' })
const { database, codeAfter } = product

const words = {
  en: {
    appsAndPasskeys: 'Apps and passkeys',
    addApp: 'Add an authenticator app',
    begin: 'Begin',
    confirming: 'You are confirming',
    setUpApp: 'Set up an authenticator app',
    code: 'Code',
    cancel: 'Cancel, change nothing',
    firstCode: 'Code that the app shows',
    notTheApp: 'This is not the app’s code',
    codes: 'Your recovery codes',
    done: 'Done',
    keepFirst: 'Please keep the codes first',
    kept: /I have kept them/,
    strong: 'Well protected',
  },
  'zh-CN': {
    appsAndPasskeys: '验证器与通行密钥',
    addApp: '添加验证器应用',
    begin: '开始设置',
    confirming: '您正在确认',
    setUpApp: '设置验证器应用',
    code: '验证码',
    cancel: '取消，不作更改',
    firstCode: '验证器显示的验证码',
    notTheApp: '验证码与验证器不符',
    codes: '您的恢复码',
    done: '完成',
    keepFirst: '请先保存恢复码',
    kept: /我已妥善保存/,
    strong: '保护良好',
  },
} as const
type Language = keyof typeof words

/** What the app would show now; its last step is forgotten, so that nobody waits for the next. */
const appCode = async (secret: string): Promise<string> => {
  await database.owner.query('UPDATE identity.factors SET last_step = last_step - 10')
  return totpCodeAt(secret, new Date())
}
const other = (code: string) => (code === '111111' ? '222222' : '111111')

/** Answers the dialog by the code of the mail that `act` sends. */
const confirmByMail = async (
  page: Page,
  { email, language }: Customer,
  act: () => Promise<void>,
) => {
  const code = await codeAfter(email, act)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words[language].code, { exact: true }).fill(code)
}

/** Walks through the set-up of an app; gives its secret and the recovery codes. */
const addApp = async (page: Page, customer: Customer) => {
  const say = words[customer.language]
  await page.goto('/security/app')
  await confirmByMail(page, customer, () => page.getByRole('button', { name: say.begin }).click())
  const address = await page.locator('a[href^="otpauth:"]').getAttribute('href')
  const secret = new URL(address ?? '').searchParams.get('secret') ?? ''
  await page.getByLabel(say.firstCode).fill(totpCodeAt(secret, new Date()))
  const list = page.getByRole('list', { name: say.codes })
  await list.waitFor()
  return { secret, codes: await list.getByRole('listitem').allTextContents() }
}

const keepCodes = async (page: Page, language: Language) => {
  const say = words[language]
  await page.getByLabel(say.kept).check()
  await page.getByRole('button', { name: say.done }).click()
  await page.getByRole('heading', { name: say.appsAndPasskeys }).waitFor()
}

/** The first step of signing in, in English. */
const passwordStep = async (page: Page, email: string) => {
  await page.goto('/sign-in')
  await page.getByLabel('Email or phone number').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
] as const) {
  const { width, language, theme } = view
  const name = `${width}-${language}-${theme}`
  test(`An authenticator app is set up behind a fresh check, with recovery codes (${name})`, async () => {
    const say = words[language]
    const owner = await product.openAccount({ name: 'Anna Keller', language })
    const page = await product.open(view, owner)
    const see = async (what: string) => {
      await assertAccessible(page)
      await screenshot(page, `${what}-${name}`)
    }
    await page.goto('/security')
    await page.getByRole('heading', { name: say.appsAndPasskeys }).waitFor()
    await see('security-fresh')
    await page.getByRole('link', { name: say.addApp }).click()
    await page.getByRole('button', { name: say.begin }).waitFor()
    await see('security-app-begin')
    const dialog = page.getByRole('dialog')
    const code = await codeAfter(owner.email, () =>
      page.getByRole('button', { name: say.begin }).click(),
    )
    await dialog.getByText(say.setUpApp, { exact: true }).waitFor()
    await dialog.getByLabel(say.code, { exact: true }).waitFor()
    await see('step-up')
    await dialog.getByLabel(say.code, { exact: true }).fill(other(code))
    await dialog.getByRole('alert').waitFor()
    await see('step-up-wrong')
    await dialog.getByLabel(say.code, { exact: true }).fill(code)
    await page.getByRole('img', { name: /QR|二维码/ }).waitFor()
    const address = await page.locator('a[href^="otpauth:"]').getAttribute('href')
    const secret = new URL(address ?? '').searchParams.get('secret') ?? ''
    assert.ok(await page.getByText(secret.replace(/(.{4})(?=.)/g, '$1 ')).isVisible())
    await see('security-app')
    const right = totpCodeAt(secret, new Date())
    await page.getByLabel(say.firstCode).fill(other(right))
    await page.getByRole('alert').getByText(say.notTheApp).waitFor()
    await page.getByLabel(say.firstCode).fill(totpCodeAt(secret, new Date()))
    const list = page.getByRole('list', { name: say.codes })
    await list.waitFor()
    assert.equal(await list.getByRole('listitem').count(), 10)
    await see('recovery-codes')
    await page.getByRole('button', { name: say.done }).click()
    await page.getByText(say.keepFirst).waitFor()
    await keepCodes(page, language)
    await page.getByRole('heading', { name: say.strong }).waitFor()
    await see('security-app-on')
    assertCalm(page)
  })
}

test('A step-up that is cancelled, by Esc or by its button, changes nothing', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/security/recovery-codes')
  const make = page.getByRole('button', { name: 'Make ten recovery codes' })
  await make.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Make new recovery codes; the old ones end').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  assert.equal(await page.getByRole('alert').count(), 0)
  await make.click()
  await dialog.getByRole('button', { name: 'Cancel, change nothing' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto('/security')
  await page.getByText('You have none.').waitFor()
  assertCalm(page)
})

test('Recovery codes can be copied and downloaded, and are not left by mistake', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, owner)
  const { codes } = await addApp(page, owner)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ])
  assert.equal(file.suggestedFilename(), 'okpay-recovery-codes.txt')
  const text = await (await file.createReadStream()).toArray()
  assert.ok(codes.every((code) => Buffer.concat(text).includes(code)))
  await page.getByRole('link', { name: 'Home' }).last().click()
  await page.getByRole('heading', { name: 'Leave without the codes?' }).waitFor()
  await assertAccessible(page)
  await screenshot(page, 'recovery-codes-leave')
  await page.getByRole('button', { name: 'Stay and keep them' }).click()
  await keepCodes(page, 'en')
  assertCalm(page)
})

test('The app is the second step; a wrong and a used code are refused; a recovery code helps out', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const enrolling = await product.open({ language: 'en' }, owner)
  const { secret, codes } = await addApp(enrolling, owner)
  const page = await product.open({ language: 'en' })
  await passwordStep(page, owner.email)
  await page.getByText('Open your authenticator app').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sign-in-app')
  const code = await appCode(secret)
  const field = page.getByLabel('Code', { exact: true })
  await field.fill(other(code))
  await page.getByRole('alert').getByText('That was not right').waitFor()
  await field.fill(code)
  await page.waitForURL('**/home')

  const later = await product.open({ language: 'en' })
  await passwordStep(later, owner.email)
  await later.getByLabel('Code', { exact: true }).fill(code)
  await later.getByRole('alert').getByText('This code was used already').waitFor()
  await later.getByRole('button', { name: /Recovery code/ }).click()
  await later.getByText('you have 10 left').waitFor()
  await assertAccessible(later)
  await screenshot(later, 'sign-in-recovery')
  await later.getByRole('button', { name: 'Confirm' }).click()
  await later.getByText('Please enter one of your recovery codes').waitFor()
  const recovery = later.getByLabel('Recovery code', { exact: true })
  await recovery.fill('aaaa-bbbb-cccc')
  await later.getByRole('button', { name: 'Confirm' }).click()
  await later.getByRole('alert').getByText('That was not right').waitFor()
  await recovery.fill((codes[0] ?? '').toUpperCase().replaceAll('-', ' '))
  await later.getByRole('button', { name: 'Confirm' }).click()
  await later.waitForURL('**/home')
  await later.goto('/security')
  await later.getByText('9 of 10 are left').waitFor()
  assertCalm(later)
})

test('The last way stays; codes by mail can be switched on again and offered first', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en', width: 1280 }, owner)
  const { secret } = await addApp(page, owner)
  await keepCodes(page, 'en')
  const dialog = page.getByRole('dialog')
  const answer = async () => {
    await dialog.getByLabel('Code', { exact: true }).fill(await appCode(secret))
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Remove My phone' }).click()
  await dialog.getByText('Remove the authenticator app “My phone”').waitFor()
  await answer()
  await page.getByRole('alert').getByText('One way must stay').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'security-last-way')
  await page.getByRole('button', { name: 'Switch on' }).click()
  await dialog.getByText('Switch codes by email on').waitFor()
  await answer()
  await page.getByRole('button', { name: 'Switch off' }).waitFor()
  await page.getByLabel('At sign-in start with').selectOption('email')
  await dialog.getByText('Offer codes by email first').waitFor()
  await answer()
  await page.getByRole('status').getByText('Saved').waitFor()
  await screenshot(page, 'security-two-ways')
  const fresh = await product.open({ language: 'en' })
  await codeAfter(owner.email, () => passwordStep(fresh, owner.email))
  await page.getByRole('button', { name: 'Remove My phone' }).click()
  await dialog.getByRole('button', { name: /Authenticator app/ }).click()
  await answer()
  await page.getByText('None yet.').waitFor()
  assertCalm(page)
})

/** A device with passkeys, as the browser's own test hook simulates it. */
const giveDevice = async (page: Page) => {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', automaticPresenceSimulation: true },
      ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    },
  })
  return {
    /** Whether the device recognises its owner's finger. */
    recognise: (isUserVerified: boolean) =>
      client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const { width, language } = view
  test(`A passkey is added, signs in alone, and is the second step (${width}, ${language})`, async () => {
    const isEnglish = language === 'en'
    const say = (en: string, zh: string) => (isEnglish ? en : zh)
    const owner = await product.openAccount({ name: 'Anna Keller', language })
    const page = await product.open(view, owner)
    const device = await giveDevice(page)
    await page.goto('/security/passkey')
    await page.getByLabel(say('Name', '名称')).fill('MacBook')
    await assertAccessible(page)
    await screenshot(page, `security-passkey-${width}-${language}`)
    const add = page.getByRole('button', { name: say('Add a passkey', '添加通行密钥') })
    // A device that does not recognise its owner makes none; what was begun is taken up again.
    await device.recognise(false)
    await confirmByMail(page, owner, () => add.click())
    await page.getByRole('alert').getByText(say('No passkey was used', '未使用通行密钥')).waitFor()
    await screenshot(page, `security-passkey-refused-${width}-${language}`)
    await device.recognise(true)
    await page
      .getByRole('alert')
      .getByRole('button', { name: say('Try again', '重试') })
      .click()
    await page.getByRole('list', { name: words[language].codes }).waitFor()
    await keepCodes(page, language)
    await page.getByText('MacBook').waitFor()

    const signIn = async () => {
      // The page is left first, or it notices and goes to where a session ended by itself.
      await page.goto('about:blank')
      await page.context().clearCookies()
      await page.goto('/sign-in')
      await page.getByLabel(say('Email or phone number', '邮箱或手机号')).waitFor()
    }
    const alone = page.getByRole('button', {
      name: say('Sign in with a passkey', '使用通行密钥登录'),
    })
    await signIn()
    await device.recognise(false)
    await alone.click()
    await page.getByRole('alert').getByText(say('No passkey was used', '未使用通行密钥')).waitFor()
    await assertAccessible(page)
    await device.recognise(true)
    await alone.click()
    await page.waitForURL('**/home')

    await signIn()
    await page.getByLabel(say('Email or phone number', '邮箱或手机号')).fill(owner.email)
    await page.getByLabel(say('Password', '密码'), { exact: true }).fill(goodPassword)
    await page.getByRole('button', { name: say('Sign in', '登录'), exact: true }).click()
    const use = page.getByRole('button', { name: say('Use my passkey', '使用通行密钥') })
    await use.waitFor()
    await assertAccessible(page)
    await screenshot(page, `sign-in-passkey-${width}-${language}`)
    await use.click()
    await page.waitForURL('**/home')
    assertCalm(page)
  })
}

test('A passkey that was removed opens nothing any more, and the screen says so', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, owner)
  await giveDevice(page)
  await page.goto('/security/passkey')
  await confirmByMail(page, owner, () =>
    page.getByRole('button', { name: 'Add a passkey' }).click(),
  )
  await keepCodes(page, 'en')
  const dialog = page.getByRole('dialog')
  const answer = async () => {
    await dialog.getByRole('button', { name: 'Use my passkey' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Switch on' }).click()
  await answer()
  await page.getByRole('button', { name: 'Remove This device' }).click()
  await dialog.getByText('Remove the passkey “This device”').waitFor()
  await answer()
  await page.getByText('None yet.').waitFor()
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByRole('alert').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'sign-in-passkey-unknown')
  assertCalm(page)
})
