import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, screenshot, type View } from '../support/browser.ts'
import { type Customer, goodPassword, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const words = {
  en: {
    ...{ next: 'Continue', who: 'Who gets it', amount: 'Amount', send: 'Send 20.00 EUR' },
    ...{ show: 'Did it go through?', done: 'It went through', missing: 'It did not reach us' },
    ...{ again: 'Send it again', receipt: 'See the receipt', arrived: 'Arrived' },
  },
  'zh-CN': {
    ...{ next: '下一步', who: '转给谁', amount: '金额', send: '转出 20.00 欧元' },
    ...{ show: '查询结果', done: '转账已成功', missing: '我们没有收到这个请求' },
    ...{ again: '重新发送', receipt: '查看回执', arrived: '已到账' },
  },
} as const

/** Up to the last button of a transfer of 20.00 EUR. */
const readyToSend = async (view: Pick<View, 'language' | 'width'>) => {
  const say = words[view.language]
  const sender = await product.openAccount({ name: 'Anna Keller', language: view.language })
  const payee = await product.openAccount({ name: 'Kenji Sato' })
  await product.payIn(sender, '100.00', 'EUR')
  const page = await product.open(view, sender)
  await page.goto('/send')
  await page.getByLabel(say.who).fill(payee.accountNumber)
  await page.getByRole('button', { name: say.next }).click()
  await page.getByLabel(say.amount, { exact: true }).fill('20')
  await page.getByRole('button', { name: say.next }).click()
  await page.getByRole('button', { name: say.send }).waitFor()
  return { page, sender, payee, say }
}

const lookAt = async (page: Page, name: string) => {
  await assertAccessible(page)
  await screenshot(page, name)
}

const assertSentOnce = async (sender: Customer, payee: Customer) => {
  assert.equal(await product.balanceOf(payee, 'EUR'), '20.00')
  assert.equal(await product.balanceOf(sender, 'EUR'), '80.00')
}

/** What the browser has kept, all of it as one text. */
const keptBy = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify({ ...localStorage }))

for (const view of [
  { width: 390, language: 'en' },
  { width: 1280, language: 'zh-CN' },
] as const) {
  const name = `${view.width}-${view.language}`
  test(`The network goes after sending: the next visit says that it went through (${name})`, async () => {
    const { page, sender, payee, say } = await readyToSend(view)
    await page.route('**/v1/transfers', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: say.send }).click()
    await page.getByText(say.done).waitFor()
    await page.unroute('**/v1/transfers')
    assert.doesNotMatch(await keptBy(page), new RegExp(payee.accountNumber))
    await page.goto('/home')
    await page.getByText(say.done).waitFor()
    await lookAt(page, `request-home-${name}`)
    await page.getByRole('link', { name: say.show }).click()
    await page.getByRole('heading', { name: say.done }).waitFor()
    await lookAt(page, `request-done-${name}`)
    await page.getByRole('link', { name: say.receipt }).click()
    await page.getByText(say.arrived).first().waitFor()
    await assertSentOnce(sender, payee)
    await page.goto('/send')
    await page.getByLabel(say.who).waitFor()
    assert.equal(await page.getByText(say.done).count(), 0)
  })

  test(`The network goes before it arrives: nothing was taken, and sent again it goes once (${name})`, async () => {
    const { page, sender, payee, say } = await readyToSend(view)
    await page.route('**/v1/transfers', (route) => route.abort('connectionreset'))
    await page.getByRole('button', { name: say.send }).click()
    await page.getByText(say.missing).waitFor()
    await page.unroute('**/v1/transfers')
    await page.reload()
    assert.ok(await page.getByRole('button', { name: say.send }).isDisabled())
    await page.getByRole('link', { name: say.show }).click()
    await page.getByRole('heading', { name: say.missing }).waitFor()
    await lookAt(page, `request-missing-${name}`)
    await page.getByRole('button', { name: say.again }).click()
    await page.getByRole('heading', { name: say.done }).waitFor()
    await assertSentOnce(sender, payee)
  })
}

test('Offline nothing is sent, and the same press sends it when the network is back', async () => {
  const { page, sender, payee, say } = await readyToSend({ width: 390, language: 'en' })
  await page.context().setOffline(true)
  await page.getByRole('button', { name: say.send }).click()
  await page.getByText('Nothing was sent.', { exact: false }).waitFor()
  await page.context().setOffline(false)
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('button', { name: say.send }).click()
  await page.getByText('It has arrived.').waitFor()
  await assertSentOnce(sender, payee)
})

test('A network that fails while signing in never reads as a wrong password', async () => {
  const someone = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' })
  await page.goto('/sign-in')
  await page.route('**/v1/sessions', (route) => route.abort('connectionrefused'))
  await page.getByLabel('Email or phone number').fill(someone.email)
  const password = page.getByLabel('Password', { exact: true })
  await password.fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').getByText('OKPay does not answer').waitFor()
  assert.equal(await password.inputValue(), goodPassword)
  await screenshot(page, 'sign-in-down')
})
