import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { verifyLedger } from '../../src/ledger/index.ts'
import { forgetPolicy } from '../../src/policy/index.ts'
import { assertAccessible, assertCalm, screenshot, type View } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { ibanEnding } from '../support/iban-ending.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct({ hasBank: true })
})

const words = {
  en: {
    ...{ withdraw: 'Withdraw', add: 'Add a bank account', submit: 'Add this account' },
    ...{ holder: 'Account holder', amount: 'You receive', next: 'Continue', code: 'Code' },
    ...{
      own: 'The account must be in your own name',
      wrong: 'This account number cannot be right',
    },
    ...{ iban: /^IBAN/, go: 'Withdraw 120.00 EUR', big: 'Withdraw 2,500.00 EUR' },
    ...{ steps: 'Step by step', arrived: 'It left for your bank' },
    ...{ review: 'In review', cancel: 'Cancel this withdrawal', really: 'Cancel the withdrawal' },
    ...{ cancelled: 'You cancelled it', small: 'Withdraw 75.00 EUR' },
    ...{ refused: 'The bank did not carry it out: The account is closed' },
    ...{ blocked: 'The bank did not take money for it: The account is closed' },
    ...{ underWay: /Withdrawal of/, notice: 'The bank refused your withdrawal' },
  },
  'zh-CN': {
    ...{ withdraw: '提现', add: '添加银行账户', submit: '添加账户' },
    ...{ holder: '户名', amount: '到账金额', next: '下一步', code: '验证码' },
    ...{ own: '须为本人名下账户', wrong: '账号有误' },
    ...{ iban: /^IBAN/, go: '提现 120.00 欧元', big: '提现 2,500.00 欧元' },
    ...{ steps: '处理进度', arrived: '提现已完成' },
    ...{ review: '审核中', cancel: '取消提现', really: '确认取消提现' },
    ...{ cancelled: '您已取消', small: '提现 75.00 欧元' },
    ...{ refused: '银行未能汇出：账户已注销' },
    ...{ blocked: '银行未接受款项：账户已注销' },
    ...{ underWay: /提现 2,500/, notice: '银行拒绝了您的提现' },
  },
} as const

type Say = (typeof words)[keyof typeof words]

const enrol = async (name: string, language: View['language']): Promise<Customer> => {
  const owner = await product.openAccount({ name, language })
  await product.database.owner.query('UPDATE identity.people SET tier = 2 WHERE email = $1', [
    owner.email,
  ])
  await product.payIn(owner, '5000.00', 'EUR')
  return owner
}

/** Presses the button that moves money and answers the check that follows by the mailed code. */
const confirm = async (page: Page, { email }: Customer, say: Say, button: string) => {
  const code = await product.codeAfter(email, () =>
    page.getByRole('button', { name: button }).click(),
  )
  await page.getByRole('dialog').getByLabel(say.code, { exact: true }).fill(code)
  await page.getByText(say.steps).waitFor()
}

const typeAmount = async (page: Page, say: Say, amount: string) => {
  await page.getByLabel(say.amount, { exact: true }).fill(amount)
  await page.getByRole('button', { name: say.next }).click()
}

const addAccount = async (page: Page, say: Say, end: string) => {
  await page.getByLabel(say.iban).fill(ibanEnding(end))
  await page.getByRole('button', { name: say.submit, exact: true }).click()
}

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'light' },
] as const) {
  const { width, language } = view
  const name = `${width}-${language}`
  test(`Money goes to a person's own bank, is cancelled, is refused, and every stage is told (${name})`, async () => {
    const say = words[language]
    const owner = await enrol(language === 'en' ? 'Anna Keller' : '李梅', language)
    const page = await product.open(view, owner)
    const see = async (what: string) => {
      await assertAccessible(page)
      await screenshot(page, `withdraw-${what}-${name}`)
    }
    await page.goto('/home')
    await page.getByRole('link', { name: say.withdraw, exact: true }).last().click()
    await page.getByRole('button', { name: say.add }).waitFor()
    await see('where-empty')

    // Not somebody else's account, and not a number with a mistake in it.
    await page.getByRole('button', { name: say.add }).click()
    await page.getByLabel(say.holder).fill(language === 'en' ? 'Kenji Sato' : '王小明')
    await addAccount(page, say, '3000')
    await page.getByText(say.own).first().waitFor()
    await see('add-foreign-name')
    await page.getByLabel(say.holder).fill(owner.name)
    await page.getByLabel(say.iban).fill('DE89370400440532013001')
    await page.getByRole('button', { name: say.submit, exact: true }).click()
    await page.getByText(say.wrong).first().waitFor()
    await addAccount(page, say, '3000')

    // One that is looked at by a person first: seen, and cancelled.
    await page.getByLabel(say.amount, { exact: true }).waitFor()
    await page.getByLabel(say.amount, { exact: true }).fill('2500')
    await see('amount')
    await page.getByRole('button', { name: say.next }).click()
    await page.getByRole('button', { name: say.big }).waitFor()
    await see('check')
    await confirm(page, owner, say, say.big)
    await page.getByText(say.review).first().waitFor()
    await see('in-review')
    await page.goto('/home')
    await page.getByRole('link', { name: say.underWay }).first().waitFor()
    await see('home-under-way')
    await page.getByRole('link', { name: say.underWay }).first().click()
    await page.getByRole('button', { name: say.cancel }).click()
    await page.getByRole('button', { name: say.really }).click()
    await page.getByText(say.cancelled).waitFor()
    await see('cancelled')

    // One that arrives, while its screen stands open.
    await page.goto('/withdraw')
    await page.getByRole('button', { name: /3000/ }).click()
    await typeAmount(page, say, '120')
    await confirm(page, owner, say, say.go)
    await page.getByText(say.arrived).waitFor({ timeout: 60_000 })
    await see('arrived')
    assert.equal(await product.balanceOf(owner, 'EUR'), '4880.00')

    // One that the bank refuses: its reason, and the money is back.
    await page.goto('/withdraw')
    await page.getByRole('button', { name: say.add }).click()
    await addAccount(page, say, '0004')
    await typeAmount(page, say, '75')
    await confirm(page, owner, say, say.small)
    await page.getByText(say.refused).waitFor({ timeout: 60_000 })
    await see('refused')
    assert.equal(await product.balanceOf(owner, 'EUR'), '4880.00')
    await page.goto('/bank-accounts')
    await page.getByText(say.blocked).waitFor()
    await see('bank-accounts')
    await page.goto('/activity')
    await page.getByText('120.00').first().waitFor()
    await see('activity')
    await page.goto('/notices')
    await page.getByText(say.notice).first().waitFor()
    await see('notices')
    assertCalm(page)
  })
}

test('Treasury looks at what is large, and its words reach the owner', async () => {
  const say = words.en
  const owner = await enrol('Anna Keller', 'en')
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/withdraw')
  await page.getByRole('button', { name: say.add }).click()
  await addAccount(page, say, '3100')
  await typeAmount(page, say, '2500')
  await confirm(page, owner, say, say.big)

  const tess = await product.openAccount({ name: 'Tess Okoye' })
  await product.grant(tess, 'treasury')
  const desk = await product.open({ width: 1280, language: 'en' }, tess)
  await desk.goto('/staff/withdrawals')
  await desk.getByText('Same name').waitFor()
  await assertAccessible(desk)
  await screenshot(desk, 'staff-withdrawals')
  await desk.getByRole('button', { name: 'Reject', exact: true }).click()
  await desk.getByRole('button', { name: /^Reject 2,500/ }).click()
  await desk.getByText('Please give a reason').waitFor()
  await desk.getByLabel('Reason').fill('Please show us where this money is from.')
  await assertAccessible(desk)
  await screenshot(desk, 'staff-withdrawal-reject')
  await desk.getByRole('button', { name: /^Reject 2,500/ }).click()
  await page.getByText('Please show us where this money is from.').waitFor({ timeout: 30_000 })
  await assertAccessible(page)
  await screenshot(page, 'withdraw-rejected')
  assert.equal(await product.balanceOf(owner, 'EUR'), '5000.00')
  await desk.goto('/staff/payment-files')
  await desk
    .getByText(/pain001/)
    .first()
    .waitFor()
  await assertAccessible(desk)
  await screenshot(desk, 'staff-payment-files')
  assertCalm(desk)
})

test('What the bank leaves unclear is ended by two of treasury, and its owner has the money again', async () => {
  const say = words.en
  const owner = await enrol('Ulla Unclear', 'en')
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/withdraw')
  await page.getByRole('button', { name: say.add }).click()
  await addAccount(page, say, '0005')
  await typeAmount(page, say, '75')
  await confirm(page, owner, say, say.small)
  for (const [name, language, width] of [
    ['Tina First', 'en', 1280],
    ['Theo Second', 'zh-CN', 390],
  ] as const) {
    const isFirst = language === 'en'
    const staff = await product.openAccount({ name, language })
    await product.grant(staff, 'treasury')
    const desk = await product.open({ width, language }, staff)
    await desk.goto('/staff/withdrawals?state=submitted')
    const button = isFirst ? 'The bank did not send it' : '确认银行未付款'
    await eventually(async () => {
      await desk.reload()
      await desk.getByRole('button', { name: button }).waitFor({ timeout: 2_000 })
    }, 30_000)
    await assertAccessible(desk)
    await screenshot(desk, `staff-not-sent-list-${width}-${language}`)
    await desk.getByRole('button', { name: button }).click()
    const submit = desk.getByRole('button', { name: isFirst ? /^Not sent:/ : /^确认未付款/ })
    await submit.click()
    await desk.getByText(isFirst ? 'Please give a reason' : '请填写理由').waitFor()
    await desk
      .getByLabel(isFirst ? 'How you know' : '核实依据')
      .fill('The bank confirmed it by phone.')
    await assertAccessible(desk)
    await screenshot(desk, `staff-not-sent-${width}-${language}`)
    await submit.click()
    await desk.locator('input[autocomplete="one-time-code"]').fill(await product.staffCode(staff))
    await desk
      .getByText(isFirst ? 'A colleague confirms it' : '款项已退回钱包')
      .first()
      .waitFor()
    assertCalm(desk)
  }
  await page.getByText('The bank did not carry it out').first().waitFor({ timeout: 30_000 })
  assert.equal(await page.getByText('by phone').count(), 0)
  assert.equal(await product.balanceOf(owner, 'EUR'), '5000.00')
  await screenshot(page, 'withdraw-not-sent')
})

test('A file above what goes alone waits, until a person of the treasury releases it', async () => {
  await product.database.owner.query(
    `INSERT INTO policy.versions (version, effective_from, document)
     SELECT 1000, now(), jsonb_set(document, '{withdrawals,releaseAloneUpTo,EUR}', '"100.00"')
     FROM policy.versions ORDER BY version DESC LIMIT 1`,
  )
  forgetPolicy()
  const say = words.en
  const owner = await enrol('Rita Rich', 'en')
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/withdraw')
  await page.getByRole('button', { name: say.add }).click()
  await addAccount(page, say, '3200')
  await typeAmount(page, say, '120')
  await confirm(page, owner, say, say.go)

  const tom = await product.openAccount({ name: 'Tom Treasury' })
  await product.grant(tom, 'treasury')
  const desk = await product.open({ width: 1280, language: 'en' }, tom)
  await desk.goto('/staff/payment-files')
  await eventually(async () => {
    await desk.reload()
    await desk.getByText('Waits for release').waitFor({ timeout: 2000 })
  }, 30_000)
  await desk.getByRole('button', { name: 'Release', exact: true }).click()
  await desk.getByRole('button', { name: /^Release .*120.00/ }).waitFor()
  await assertAccessible(desk)
  await screenshot(desk, 'staff-payment-file-release')
  await desk.getByRole('button', { name: /^Release .*120.00/ }).click()
  await desk.locator('input[autocomplete="one-time-code"]').fill(await product.staffCode(tom))
  await page.getByText(say.arrived).waitFor({ timeout: 60_000 })
  assert.equal(await product.balanceOf(owner, 'EUR'), '4880.00')
  assertCalm(desk)
})

test('After all this the ledger holds', async () => {
  const report = await verifyLedger(product.database.pool)
  assert.deepEqual(
    report.invariants.filter(({ ok }) => !ok),
    [],
  )
})
