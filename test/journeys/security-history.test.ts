import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AuditEntry, recordAudit } from '#audit'
import { findPeopleByHandle } from '#identity'
import { createManualClock } from '#platform/clock'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { asPerson, inTestTransaction, testContext } from '../support/context.ts'
import { type Customer, startProduct } from './support.ts'

const product = await startProduct()
const { database } = product

const userAgents = {
  mac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36',
  weChat:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN',
  samsung:
    'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
}

const idOf = async (customer: Customer) => {
  const [person] = await inTestTransaction(database, testContext(), (tx) =>
    findPeopleByHandle(tx, [customer.accountNumber]),
  )
  if (!person) throw new Error(`Nobody has ${customer.accountNumber}`)
  return person.id
}

type Past = Pick<AuditEntry, 'event'> &
  Partial<AuditEntry> & {
    readonly hoursAgo: number
    readonly userAgent?: string
    readonly address?: string
    readonly by?: 'you' | 'staff'
  }

const staff = '01900000-0000-7000-8000-00000000000f'

/** What happened to this customer before now. */
const remember = async (customer: Customer, past: readonly Past[]): Promise<void> => {
  const personId = await idOf(customer)
  for (const { hoursAgo, userAgent = userAgents.mac, address, by, ...entry } of past) {
    const clock = createManualClock(new Date(Date.now() - hoursAgo * 3_600_000))
    const source = { address: address ?? '203.0.113.77', userAgent }
    const actor = by ? asPerson(by === 'you' ? personId : staff) : ({ kind: 'anonymous' } as const)
    await inTestTransaction(database, testContext({ clock, source, actor }), (tx) =>
      recordAudit(tx, [{ personId, outcome: 'ok', facts: {}, ...entry }]),
    )
  }
}

const eventful: readonly Past[] = [
  { event: 'authn_login_success', hoursAgo: 2 },
  { event: 'authn_login_fail', outcome: 'refused', hoursAgo: 3, address: '2001:db8:85a3:8d3::7' },
  { event: 'authn_login_success', hoursAgo: 26, userAgent: userAgents.weChat },
  {
    ...{ event: 'user_updated', kind: 'factor_added', facts: { factor: 'totp' }, by: 'you' },
    ...{ hoursAgo: 27, address: '192.168.1.20' },
  },
  {
    ...{ event: 'user_updated', kind: 'profile_changed', by: 'you', hoursAgo: 50 },
    ...{ facts: { fields: ['name', 'language'] }, userAgent: userAgents.samsung },
  },
  { event: 'authz_change', kind: 'frozen', hoursAgo: 75, by: 'staff' },
]

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
] as const) {
  const { width, language, theme } = view
  test(`The security history reads in words (${width}, ${language}, ${theme})`, async () => {
    const name = language === 'en' ? 'Anna Keller' : '李晓明'
    const owner = await product.openAccount({ name, language })
    await remember(owner, eventful)
    const page = await product.open(view, owner)
    await page.goto('/security')
    await page
      .getByRole('link', { name: language === 'en' ? 'Security history' : '安全记录' })
      .click()
    const sentences =
      language === 'en'
        ? [
            'Signed in with Chrome on macOS',
            'Signed in with WeChat on iOS',
            'Authenticator app added',
          ]
        : ['在 Chrome（macOS）上登录', '在微信（iOS）上登录', '添加了身份验证器']
    for (const sentence of sentences) await page.getByText(sentence, { exact: true }).waitFor()
    await page.getByText('203.0.113.x').first().waitFor()
    assert.equal(await page.getByText('203.0.113.77').count(), 0)
    await assertAccessible(page)
    await screenshot(page, `security-history-${width}-${language}-${theme}`)
    assertCalm(page)
  })
}

test('A long history comes page by page, and a page that failed can be asked for again', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  const many = Array.from({ length: 40 }, (_, index) => ({
    event: 'authn_login_success' as const,
    hoursAgo: 5 + index * 6,
  }))
  await remember(owner, many)
  const page = await product.open({ language: 'en' }, owner)
  await page.goto('/security/history')
  const more = page.getByRole('button', { name: 'Show earlier' })
  await more.waitFor()
  assert.equal(await page.getByRole('listitem').filter({ hasText: 'Signed in' }).count(), 24)
  await page.route('**/v1/me/security-history?*cursor*', (route) => route.abort())
  await more.click()
  await page.getByRole('alert').first().waitFor()
  await page.unroute('**/v1/me/security-history?*cursor*')
  await page.getByRole('alert').first().waitFor({ state: 'detached' })
  await more.click()
  await page.getByText('That is all of it.').waitFor()
  assert.equal(await page.getByRole('listitem').filter({ hasText: 'Signed in' }).count(), 40)
  assertCalm(page)
})

test('A history that cannot be loaded says so, and an empty one says what will be here', async () => {
  const owner = await product.openAccount({ name: '李晓明', language: 'zh-CN' })
  const page = await product.open({ language: 'zh-CN' }, owner)
  await page.route('**/v1/me/security-history?*', (route) => route.abort())
  await page.goto('/security/history')
  await page.getByRole('alert').first().waitFor({ timeout: 20_000 })
  await screenshot(page, 'security-history-failed')
  await page.unroute('**/v1/me/security-history?*')
  await database.owner.query('DELETE FROM audit.entries WHERE person_id = $1', [await idOf(owner)])
  await page.getByRole('alert').getByRole('button').first().click()
  await page.getByText('还没有记录').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'security-history-empty')
  assertCalm(page)
})
