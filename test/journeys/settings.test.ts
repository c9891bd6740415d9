import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { startProduct } from './support.ts'

const product = await startProduct()

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'dark' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const { width, language, theme } = view
  test(`Settings show the profile as it is (${width}, ${language}, ${theme})`, async () => {
    const name = language === 'en' ? 'Anna Keller' : '李晓明'
    const owner = await product.openAccount({ name, language })
    const page = await product.open(view, owner)
    await page.goto('/settings')
    const field = page.getByLabel(language === 'en' ? 'Name' : '姓名', { exact: true })
    await field.waitFor()
    assert.equal(await field.inputValue(), name)
    await page.getByRole('main').getByText(owner.accountNumber).waitFor()
    await assertAccessible(page)
    await screenshot(page, `settings-${width}-${language}-${theme}`)
    assertCalm(page)
  })
}

test('A new name and main currency are kept and shown everywhere', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en', width: 1280 }, owner)
  await page.goto('/settings')
  await page.getByLabel('Name', { exact: true }).fill('Anna Maria Keller')
  await page.getByLabel('Main currency').selectOption('USD')
  await page.getByLabel('Time zone').selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('status').getByText('Saved').waitFor()
  await page.getByRole('button', { name: /Anna Maria Keller/ }).waitFor()
  await page.getByRole('link', { name: 'Home' }).first().click()
  await page.getByRole('region', { name: 'Available' }).getByText('USD').waitFor()
  await page.reload()
  await page.getByRole('button', { name: /Anna Maria Keller/ }).waitFor()
  assertCalm(page)
})

test('What is no name is said at the field, before and after sending', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/settings')
  await page.getByLabel('Name', { exact: true }).fill('   ')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText('Please give your name').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('OKPay Support')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'OKPay Support')
  await screenshot(page, 'settings-refused')
  await assertAccessible(page)
  assertCalm(page)
})

test('The language chosen here is the one of mail and screens, on every device', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/settings')
  await page.getByText('中文').click()
  await page.getByLabel('姓名', { exact: true }).waitFor()
  await eventually(async () => {
    const reply = await product.call('GET', '/v1/sessions/current', undefined, owner.cookie)
    const { person } = (await reply.json()) as { person: { language: string } }
    assert.equal(person.language, 'zh-CN')
  })
})

test("The developer's inbox shows what was sent, with its code", async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const page = await product.open({ language: 'en', width: 1280 })
  await page.goto('/inbox')
  await page.getByLabel('Search in messages').fill(owner.email)
  await page.getByRole('button', { name: /code/i }).filter({ hasText: owner.email }).click()
  await page.getByRole('button', { name: 'Copy: Code' }).waitFor()
  const link = page.getByRole('article').getByRole('link', { name: /\/verify\?token=/ })
  await link.waitFor()
  await assertAccessible(page)
  await screenshot(page, 'inbox')
  await page.getByLabel('Search in messages').fill('no such words')
  await page.getByText('No message contains').waitFor()
  assertCalm(page)
})
