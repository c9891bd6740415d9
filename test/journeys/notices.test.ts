import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPeopleByHandle, setPersonState } from '../../src/identity/index.ts'
import { publish } from '../../src/platform/events.ts'
import { assertAccessible, assertCalm, screenshot } from '../support/browser.ts'
import { inTestTransaction, testContext } from '../support/context.ts'
import { eventually } from '../support/eventually.ts'
import { type Customer, startProduct } from './support.ts'

const product = await startProduct()

/** What identity does and publishes, done to a customer. */
const happen = async (customer: Customer, type: string, data: Record<string, unknown>) => {
  const { clock, ids } = product.running.parts
  await inTestTransaction(product.database, testContext({ clock, ids }), async (ctx) => {
    const [person] = await findPeopleByHandle(ctx, [customer.accountNumber])
    await publish(ctx, [{ type, subject: person!.id, data }])
  })
}
const locked = {
  ...{ tries: 10, until: new Date(Date.now() + 900_000).toISOString() },
  ...{ device: { en: 'Chrome on macOS', 'zh-CN': 'Chrome（macOS）' }, place: '203.0.113.0/24' },
}
const unread = async ({ cookie }: Customer): Promise<number> => {
  const reply = await product.call('GET', '/v1/notices/unread', undefined, cookie)
  return ((await reply.json()) as { count: number }).count
}

const words = {
  en: {
    ...{
      name: 'Anna Keller',
      bell: 'Notices',
      empty: 'No notices yet',
      locked: 'Sign-in is locked',
    },
    ...{ deposit: 'Bank deposit arrived', receipt: 'Bank deposit', all: 'Mark all as read' },
    ...{ save: 'Save changes', saved: 'Saved' },
    ...{ deposits: 'Bank deposits: Mail', always: 'Always on', reason: /cannot be turned off/ },
    ...{ sent: 'Sent', sentTitle: 'Messages that we sent you', welcome: 'Welcome' },
    ...{ settings: 'What you are told of', warned: 'Some messages were turned off' },
  },
  'zh-CN': {
    ...{ name: '李晓明', bell: '通知', empty: '还没有通知', locked: '登录已锁定' },
    ...{ deposit: '银行充值到账', receipt: '银行充值', all: '全部标为已读' },
    ...{ save: '保存修改', saved: '已保存' },
    ...{ deposits: '银行充值: 邮件', always: '始终开启', reason: /无法关闭/ },
    ...{ sent: '已发送', sentTitle: '我们发给您的消息', welcome: '欢迎使用 OKPay' },
    ...{ settings: '通知设置', warned: '部分通知已关闭' },
  },
} as const

for (const view of [
  { width: 390, language: 'zh-CN', theme: 'light' },
  { width: 1280, language: 'en', theme: 'light' },
  { width: 390, language: 'en', theme: 'dark' },
  { width: 1280, language: 'zh-CN', theme: 'dark' },
] as const) {
  const { width, language, theme } = view
  const say = words[language]
  const name = (what: string) => `notices-${what}-${width}-${language}-${theme}`

  test(`The bell rings by itself and leads to what happened (${width}, ${language})`, async () => {
    const owner = await product.openAccount({ name: say.name, language })
    const page = await product.open(view, owner)
    await page.goto('/notices')
    await page.getByRole('heading', { name: say.empty }).waitFor()
    await assertAccessible(page)
    await screenshot(page, name('empty'))

    await page.goto('/home')
    const bell = page.getByRole('link', { name: new RegExp(`^${say.bell}`) }).first()
    await bell.waitFor()
    await happen(owner, 'identity.locked', locked)
    await product.payIn(owner, '250.00', 'EUR')
    await page
      .getByRole('link', { name: new RegExp(`^${say.bell}.*2`) })
      .first()
      .waitFor()
    await screenshot(page, name('bell'))
    await bell.click()
    await page.getByRole('link', { name: new RegExp(say.locked) }).waitFor()
    await page.getByText(/10 (wrong tries|次)/).waitFor()
    await assertAccessible(page)
    await screenshot(page, name('list'))
    await eventually(async () => {
      const mails = await product.inbox(owner.email)
      const told = mails.find(({ subject }) => subject.includes(say.deposit))
      assert.equal(told?.links.length, 0)
    }, 10_000)

    await page.getByRole('link', { name: new RegExp(say.deposit) }).click()
    await page.waitForURL(/\/activity\/dep_/)
    await eventually(async () => assert.equal(await unread(owner), 1))
    await page.goto('/notices')
    await page.getByRole('button', { name: say.all }).click()
    await page.getByRole('button', { name: say.all }).waitFor({ state: 'detached' })
    assert.equal(await unread(owner), 0)
    assertCalm(page)
  })

  test(`What is about money is chosen, security is locked on (${width}, ${language})`, async () => {
    const owner = await product.openAccount({ name: say.name, language })
    const page = await product.open(view, owner)
    await page.goto('/settings')
    await page.getByRole('link', { name: say.settings }).click()
    await page.getByText(say.reason).waitFor()
    assert.equal(await page.getByText(say.always).count(), 12)
    assert.equal(await page.getByRole('switch').count(), 8)
    const deposits = page.getByRole('switch', { name: say.deposits })
    await deposits.click()
    await page.getByRole('button', { name: say.save }).click()
    await page.getByRole('status').getByText(say.saved).waitFor()
    await assertAccessible(page)
    await screenshot(page, name('settings'))
    await page.reload()
    await deposits.waitFor()
    assert.equal(await deposits.isChecked(), false)
    await page.goto('/notices')
    await page.getByRole('link', { name: new RegExp(say.warned) }).waitFor()
    await product.payIn(owner, '5.00', 'EUR')
    await page.getByRole('link', { name: new RegExp(say.deposit) }).waitFor()
    const mails = await product.inbox(owner.email)
    assert.ok(mails.every(({ subject }) => !subject.includes(say.deposit)))
    assertCalm(page)
  })

  test(`Messages that we sent are listed with what became of them (${width}, ${language})`, async () => {
    const owner = await product.openAccount({ name: say.name, language })
    // It lies in the inbox a moment before it is known to be sent, and the list does not follow.
    await eventually(async () => {
      const { rowCount } = await product.database.owner.query(
        `SELECT FROM platform.messages JOIN identity.people AS p ON p.id = person_id
         WHERE email = $1 AND messages.template = 'identity.welcome' AND messages.state = 'sent'`,
        [owner.email],
      )
      assert.ok(rowCount)
    }, 10_000)
    await product.database.owner.query(
      `INSERT INTO platform.messages (id, person_id, kind, template, recipient, state, attempts,
         outside_code, queued_at, settled_at)
       SELECT gen_random_uuid(), p.id, m.kind, template, recipient, m.state, 2, code, now(), settled
       FROM identity.people AS p, (VALUES
         ('mail', 'identity.sign_in_code', 'a***@example.com', 'refused', '550', now()),
         ('sms', 'identity.phone_code', '+86 138 **** 8000', 'expired', NULL, now()),
         ('mail', 'identity.reset_code', 'a***@example.com', 'queued', 'ECONNREFUSED', NULL)
       ) AS m (kind, template, recipient, state, code, settled) WHERE email = $1`,
      [owner.email],
    )
    const page = await product.open(view, owner)
    await page.goto('/settings/messages')
    await page.getByText(say.welcome).waitFor()
    // As a number of its own: account numbers hold any digits.
    await page.getByText(/\b550\b/).waitFor()
    await page.getByText(say.sent, { exact: true }).first().waitFor()
    assert.equal(await page.getByText(owner.email).count(), 0)
    await assertAccessible(page)
    await screenshot(page, name('sent'))
    assertCalm(page)
  })
}

test('What does not work is said in words, and the same button tries again', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller' })
  await happen(owner, 'identity.password_changed', { by: 'change' })
  const page = await product.open({ language: 'en' }, owner)
  await page.route('**/v1/notices?*', (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
  )
  await page.goto('/notices')
  const notice = page.getByRole('alert')
  await notice.getByText('OKPay does not answer').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'notices-failed')
  await page.unroute('**/v1/notices?*')
  await notice.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('link', { name: /Password changed/ }).waitFor()
  assertCalm(page)
})

test('A choice that is refused is explained and stays on the screen', async () => {
  const owner = await product.openAccount({ name: 'Anna Keller', language: 'zh-CN' })
  const page = await product.open({ language: 'zh-CN' }, owner)
  // A script that asks for what the screen does not offer gets the program's own refusal.
  await page.route('**/v1/notices/preferences', (route) =>
    route.request().method() === 'PUT'
      ? route.continue({
          postData: JSON.stringify({
            items: [{ topic: 'signing_in', channel: 'mail', isOn: false }],
          }),
        })
      : route.continue(),
  )
  await page.goto('/settings/notices')
  await page.getByRole('switch', { name: '转出: 邮件' }).click()
  await page.getByRole('button', { name: '保存修改' }).click()
  await page.getByRole('alert').getByText('安全通知无法关闭').waitFor()
  assert.equal(await page.getByRole('switch', { name: '转出: 邮件' }).isChecked(), false)
  await assertAccessible(page)
  await screenshot(page, 'notices-refused')
  assertCalm(page)
})

test('A freeze by the owner is told on every channel, in the owner’s language', async () => {
  const owner = await product.openAccount({ name: '李晓明', language: 'zh-CN' })
  const { clock, ids } = product.running.parts
  await inTestTransaction(product.database, testContext({ clock, ids }), async (ctx) => {
    const [person] = await findPeopleByHandle(ctx, [owner.accountNumber])
    await setPersonState(ctx, person!.id, 'frozen_by_owner')
  })
  await eventually(async () => {
    const [mail] = await product.inbox(owner.email)
    assert.match(mail.subject, /账户已冻结/)
    assert.match(mail.text, /资金仍在账户中/)
  }, 10_000)
})
