import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { eventually } from '../support/eventually.ts'
import { type Customer, type Product, startProduct } from './support.ts'

let product: Product
before(async () => {
  product = await startProduct()
})

const lookAt = async (page: Page, name: string) => {
  await assertAccessible(page)
  await screenshot(page, `maintenance-${name}`)
}

let used = ''
/** A code of the authenticator that was not used before: each works once. */
const freshCode = async (staff: Customer): Promise<string> => {
  for (;;) {
    const code = await product.staffCode(staff)
    if (code !== used) {
      used = code
      return code
    }
    await pause(500)
  }
}
const confirm = async (page: Page, staff: Customer) =>
  page.locator('input[autocomplete="one-time-code"]').fill(await freshCode(staff))

/** `2026-11-22T14:30`, in the zone of a page that shows English. */
const berlin = (at: Date) =>
  new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' },
  })
    .format(at)
    .replace(' ', 'T')
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)

const plan = async (page: Page, staff: Customer) => {
  await page.goto('/staff/availability')
  await page.getByRole('button', { name: 'Transfers', exact: true }).click()
  await page.getByRole('button', { name: 'EUR', exact: true }).click()
  await page.getByLabel('Title, English').fill('Work on euro transfers')
  await page.getByLabel('Title, Chinese').fill('欧元转账维护')
  await page.getByLabel(/works meanwhile, English/).fill('Receiving and other currencies work.')
  await page.getByLabel(/期间|works meanwhile, Chinese/).fill('收款和其他币种不受影响。')
  await page.getByLabel('Begins').fill(berlin(inHours(20)))
  await page.getByLabel('Ends', { exact: true }).fill(berlin(inHours(22)))
  await page.getByLabel('Reason, for the record').fill('Change 4711')
  await lookAt(page, 'plan')
  await page.getByRole('button', { name: 'Plan it' }).click()
  await page.getByText('Close for maintenance: Work on euro transfers').waitFor()
  await confirm(page, staff)
  await page.getByText('Planned', { exact: true }).first().waitFor()
}

const toAmount = async (page: Page, payee: Customer) => {
  await page.goto('/send?currency=EUR')
  await page.getByLabel('转给谁').fill(payee.accountNumber)
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('金额', { exact: true }).waitFor()
}

/** Time passes: the window that was planned for tomorrow has just begun. */
const beginNow = async () => {
  await product.database.owner.query(
    `UPDATE availability.windows
     SET starts_at = now() - interval '1 minute', ends_at = now() + interval '50 minutes'`,
  )
  // Every process knows of it five seconds later.
  await pause(5_200)
}

test('Planned maintenance is said before, refuses during, and tells who asked when it is over', async () => {
  const [staff, anna, ben] = await Promise.all([
    product.openAccount({ name: 'Tess Okoye' }),
    product.openAccount({ name: '李安娜', language: 'zh-CN' }),
    product.openAccount({ name: '王小明', language: 'zh-CN' }),
  ])
  await product.grant(staff, 'incident_commander')
  for (const currency of ['EUR', 'USD'] as const) await product.payIn(anna, '100.00', currency)
  const desk = await product.open({ width: 1280, language: 'en' }, staff)
  await plan(desk, staff)
  await lookAt(desk, 'planned-staff')

  const page = await product.open({ width: 390, language: 'zh-CN' }, anna)
  await toAmount(page, ben)
  await page.getByText('欧元转账维护').waitFor()
  await page.getByLabel('金额', { exact: true }).fill('5')
  await page.getByText(/^0\.00\s欧元$/).waitFor()
  await lookAt(page, 'before')

  await beginNow()
  await toAmount(page, ben)
  await page.getByText(/暂停至/).waitFor()
  await page.getByLabel('金额', { exact: true }).fill('5')
  await lookAt(page, 'during')
  await page.getByRole('button', { name: '恢复时通知我' }).click()
  await page.getByText('恢复时将在此处和邮件中通知您').waitFor()
  await lookAt(page, 'asked')
  await page.getByRole('button', { name: 'USD', exact: true }).click()
  await page.getByText(/^0\.00\s美元$/).waitFor()
  assert.equal(await page.getByText(/暂停至/).count(), 0)
  await page.goto('/home')
  await page.getByText('欧元转账维护').waitFor()
  await lookAt(page, 'home')

  await desk.reload()
  await desk.getByText('Waiting to be told: 1').waitFor()
  await desk.getByRole('button', { name: 'Change', exact: true }).click()
  const card = desk.getByRole('region', { name: 'Work on euro transfers' })
  await card.getByLabel('Reason, for the record').fill('Done early')
  await lookAt(desk, 'running-staff')
  await card.getByRole('button', { name: 'End now' }).click()
  await desk.getByText('Change maintenance: Work on euro transfers').waitFor()
  await confirm(desk, staff)
  await desk.getByText('Nothing is planned and nothing is closed.').waitFor()

  await eventually(async () => {
    const subjects = (await product.inbox(anna.email)).map(({ subject }) => subject)
    assert.equal(subjects.filter((subject) => subject.includes('服务已恢复')).length, 1)
  }, 10_000)
  await page.goto('/notices')
  await page.getByText('服务已恢复').waitFor()
  await lookAt(page, 'notice')
  await toAmount(page, ben)
  await page.getByLabel('金额', { exact: true }).fill('5')
  // A form that is open meanwhile looks again by itself.
  await page.getByText(/^0\.00\s欧元$/).waitFor({ timeout: 30_000 })
  assertCalm(page)
  assertCalm(desk)
})
