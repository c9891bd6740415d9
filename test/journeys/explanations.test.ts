import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const words = {
  en: {
    ...{ who: 'Who gets it', next: 'Continue', amount: 'Amount', less: 'Send less' },
    ...{ title: 'Not enough money in this wallet' },
    ...{ taken: /Nothing was taken/, rests: 'What this rests on', list: 'Refused attempts' },
    ...{ look: 'Look', nothing: 'Give an account number', account: 'Account number' },
    ...{ thing: /^Number of a transfer/, can: /The customer can/ },
  },
  'zh-CN': {
    ...{ who: '转给谁', next: '下一步', amount: '金额', less: '减少转账金额' },
    ...{ title: '余额不足' },
    ...{ taken: /未扣款/, rests: '依据的记录', list: '未成功的操作' },
    ...{
      look: '查询',
      nothing: '请填写账号或编号',
      account: '账号',
      thing: /的编号/,
      can: /客户可以/,
    },
  },
} as const

/** Whoever helps reads the same, without the customer's buttons; that they did is on record. */
const seenByStaff = async (view: View, accountNumber: string, address: string) => {
  const say = words[view.language]
  const staff = await product.openAccount({ name: 'Sam Okoye', language: view.language })
  await product.grant(staff, 'senior_support')
  const page = await product.open(view, staff)
  await page.goto('/staff/why')
  await page.getByRole('button', { name: say.look }).click()
  await page.getByText(say.nothing).waitFor()
  await page.getByLabel(say.account).fill(accountNumber)
  await page.getByLabel(say.thing).fill(address.slice(address.lastIndexOf('/') + 1))
  await page.getByRole('button', { name: say.look }).click()
  await page.getByRole('heading', { name: say.title, level: 2 }).first().waitFor()
  await page.getByText(say.can).first().waitFor()
  assert.equal(await page.getByRole('link', { name: say.less }).count(), 0)
  await assertAccessible(page)
  await screenshot(page, `staff-why-${view.width}-${view.language}`, { fullPage: true })
  const { rows } = await product.database.owner.query(
    "SELECT facts->>'what' AS what FROM audit.entries WHERE event = 'sensitive_read' ORDER BY what",
  )
  const read = new Set(rows.map(({ what }) => what))
  assert.ok(read.has('diagnosis') && read.has('explain.explanation'))
  assertCalm(page)
}

for (const [width, language, theme] of [
  [390, 'zh-CN', 'light'],
  [1280, 'en', 'dark'],
] as const) {
  const name = `${width}-${language}-${theme}`
  test(`Whoever cannot send finds why, and the amount that would go (${name})`, async () => {
    const say = words[language]
    const sender = await product.openAccount({ name: 'Anna Keller', language })
    const payee = await product.openAccount({ name: 'Kenji Sato', language })
    await product.payIn(sender, '50.00', 'EUR')
    const page = await product.open({ width, language, theme }, sender)
    await page.goto('/send')
    await page.getByLabel(say.who).fill(payee.email)
    await page.getByRole('button', { name: say.next }).click()
    const amount = page.getByLabel(say.amount, { exact: true })
    await amount.waitFor()
    // What the form would not send: another window of the same person did.
    await page.evaluate(
      (to) =>
        fetch('/v1/transfers', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
          body: JSON.stringify({ to, amount: '60.00', currency: 'EUR' }),
        }),
      payee.accountNumber,
    )
    await page.goto('/activity')
    await page.getByRole('link', { name: say.list }).click()
    await page.getByRole('link', { name: say.title }).waitFor()
    await assertAccessible(page)
    await screenshot(page, `refused-attempts-${name}`)
    await page.getByRole('link', { name: say.title }).click()

    await page.getByRole('heading', { name: say.title }).waitFor()
    await page.getByText(say.taken).waitFor()
    await page.getByText(say.rests).click()
    await page.getByText('explain.refused').waitFor()
    await assertAccessible(page)
    await screenshot(page, `explanation-${name}`, { fullPage: true })
    await seenByStaff({ width, language, theme }, sender.accountNumber, page.url())
    await page.getByRole('link', { name: say.less }).click()
    await amount.waitFor()
    assert.match(await amount.inputValue(), /^49[.,]94/)
    assertCalm(page)
  })
}
