import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

/** Looks at the screen: accessible, calm, and a picture of it. */
const look = async (page: Page, name: string): Promise<void> => {
  await assertAccessible(page)
  await screenshot(page, name)
  assertCalm(page)
}

const words = {
  'zh-CN': {
    paste: '您想核对什么？',
    check: '核对',
    ours: '这是 OKPay',
    fake: '它在冒充 OKPay',
    fraud: '这是诈骗',
    nothing: /没有可以核对的/,
    missing: '请先粘贴内容',
    reportThis: '举报这条消息',
    contact: '我们如何联系您？（选填）',
    send: '提交举报',
    contactWrong: '无法通过该方式联系您',
    thanks: '已收到，谢谢您',
  },
  en: {
    paste: 'What do you want to check?',
    check: 'Check',
    ours: 'This is OKPay',
    fake: 'It pretends to be OKPay',
    fraud: 'This is fraud',
    nothing: /no address, phone number/,
    missing: 'Paste something first',
    reportThis: 'Report this message',
    contact: 'How can we reach you? (optional)',
    send: 'Send report',
    contactWrong: 'We could not reach you there',
    thanks: 'Thank you, we have it',
  },
} as const

const message = {
  'zh-CN':
    '【OKPay】您的账户已冻结，请点击https://okpay-jiedong.top/a立即解冻，或致电021-61234567，验证码402913。',
  en: 'OKPay: your account is frozen. Go to https://okpay-unlock.top/a now. Card 4111 1111 1111 1111.',
} as const

for (const view of [
  { width: 390, language: 'zh-CN' },
  { width: 1280, language: 'en' },
] as const) {
  const { width, language } = view
  const say = words[language]
  const shot = (name: string) => `official-${name}-${width}-${language}`

  test(`What is ours and what pretends to be is told apart (${width}, ${language})`, async () => {
    const page = await product.open(view)
    await page.goto('/')
    await page
      .getByRole('link', { name: language === 'en' ? 'Is this OKPay?' : '这是 OKPay 吗？' })
      .click()
    await page.getByText(new URL(product.url).host).first().waitFor()
    await look(page, shot('empty'))
    const check = async (text: string) => {
      await page.getByLabel(say.paste).fill(text)
      await page.getByRole('button', { name: say.check, exact: true }).click()
    }
    await check('  ')
    await page.getByText(say.missing).waitFor()
    await check(`${product.url}/verify`)
    await page.getByRole('heading', { name: say.ours }).waitFor()
    await look(page, shot('good'))
    await check('https://ОКРау.com/login')
    await page.getByRole('heading', { name: say.fake }).waitFor()
    await page.getByText(/xn--/).waitFor()
    await look(page, shot('bad'))
    await check('hello there, this is only a text without anything')
    await page.getByText(say.nothing).waitFor()
    await check(message[language])
    await page.getByRole('heading', { name: say.fake }).first().waitFor()
    await look(page, shot('message'))
  })

  test(`A message is reported, confirmed and from then on called fraud (${width}, ${language})`, async () => {
    const page = await product.open(view)
    await page.goto('/official')
    await page.getByLabel(say.paste).fill(message[language])
    await page.getByRole('button', { name: say.check, exact: true }).click()
    await page.getByRole('button', { name: say.reportThis }).click()
    await page.getByLabel(say.contact).fill('nobody')
    await page.getByRole('button', { name: say.send }).click()
    await page.getByText(say.contactWrong).first().waitFor()
    await look(page, shot('report-refused'))
    await page.getByLabel(say.contact).fill('me@example.org')
    await page.getByRole('button', { name: say.send }).click()
    await page.getByText(say.thanks).waitFor()
    await page.getByText(/PH-\w{4}-\w{4}/).waitFor()
    await look(page, shot('reported'))

    const sam = await product.openAccount({ name: 'Sam Okoye', language })
    await product.grant(sam, 'support')
    const desk = await product.open(view, sam)
    await desk.goto('/staff/phishing')
    const isEnglish = language === 'en'
    await desk.getByText('me@example.org').waitFor()
    assert.equal(await desk.getByText(/4111 1111|402913/).count(), 0)
    await look(desk, shot('reports'))
    await desk.getByRole('button', { name: isEnglish ? 'Confirm fraud' : '确认诈骗' }).click()
    const dialog = desk.getByRole('dialog')
    const whole = isEnglish
      ? 'everything below okpay-unlock.top'
      : 'okpay-jiedong.top 及其下所有地址'
    await dialog.getByLabel(whole).check()
    await dialog.getByRole('button', { name: isEnglish ? 'Confirm fraud' : '确认诈骗' }).click()
    await dialog.getByText(isEnglish ? 'Write a note first' : '请填写说明').waitFor()
    await dialog
      .getByLabel(isEnglish ? 'Note' : '说明')
      .fill(isEnglish ? 'Seen before' : '多次出现')
    await look(desk, shot('report-decision'))
    await dialog.getByRole('button', { name: isEnglish ? 'Confirm fraud' : '确认诈骗' }).click()
    await desk.getByText(isEnglish ? 'Nothing is waiting' : '没有待处理的举报').waitFor()
    await desk.getByRole('button', { name: isEnglish ? 'Confirmed' : '已确认' }).click()
    await desk.getByText(isEnglish ? /Seen before/ : /多次出现/).waitFor()

    await page
      .getByLabel(say.paste)
      .fill(isEnglish ? 'www.okpay-unlock.top' : 'www.okpay-jiedong.top')
    await page.getByRole('button', { name: say.check, exact: true }).click()
    await page.getByRole('heading', { name: say.fraud }).waitFor()
    await look(page, shot('fraud'))
  })

  test(`A caller proves by a code that they are ours (${width}, ${language})`, async () => {
    const isEnglish = language === 'en'
    const anna = await product.openAccount({ name: isEnglish ? 'Anna Keller' : '李晓明', language })
    const sam = await product.openAccount({ name: 'Sam Okoye', language })
    await product.grant(sam, 'support')
    const [page, desk] = [await product.open(view, anna), await product.open(view, sam)]
    await page.goto('/security/caller-code')
    await look(page, shot('caller-none'))
    await desk.goto('/staff/caller-codes')
    const lookUp = async () => {
      await desk
        .getByLabel(isEnglish ? 'Customer’s account number' : '客户账号')
        .fill(anna.accountNumber)
      await desk
        .getByRole('button', { name: isEnglish ? 'Look up the code' : '查询核实码' })
        .click()
    }
    await lookUp()
    await desk.getByText(isEnglish ? 'There is no code to show' : '没有可显示的核实码').waitFor()
    await look(desk, shot('desk-none'))
    await page
      .getByRole('button', { name: isEnglish ? 'Show a caller code' : '显示来电核实码' })
      .click()
    await page
      .getByText(isEnglish ? 'Nobody at OKPay has asked for it' : 'OKPay 没有人查询过此码')
      .waitFor()
    await look(page, shot('caller-live'))
    const code = (await page.getByText(/^\d{3} \d{3}$/).textContent()) ?? ''
    await lookUp()
    await desk.getByText(code).waitFor()
    await look(desk, shot('desk-code'))
    await page
      .getByText(isEnglish ? /A member of staff looked this up/ : /工作人员已于.*查询此码/)
      .waitFor()
    await look(page, shot('caller-looked-up'))
    await lookUp()
    await desk.getByText(isEnglish ? 'There is no code to show' : '没有可显示的核实码').waitFor()
  })

  test(`A phrase of one's own stands in the next mail (${width}, ${language})`, async () => {
    const isEnglish = language === 'en'
    const anna = await product.openAccount({ name: isEnglish ? 'Anna Keller' : '李晓明', language })
    const page = await product.open(view, anna)
    await page.goto('/security')
    await page.getByRole('link', { name: isEnglish ? 'Personal phrase' : '防伪口令' }).click()
    const field = page.getByLabel(isEnglish ? 'Your phrase' : '您的口令')
    const save = page.getByRole('button', { name: isEnglish ? /^Save/ : /^保存/ })
    await field.fill('123456')
    await save.click()
    await page.getByText(isEnglish ? /looks like a code or a PIN/ : /看起来像验证码/).waitFor()
    await look(page, shot('phrase-refused'))
    const phrase = isEnglish ? 'purple giraffe at noon' : '外婆的桂花糕'
    await field.fill(phrase)
    await save.click()
    await page
      .getByText(isEnglish ? 'Saved: our next message shows it' : '已保存，下一条消息起显示')
      .waitFor()
    await look(page, shot('phrase'))
    await page.reload()
    assert.equal(await field.inputValue(), phrase)
    await page.getByRole('button', { name: isEnglish ? 'Remove phrase' : '删除口令' }).click()
    await page.getByText(isEnglish ? /Removed: our messages/ : /已删除，消息中/).waitFor()
    assertCalm(page)
  })
}
