import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { createLedger, openAccounts } from '../../src/ledger/index.ts'
import type { TransferId } from '../../src/platform/ids.ts'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const words = {
  en: {
    ...{ who: 'Who gets it', next: 'Continue', amount: 'Amount', panel: 'In the way' },
    ...{ funds: 'Not enough money in this wallet', limit: 'More than one transfer may carry' },
    ...{
      take: 'Send 499.50 EUR now',
      send: 'Send 499.50 EUR',
      deposit: 'How much will you transfer?',
    },
    ...{ small: 'Less than the smallest amount', instead: 'Add 1.00 EUR instead' },
    ...{ line: 'See where your money is', held: 'Reserved' },
    ...{ all: 'All accounted for', nothing: 'Nothing is unfinished' },
  },
  'zh-CN': {
    ...{ who: '转给谁', next: '下一步', amount: '金额', panel: '暂时无法进行' },
    ...{ funds: '余额不足', limit: '超过单笔限额' },
    ...{ take: '现在转出 499.50 欧元', send: '转出 499.50 欧元', deposit: '打算充值多少？' },
    ...{ small: '低于最低金额', instead: '改为充值 1.00 欧元' },
    ...{ line: '查看资金去向', held: '已预留' },
    ...{ all: '全部有据', nothing: '没有未完成事项' },
  },
} as const

const topOf = async (page: Page, label: string): Promise<number | undefined> =>
  (await page.getByLabel(label, { exact: true }).boundingBox())?.y

const lookAt = async (page: Page, name: string) => {
  await assertAccessible(page)
  await screenshot(page, name)
}

/** Reserves money of a customer for another, as a payment that waits would. */
const holdFor = (from: Customer, to: Customer, minor: bigint) =>
  product.inside(from, async (ctx, fromId) => {
    const { accounts } = await product.inside(to, async (tx, toId) => ({
      accounts: await openAccounts(tx, [
        { ownerId: fromId, kind: 'wallet', asset: 'EUR' },
        { ownerId: toId, kind: 'wallet', asset: 'EUR' },
      ]),
    }))
    const ledger = createLedger({ ...product.running.parts })
    const [result] = await ledger.post([
      {
        ...{ kind: 'hold', id: ctx.ids.next<TransferId>(), asset: 'EUR', amountMinor: minor },
        ...{ reason: 'test.hold', expiresAt: new Date(ctx.clock.now().getTime() + 86_400_000) },
        ...{ debitAccountId: accounts[0]!.id, creditAccountId: accounts[1]!.id },
      },
    ])
    assert.ok(result?.posted)
  })

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
] as const satisfies readonly View[]) {
  const { width, language, theme } = view
  const name = `${width}-${language}-${theme}`
  test(`What is in the way is said while one types, and the nearest amount is one press away (${name})`, async () => {
    const say = words[language]
    const [sender, payee] = await Promise.all([
      product.openAccount({ name: 'Anna Keller', language }),
      product.openAccount({ name: 'Kenji Sato', language }),
    ])
    await product.payIn(sender, '500.00', 'EUR')
    const page = await product.open(view, sender)
    await page.goto('/send')
    await page.getByLabel(say.who).fill(payee.accountNumber)
    await page.getByRole('button', { name: say.next }).click()
    const amount = page.getByLabel(say.amount, { exact: true })
    await amount.waitFor()
    const before = await topOf(page, say.amount)
    await amount.fill('99999')
    const panel = page.getByRole('region', { name: say.panel })
    await panel.getByText(say.funds).waitFor()
    await panel.getByText(say.limit).waitFor()
    assert.equal(await topOf(page, say.amount), before, 'the field has moved')
    assert.equal(await page.getByRole('alert').count(), 0, 'nobody is shouted at while typing')
    await lookAt(page, `preflight-blocked-${name}`)
    await page.getByRole('button', { name: say.next }).click()
    assert.match(page.url(), /step=amount/)
    await panel.getByRole('button', { name: say.take }).click()
    await panel.waitFor({ state: 'detached' })
    assert.equal(await amount.inputValue(), '499.50')
    await page
      .getByText(/500\.00/)
      .first()
      .waitFor()
    await lookAt(page, `preflight-fits-${name}`)
    await page.getByRole('button', { name: say.next }).click()
    await page.getByRole('button', { name: say.send }).waitFor()

    await page.goto('/add-money?currency=EUR')
    await page.getByLabel(say.deposit).fill('0.40')
    await page.getByText(say.small).waitFor()
    await lookAt(page, `preflight-deposit-${name}`)
    await page.getByRole('button', { name: say.instead }).click()
    await page.getByText(say.small).waitFor({ state: 'detached' })

    await holdFor(sender, payee, 25_00n)
    await page.goto('/home')
    await page.getByText(say.line).click()
    await page.getByText(say.held, { exact: true }).first().waitFor()
    await lookAt(page, `money-${name}`)
    assertCalm(page)

    await product.grant(payee, 'treasury')
    const staff = await product.open(view, payee)
    await staff.goto('/staff/money')
    await staff.getByText(say.all).first().waitFor()
    await lookAt(staff, `money-locator-${name}`)
    assertCalm(staff)
  })
}

test('Without a network nothing is said, and what was shown stays', async () => {
  const [sender, payee] = await Promise.all([
    product.openAccount({ name: 'Anna Keller' }),
    product.openAccount({ name: 'Kenji Sato' }),
  ])
  await product.payIn(sender, '500.00', 'EUR')
  const page = await product.open({ language: 'en' }, sender)
  await page.goto('/send')
  await page.getByLabel(words.en.who).fill(payee.accountNumber)
  await page.getByRole('button', { name: words.en.next }).click()
  const amount = page.getByLabel(words.en.amount, { exact: true })
  await amount.fill('99999')
  const panel = page.getByRole('region', { name: words.en.panel })
  await panel.waitFor()
  // A program that has no room for such questions, then no network at all.
  await page.route('**/v1/preflight', (route) =>
    route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }),
  )
  await amount.fill('88888')
  await page.waitForResponse('**/v1/preflight')
  await panel.waitFor()
  assert.equal(await page.getByRole('alert').count(), 0)
  await page.context().setOffline(true)
  await amount.fill('77777')
  await panel.waitFor()
  assert.equal(await page.getByRole('alert').count(), 0)
})
