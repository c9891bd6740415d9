import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { verifyLedger } from '../../src/ledger/index.ts'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const words = {
  en: {
    ...{ addMoney: 'Add money', reference: 'Your reference', who: 'Who gets it', next: 'Continue' },
    ...{ amount: 'Amount', memo: 'Note', send: 'Send 60.00 EUR', sent: 'It has arrived.' },
    ...{ receipt: 'Receipt', statement: 'Statement', pdf: 'Save as PDF', csv: 'Save as CSV' },
    ...{ first: 'You have not sent to this account before', arrived: 'Arrived' },
    ...{ insufficient: 'Not enough money in this wallet', search: 'Search name, note or amount' },
  },
  'zh-CN': {
    ...{ addMoney: '充值', reference: '您的专属附言', who: '转给谁', next: '下一步' },
    ...{ amount: '金额', memo: '附言', send: '转出 60.00 欧元', sent: '已到账' },
    ...{ receipt: '查看回执', statement: '账单', pdf: '保存为 PDF', csv: '保存为 CSV' },
    ...{ first: '您是第一次向此账户转账', arrived: '已到账' },
    ...{ insufficient: '余额不足', search: '搜索姓名、附言或金额' },
  },
} as const

const choosePayee = async (page: Page, language: View['language'], to: string) => {
  await page.goto('/send')
  await page.getByLabel(words[language].who).fill(to)
  await page.getByRole('button', { name: words[language].next }).click()
  await page.getByLabel(words[language].amount, { exact: true }).waitFor()
}

const download = async (page: Page, button: string): Promise<Buffer> => {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 30_000 }),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await file.path())
}

const people = async (language: View['language']) => {
  const [sender, payee] = await Promise.all([
    product.openAccount({ name: language === 'en' ? 'Anna Keller' : '李梅', language }),
    product.openAccount({ name: language === 'en' ? 'Kenji Sato' : '王小明', language }),
  ])
  return { sender: sender!, payee: payee! }
}

const lookAt = async (page: Page, name: string) => {
  await assertAccessible(page)
  await screenshot(page, name)
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const { width, language, theme } = view
  const name = `${width}-${language}-${theme}`
  test(`Money comes in by bank, goes to a friend, and both see it (${name})`, async () => {
    const say = words[language]
    const { sender, payee } = await people(language)
    const page = await product.open(view, sender)
    await page.goto('/add-money?currency=EUR')
    await page.getByText(say.reference, { exact: true }).waitFor()
    await page.getByText(/^OK-/).first().waitFor()
    await lookAt(page, `add-money-${name}`)
    await product.payIn(sender, '500.00', 'EUR')

    await choosePayee(page, language, payee.email)
    await page.getByLabel(say.amount, { exact: true }).fill('60')
    await page.getByLabel(say.memo).fill('谢谢 & thank you')
    await page
      .getByText(/60\.06/)
      .first()
      .waitFor()
    await lookAt(page, `send-amount-${name}`)
    await page.getByRole('button', { name: say.next }).click()
    await page.getByText(say.first).waitFor()
    await lookAt(page, `send-check-${name}`)
    await page.getByRole('button', { name: say.send }).click()
    await page.getByText(say.sent).waitFor()
    await lookAt(page, `send-done-${name}`)
    await page.getByRole('link', { name: say.receipt }).click()
    await page.getByText('谢谢 & thank you').waitFor()
    await lookAt(page, `movement-sent-${name}`)

    const other = await product.open(view, payee)
    await other.goto('/home')
    await other.getByText('+60.00').click()
    await other.getByText('谢谢 & thank you').waitFor()
    await other.getByText(say.arrived).first().waitFor()
    await lookAt(other, `movement-received-${name}`)

    await page.goto('/statement?currency=EUR')
    await lookAt(page, `statement-${name}`)
    const pdf = await download(page, say.pdf)
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    const csv = (await download(page, say.csv)).toString('utf8')
    assert.match(csv, /500\.00/)
    assert.match(csv, /439\.94/)
    assertCalm(page)
    assertCalm(other)
  })
}

const signedIn = async (view: Partial<View>, amount = '100.00'): Promise<[Page, Customer]> => {
  const sender = await product.openAccount({ name: 'Anna Keller' })
  await product.payIn(sender, amount, 'EUR')
  return [await product.open(view, sender), sender]
}

test('Too much is refused while typing, with the numbers, and can be changed in place', async () => {
  const { payee } = await people('en')
  const [page] = await signedIn({ language: 'en' })
  await choosePayee(page, 'en', payee.accountNumber)
  const amount = page.getByLabel('Amount', { exact: true })
  await amount.fill('100')
  const panel = page.getByRole('region', { name: 'In the way' })
  await panel.getByText(words.en.insufficient).waitFor()
  assert.match((await panel.textContent()) ?? '', /100\.00.*100\.10/)
  await panel.getByRole('link', { name: 'Add money' }).waitFor()
  await lookAt(page, 'send-refused')
  await page.getByRole('button', { name: 'Continue' }).click()
  assert.match(page.url(), /step=amount/)
  await amount.fill('99.90')
  await page
    .getByText(/99\.99|100\.00/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Send 99.90 EUR' }).waitFor()
})

test('An amount that the currency cannot have is not taken, and a word says why', async () => {
  const { payee } = await people('en')
  const [page] = await signedIn({ language: 'en' })
  await choosePayee(page, 'en', payee.accountNumber)
  const amount = page.getByLabel('Amount', { exact: true })
  await amount.pressSequentially('1２.345')
  assert.equal(await amount.inputValue(), '12.34')
  await page.getByText('EUR has at most 2 decimals').waitFor()
})

test('Somebody unknown, and oneself, are refused at the field', async () => {
  const [page, sender] = await signedIn({ language: 'zh-CN' })
  await page.goto('/send')
  const next = page.getByRole('button', { name: '下一步' })
  await next.click()
  await page.getByText('请填写收款人').waitFor()
  await page.getByLabel('转给谁').fill('OK000000000')
  await next.click()
  await page.locator('[role="alert"], [aria-invalid="true"]').first().waitFor()
  await lookAt(page, 'send-unknown-payee')
  await page.getByLabel('转给谁').fill(sender.accountNumber)
  await next.click()
  await page.locator('[role="alert"], [aria-invalid="true"]').first().waitFor()
  assert.match(page.url(), /\/send/)
})

test('Back loses nothing on the way to sending', async () => {
  const { payee } = await people('en')
  const [page] = await signedIn({ language: 'en' })
  await choosePayee(page, 'en', payee.accountNumber)
  await page.getByLabel('Amount', { exact: true }).fill('12.5')
  await page.getByLabel('Note').fill('Lunch')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Send 12.50 EUR' }).waitFor()
  await page.goBack()
  assert.equal(await page.getByLabel('Note').inputValue(), 'Lunch')
  await page.goBack()
  assert.equal(await page.getByLabel('Who gets it').inputValue(), payee.accountNumber)
})

test('Activity is searched by name, note and amount, and says when nothing fits', async () => {
  const { payee } = await people('zh-CN')
  const [page, sender] = await signedIn({ width: 1280, language: 'en' })
  for (const [amount, memo] of [
    ['11.00', '十一月房租'],
    ['22.00', 'Concert tickets'],
  ] as const) {
    const send = { to: payee.accountNumber, amount, currency: 'EUR', memo }
    await fetch(`${product.url}/v1/transfers`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        cookie: sender.cookie,
      },
      body: JSON.stringify(send),
    })
  }
  await page.goto('/activity')
  await page.getByText('Concert tickets').waitFor()
  await lookAt(page, 'activity')
  await page.keyboard.press('/')
  await page.keyboard.type('房租')
  await page.getByText('Concert tickets').waitFor({ state: 'detached' })
  await page.getByText('十一月房租').waitFor()
  assert.match(decodeURIComponent(page.url()), /q=房租/)
  const search = page.getByRole('searchbox')
  await search.fill('22.00')
  await page.getByText('Concert tickets').waitFor()
  await search.fill('nothing like this')
  await page.getByText('No movement fits this search').waitFor()
  await page.getByRole('button', { name: 'Show everything' }).click()
  await page.getByText('十一月房租').waitFor()
  await page.getByRole('button', { name: 'Bank deposits' }).click()
  await page.getByText('Concert tickets').waitFor({ state: 'detached' })
})

test('A movement that is somebody else’s does not exist', async () => {
  const [page] = await signedIn({ language: 'en' })
  await page.goto('/activity/tr_01h455vb4pex5vsknk084sn02q')
  await page.getByRole('alert').waitFor()
  await lookAt(page, 'movement-unknown')
})

test('After all this the ledger holds', async () => {
  const report = await verifyLedger(product.database.pool)
  assert.deepEqual(
    report.invariants.filter(({ ok }) => !ok),
    [],
  )
})
