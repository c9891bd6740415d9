import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { totpCodeAt } from '../../src/identity/factors/totp.ts'
import { enrolPerson } from '../../src/identity/index.ts'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { inTestTransaction, testContext } from '../support/context.ts'
import { eventually } from '../support/eventually.ts'
import { goodPassword, startProduct } from './support.ts'

const product = await startProduct()
const { database, running, codeAfter, url } = product
const newPassword = 'copper lantern 77 Meadow'

const words = {
  en: {
    cannot: "Can't sign in?",
    forgot: /I forgot my password/,
    contact: 'Email address or phone number',
    send: 'Send link or code',
    mailbox: 'Look into your mailbox',
    goOn: 'Go on',
    newPassword: 'New password',
    set: 'Set the new password',
    isSet: 'Your password is set',
    used: 'The password was set already',
    code: 'Code',
    locked: /I am locked out/,
    sendCode: 'Send me a code',
    stands: 'This is how things stand',
    lostTitle: 'I lost my device',
    password: 'Password',
    report: 'Report it as lost',
    reported: 'Reported as lost',
    stop: 'Stop it',
    stopped: 'It is stopped',
    over: 'The waiting time is over',
    sendCodes: 'Send the codes',
    emailCode: 'Code from the mail',
    remove: 'Remove the lost factors',
    gone: 'The lost factors are gone',
  },
  'zh-CN': {
    cannot: '无法登录？',
    forgot: /忘记密码/,
    contact: '邮箱或手机号',
    send: '发送链接或验证码',
    mailbox: '请查看邮箱',
    goOn: '继续',
    newPassword: '新密码',
    set: '设置新密码',
    isSet: '密码已设置',
    used: '密码已经重置',
    code: '验证码',
    locked: /账户被锁定/,
    sendCode: '发送验证码',
    stands: '您的账户情况',
    lostTitle: '设备已丢失',
    password: '密码',
    report: '挂失设备',
    reported: '已挂失',
    stop: '取消挂失',
    stopped: '挂失已取消',
    over: '等待时间已满',
    sendCodes: '发送验证码',
    emailCode: '邮件验证码',
    remove: '移除丢失的验证方式',
    gone: '丢失的验证方式已移除',
  },
} as const
type Language = keyof typeof words

let drawn = 0
/** Somebody with an account; the address begins with an `r`. */
const someone = async (change: { phone?: string; language?: Language } = {}) => {
  const { language = 'en' } = change
  const email = `r${drawn++}${crypto.randomUUID().slice(0, 6)}@example.com`
  const context = testContext({ clock: running.parts.clock, ids: running.parts.ids })
  await inTestTransaction(database, context, (tx) =>
    enrolPerson(tx, {
      ...{ email, name: language === 'en' ? 'Anna Keller' : '李晓明', country: 'DE' },
      ...{ mainCurrency: 'EUR', password: goodPassword, ...change, language },
    }),
  )
  return { email, language }
}

const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  return { response, json: (await response.json()) as any }
}

/** Signs in by the API; gives the cookie. */
const signIn = async (email: string): Promise<string> => {
  const { proof } = (await post('/v1/sessions', { identifier: email, password: goodPassword })).json
  const code = await codeAfter(email, () => post('/v1/proofs/code', { proof, method: 'email' }))
  await post('/v1/proofs/answer', { proof, method: 'email', code })
  const { response } = await post('/v1/sessions/complete', { proof })
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** Sets up an app by the API; gives what it would show. */
const addApp = async (email: string) => {
  const cookie = await signIn(email)
  const { proof } = (await post('/v1/me/totp', {}, { cookie })).json.step_up
  const code = await codeAfter(email, () => post('/v1/proofs/code', { proof, method: 'email' }))
  await post('/v1/proofs/answer', { proof, method: 'email', code })
  const { id, secret } = (await post('/v1/me/totp', {}, { cookie, 'x-okpay-proof': proof })).json
  const first = totpCodeAt(secret, new Date())
  await post('/v1/me/totp/confirm', { id, code: first, label: 'App' }, { cookie })
  return async () => {
    await database.owner.query('UPDATE identity.factors SET last_step = last_step - 10')
    return totpCodeAt(secret, new Date())
  }
}

/** The link to a page in the newest message that has one. */
const linkTo = async (to: string, page: string): Promise<string> => {
  let link: string | undefined
  await eventually(async () => {
    const found = (await product.inbox(to)).map(({ text }) =>
      new RegExp(`${page}\\?token=[\\w-]+`).exec(text),
    )
    link = found.find((match) => match !== null)?.[0]
    if (!link) throw new Error(`No link to ${page} came to ${to}`)
  }, 10_000)
  return link ?? ''
}

const seer = (page: Page, view: View) => async (what: string) => {
  await assertAccessible(page)
  await screenshot(page, `recovery-${what}-${view.width}-${view.language}-${view.theme}`)
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'dark' },
] as const) {
  const say = words[view.language]
  test(`Forgot the password: a link by mail, a new password (${view.width}, ${view.language})`, async () => {
    const { email } = await someone({ language: view.language })
    const page = await product.open(view)
    const see = seer(page, view)
    await page.goto('/sign-in')
    await page.getByRole('link', { name: say.cannot }).click()
    await page.getByRole('heading', { name: say.cannot }).waitFor()
    await see('roads')
    await page.getByRole('link', { name: say.forgot }).click()
    await page.getByRole('button', { name: say.send }).click()
    await page.getByLabel(say.contact).fill(email)
    await see('reset-ask')
    await page.getByRole('button', { name: say.send }).click()
    await page.getByRole('heading', { name: say.mailbox }).waitFor()
    await see('reset-sent')
    const link = await linkTo(email, '/reset')
    await page.goto(link)
    await page.getByRole('button', { name: say.goOn }).waitFor()
    await see('reset-link')
    // Nothing has happened by opening it.
    const { rows } = await database.owner.query(
      'SELECT opened_at FROM identity.recoveries WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1',
    )
    assert.equal(rows[0].opened_at, null)
    await page.getByRole('button', { name: say.goOn }).click()
    const field = page.getByLabel(say.newPassword, { exact: true })
    await field.fill('okpay okpay 1234')
    await page.getByRole('button', { name: say.set }).click()
    await page.getByRole('alert').waitFor()
    await see('reset-refused')
    await field.fill(newPassword)
    await page.getByText(/很强|very strong/).waitFor()
    await see('reset-password')
    await page.getByRole('button', { name: say.set }).click()
    await page.getByRole('heading', { name: say.isSet }).waitFor()
    await see('reset-done')
    await page.goto(link)
    await page.getByRole('button', { name: say.goOn }).click()
    await page.getByRole('alert').getByText(say.used).waitFor()
    await see('reset-used')
    assertCalm(page)
  })
}

test('A reset by SMS asks for the second factor that is on, and a wrong code is refused', async () => {
  const phone = '+8613800138021'
  const { email } = await someone({ phone })
  const code = await addApp(email)
  const view = { width: 390, language: 'en', theme: 'light' } as const
  const page = await product.open(view)
  const see = seer(page, view)
  const say = words.en
  await page.goto('/reset')
  await page.getByLabel(say.contact).fill('+86 138 0013 8021')
  const digits = await codeAfter(phone, () => page.getByRole('button', { name: say.send }).click())
  const field = page.getByLabel(say.code, { exact: true })
  await field.fill(digits === '111111' ? '222222' : '111111')
  await page.getByRole('alert').getByText('This is not the code').waitFor()
  await see('reset-code-wrong')
  await field.fill(digits)
  await page.getByRole('heading', { name: 'Confirm that it is you' }).waitFor()
  await see('reset-check')
  // The number has proved itself once: it is not among the ways.
  assert.equal(await page.getByText(/Code by SMS/).count(), 0)
  await page.getByLabel(say.code, { exact: true }).fill(await code())
  await page.getByLabel(say.newPassword, { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: say.set }).click()
  await page.getByRole('heading', { name: say.isSet }).waitFor()
  await linkTo(phone, '/not-me')
  await linkTo(email, '/not-me')
  assertCalm(page)
})

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const say = words[view.language]
  test(`A lost device: reported, stopped by the link, reported again and replaced (${view.width})`, async () => {
    const { email } = await someone({ language: view.language })
    await addApp(email)
    const page = await product.open(view)
    const see = seer(page, view)
    const report = async () => {
      await page.goto('/lost-device')
      await page.getByLabel(say.contact).fill(email)
      await page.getByLabel(say.password, { exact: true }).fill(goodPassword)
      await page.getByRole('button', { name: say.report }).click()
      await page.getByRole('heading', { name: say.reported }).waitFor()
    }
    await page.goto('/lost-device')
    await page.getByRole('button', { name: say.report }).waitFor()
    await see('lost-start')
    await report()
    await page.getByRole('timer').waitFor()
    await see('lost-waiting')
    await page.goto(await linkTo(email, '/stop-lost-device'))
    await see('stop')
    await page.getByRole('button', { name: say.stop }).click()
    await page.getByRole('heading', { name: say.stopped }).waitFor()
    await see('stopped')
    await page.goto('/lost-device')
    await page.getByRole('button', { name: /Begin again|重新开始/ }).click()
    await report()
    // Three days later.
    await database.owner.query(
      `UPDATE identity.lost_factors SET ready_at = now() - interval '1 minute' WHERE ended_at IS NULL`,
    )
    await page.reload()
    await page.getByRole('heading', { name: say.over }).waitFor()
    const code = await codeAfter(email, () =>
      page.getByRole('button', { name: say.sendCodes }).click(),
    )
    await page.getByLabel(say.emailCode).fill(code === '111111' ? '222222' : '111111')
    await page.getByRole('button', { name: say.remove }).click()
    await page.getByRole('alert').waitFor()
    await see('lost-codes-wrong')
    await page.getByLabel(say.emailCode).fill(code)
    await page.getByRole('button', { name: say.remove }).click()
    await page.getByRole('heading', { name: say.gone }).waitFor()
    await see('lost-done')
    assertCalm(page)
  })
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const say = words[view.language]
  test(`Who is locked out proves the mailbox and reads why; nobody else does (${view.width})`, async () => {
    const { email } = await someone({
      language: view.language,
      phone: `+86138001380${view.width === 390 ? '31' : '32'}`,
    })
    for (let tries = 0; tries < 10; tries++) {
      await post('/v1/sessions', { identifier: email, password: 'wrong password' })
    }
    const page = await product.open(view)
    const see = seer(page, view)
    await page.goto('/cannot-sign-in')
    await page.getByRole('link', { name: say.locked }).click()
    await page.getByLabel(say.contact).fill(email)
    const code = await codeAfter(email, () =>
      page.getByRole('button', { name: say.sendCode }).click(),
    )
    await page.getByLabel(say.code, { exact: true }).waitFor()
    await see('help-code')
    await page.getByLabel(say.code, { exact: true }).fill(code)
    await page.getByRole('heading', { name: say.stands }).waitFor()
    await page.getByText(/locked until|锁定至/).waitFor()
    await see('help-found')
    await page.getByRole('link', { name: /Unlock now|立即解锁/ }).click()
    await page.waitForURL('**/unlock?token=**')
    // A mailbox without an account learns just that.
    const stranger = `nobody${drawn++}@example.com`
    await page.goto('/cannot-sign-in?road=locked')
    await page.getByLabel(say.contact).fill(stranger)
    const other = await codeAfter(stranger, () =>
      page.getByRole('button', { name: say.sendCode }).click(),
    )
    await page.getByLabel(say.code, { exact: true }).fill(other)
    await page.getByText(/No account with this address|该邮箱没有账户/).waitFor()
    await see('help-none')
    await page.goto('/cannot-sign-in?road=device')
    await see('device-road')
    assertCalm(page)
  })
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'dark' },
] as const) {
  const { language } = view
  test(`A new address takes over, and the old one undoes it (${view.width}, ${language})`, async () => {
    const owner = await product.openAccount({ name: 'Anna Keller', language })
    const page = await product.open(view, owner)
    const see = seer(page, view)
    const next = `new${drawn++}${crypto.randomUUID().slice(0, 6)}@example.com`
    await page.goto('/settings')
    await page.getByRole('link', { name: /^(Email|邮箱)/ }).click()
    const field = page.getByLabel(/New email address|新邮箱/)
    await field.fill('no address')
    await page.getByRole('button', { name: /Send a code to it|向新邮箱发送验证码/ }).click()
    await field.fill(next)
    await see('email')
    const check = await codeAfter(owner.email, () =>
      page.getByRole('button', { name: /Send a code to it|向新邮箱发送验证码/ }).click(),
    )
    const dialog = page.getByRole('dialog')
    await dialog.getByText(next).waitFor()
    await see('email-step-up')
    await dialog.getByLabel(words[language].code, { exact: true }).fill(check)
    const [{ code }] = await product.inbox(next)
    const main = page.getByRole('main')
    await main.getByLabel(words[language].code, { exact: true }).fill('000000')
    await main.getByRole('alert').waitFor()
    await see('email-wrong')
    await main.getByLabel(words[language].code, { exact: true }).fill(code ?? '')
    await page.getByText(/Your email address has changed|邮箱已更改/).waitFor()
    await page.getByText(next).first().waitFor()
    await page.goto(await linkTo(owner.email, '/undo-change'))
    await see('undo')
    await page.getByRole('button', { name: /Undo it|撤销/ }).click()
    await page.getByRole('heading', { name: /The change is undone|更改已撤销/ }).waitFor()
    await see('undone')
    await page.goto('/settings')
    await page.waitForURL('**/sign-in**')
    await signIn(owner.email)
    assertCalm(page)
  })
}

test('A phone number finds its owner once the texted code has come back', async () => {
  const owner = await product.openAccount({ name: '李晓明', country: 'CN', language: 'zh-CN' })
  const view = { width: 390, language: 'zh-CN', theme: 'light' } as const
  const page = await product.open(view, owner)
  const see = seer(page, view)
  await page.goto('/security/phone')
  await page.getByLabel('新手机号').fill('１３８ ００１３ ８０００')
  const check = await codeAfter(owner.email, () =>
    page.getByRole('button', { name: '向新号码发送验证码' }).click(),
  )
  await page.getByRole('dialog').getByLabel('验证码', { exact: true }).fill(check)
  await page.getByText('验证 +86 138 0013 8000').waitFor()
  await see('phone-waiting')
  const [{ code }] = await product.inbox('+8613800138000')
  const field = page.getByRole('main').getByLabel('验证码', { exact: true })
  await field.fill(code === '111111' ? '222222' : '111111')
  await page.getByRole('alert').getByText('验证码不正确').waitFor()
  await field.fill(code ?? '')
  await page.getByText('手机号已更改').waitFor()
  await page.getByText('验证 +86 138 0013 8000').waitFor({ state: 'detached' })
  await see('phone-changed')
  assertCalm(page)
})
