import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactsOf } from '#identity'
import type { PublishedEvent } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createNoticesWorld } from '../../test/support/notices-world.ts'
import { toldEvents } from './read-event.ts'
import { tellPeople } from './tell-people.ts'

const database = await createTestDatabase()
const world = await createNoticesWorld(database)
const { happen, enrol, call, mailsTo, textsTo, ctx, ids } = world

const fact = (type: string, { id }: { id: PersonId }, data: Record<string, unknown> = {}) => ({
  ...{ type, subject: id, data },
})
const list = async (person: { id: PersonId }, language = 'en') =>
  (await call(person, '/v1/notices', { language })).json.items
const emailOf = async ({ id }: { id: PersonId }): Promise<string> =>
  (await inTestTransaction(database, ctx, (tx) => contactsOf(tx, [id]))).get(id)?.email ?? ''

const device = { en: 'Chrome on macOS', 'zh-CN': 'Chrome（macOS）' }
const sent = {
  transferId: 'tr_01h455vb4pex5vsknk084sn02q',
  amount: { amount: '12.50', currency: 'EUR' },
  fee: { amount: '0.02', currency: 'EUR' },
  payee: { accountNumber: 'OK000005724', maskedName: '王*明' },
  ...{ memo: 'rent http://evil.example', policyVersion: 1 },
}

test('A lock-out is listed: how often, from where, until when; identity has written itself', async () => {
  const phone = '+8613800138000'
  const wang = await enrol({ name: '王小明', country: 'CN', language: 'zh-CN', phone })
  const data = { tries: 10, until: '2026-11-20T08:15:00Z', device, place: '203.0.113.0/24' }
  await happen(fact('identity.locked', wang, data))
  const [notice] = await list(wang, 'zh-CN')
  assert.equal(notice.title, '登录已锁定')
  assert.equal(
    notice.text,
    '连续输错 10 次，您的账户暂停登录，将于 2026年11月20日 16:15（UTC+8）自动解除。最近一次尝试：Chrome（macOS），网络 203.0.113.0/24，2026年11月20日 16:00（UTC+8）。资金未受影响。',
  )
  assert.deepEqual(notice.opens, { place: 'security', id: null })
  assert.equal(notice.isSecurity, true)
  assert.deepEqual(await mailsTo(await emailOf(wang)), [])
  assert.deepEqual(await textsTo(phone), [])
  const [english] = await list(wang, 'en')
  assert.match(english.text, /^After 10 wrong tries .* Chrome on macOS/)
})

test('Money sent and received is told with amount and masked name, and leads to its receipt', async () => {
  const anna = await enrol()
  await happen(fact('transfers.sent', anna, sent))
  await happen(
    fact('transfers.received', anna, { ...sent, sender: sent.payee }),
    fact('funding.deposit_credited', anna, {
      ...{ depositId: 'dep_01h455vb4pex5vsknk084sn02q', amount: '500.00', currency: 'EUR' },
      ...{ fee: '0.00', senderName: 'Call +1 900 evil', reference: 'OK-1' },
    }),
  )
  const notices = await list(anna)
  const kinds = notices.map(({ kind }: { kind: string }) => kind).sort()
  assert.deepEqual(kinds, ['deposit_credited', 'money_received', 'money_sent'])
  const told = notices.find(({ kind }: { kind: string }) => kind === 'money_sent')
  assert.match(
    told.text.replaceAll('\u00a0', ' '),
    /^You sent 12\.50 EUR to 王\*明 on .* fee: 0\.02 EUR\.$/,
  )
  assert.deepEqual(told.opens, { place: 'movement', id: sent.transferId })
  const mails = await mailsTo(await emailOf(anna))
  assert.equal(mails.length, 3)
  for (const { text } of mails) assert.doesNotMatch(text, /evil|rent/)
})

test('An event that comes twice is told once', async () => {
  const anna = await enrol()
  const event: PublishedEvent = {
    ...{ id: ids.next(), at: ctx.clock.now(), type: 'identity.password_changed' },
    ...{ subject: anna.id, data: { by: 'change' } },
  }
  for (let times = 0; times < 3; times++) {
    await inTestTransaction(database, ctx, (tx) => tellPeople(tx, [event]))
  }
  assert.equal((await list(anna)).length, 1)
  assert.equal((await mailsTo(await emailOf(anna))).length, 1)
})

test('What is told late stands where it happened, not where it came', async () => {
  const anna = await enrol()
  const at = (daysAgo: number): PublishedEvent => ({
    ...{ id: ids.next(), type: 'identity.password_changed', subject: anna.id },
    ...{ at: new Date(ctx.clock.now().getTime() - daysAgo * 86_400_000), data: {} },
  })
  for (const event of [at(1), at(30), at(0)]) {
    await inTestTransaction(database, ctx, (tx) => tellPeople(tx, [event]))
  }
  const times = (await list(anna)).map((notice: { at: string }) => notice.at)
  assert.equal(times.length, 3)
  assert.deepEqual(times, times.toSorted().reverse())
})

test('A deposit above a limit and a changed tier are told, and lead to the page of limits', async () => {
  const anna = await enrol()
  const title = { en: 'Identity confirmed', 'zh-CN': '已验证身份' }
  await happen(fact('identity.tier_changed', anna, { from: 0, to: 1, title }))
  await happen(fact('identity.tier_changed', anna, { from: 1, to: 0, title }))
  const held = { amount: '100000.01', currency: 'EUR', reason: 'above_limit' }
  await happen(fact('funding.deposit_held', anna, held))
  const notices = await list(anna)
  assert.deepEqual(
    notices.map(({ kind }: { kind: string }) => kind),
    ['deposit_held', 'tier_lowered', 'tier_raised'],
  )
  for (const { opens } of notices) assert.deepEqual(opens, { place: 'limits', id: null })
  assert.match(notices[0].text.replaceAll('\u00a0', ' '), /100,000\.01 EUR .* The money is safe/)
  assert.match(notices[2].text, /verified as “Identity confirmed”/)
})

test('A sign-in is told only from a new device; an event about nobody is told to nobody', async () => {
  const anna = await enrol()
  await happen(
    fact('identity.signed_in', anna, { sessionId: ids.next() }),
    fact('identity.signed_in', anna, { sessionId: ids.next(), newDevice: false, device }),
    fact('identity.sessions_ended', anna, { count: 0, by: 'owner' }),
    fact('identity.password_changed', { id: ids.next<PersonId>() }),
  )
  assert.deepEqual(await list(anna), [])
  await happen(fact('identity.signed_in', anna, { newDevice: true, device, place: null }))
  const chrome = { browser: 'Chrome', system: 'macOS' }
  await happen(fact('identity.signed_in', anna, { newDevice: true, device: chrome, place: '::1' }))
  await happen(fact('identity.signed_in', anna, { newDevice: true }))
  const texts = (await list(anna)).map(({ text }: { text: string }) => text)
  assert.match(texts[0], /an unknown device, an unknown place/)
  assert.match(texts[1], /Chrome on macOS, /)
  assert.match(texts[2], /Chrome on macOS, an unknown place/)
})

test('Every event about security has words of its own, and one that cannot be read has some', async () => {
  const known: Record<string, Record<string, unknown>> = {
    'identity.signed_in': { newDevice: true, device, place: 'x' },
    'identity.locked': { tries: 10, until: '2026-11-20T08:15:00Z' },
    'identity.sessions_ended': { count: 2, by: 'owner' },
    'identity.factor_added': { kind: 'totp' },
    'identity.factor_removed': { kind: 'passkey' },
    'identity.recovery_code_used': { left: 3 },
    'identity.state_changed': { state: 'frozen_by_owner' },
    'identity.cooldown_started': { until: '2026-11-21T08:00:00Z', reason: 'reset' },
    'identity.role_changed': { role: 'treasury', granted: true },
    'identity.tier_changed': { from: 0, to: 1, title: { en: 'Identity', 'zh-CN': '身份认证' } },
  }
  for (const type of toldEvents.filter((name) => name.startsWith('identity.'))) {
    const anna = await enrol()
    await happen(fact(type, anna, known[type] ?? {}))
    const [notice] = await list(anna)
    assert.notEqual(notice?.kind ?? 'none', 'security_changed', type)
    assert.ok(notice, type)
  }
  const anna = await enrol()
  await happen(
    fact('identity.locked', anna, { tries: 'many' }),
    fact('identity.role_changed', anna),
  )
  const kinds = (await list(anna)).map(({ kind }: { kind: string }) => kind)
  assert.deepEqual(kinds, ['security_changed', 'security_changed'])
})

test('A freeze by the owner, a review, a reopening and a closing are told in their own words', async () => {
  const anna = await enrol()
  for (const state of ['frozen_by_owner', 'frozen_by_risk', 'active', 'closed']) {
    await happen(fact('identity.state_changed', anna, { state }))
  }
  const titles = (await list(anna)).map(({ title }: { title: string }) => title)
  assert.deepEqual(titles.reverse(), [
    ...['Account frozen', 'Account under review', 'Account open again', 'Account closed'],
  ])
})

test('Whoever signed up by phone and has no address gets warnings by SMS, and money in the app', async () => {
  const phone = '+447911123456'
  const anna = await enrol({ phone })
  await database.owner.query(
    'UPDATE identity.people SET email = NULL, email_verified_at = NULL WHERE id = $1',
    [anna.id],
  )
  await happen(fact('identity.factor_added', anna, { kind: 'totp' }))
  await happen(fact('transfers.sent', anna, sent))
  const texts = await textsTo(phone)
  assert.equal(texts.length, 1)
  assert.match(texts[0]?.text ?? '', /^OKPay: A way to confirm was added\./)
  assert.equal((await list(anna)).length, 2)
})

test('Text messages stop at ten a day, the mails go on', async () => {
  const phone = '+4915112345678'
  const anna = await enrol({ phone })
  for (let times = 0; times < 12; times++) await happen(fact('identity.password_changed', anna))
  assert.equal((await textsTo(phone)).length, 10)
  assert.equal((await mailsTo(await emailOf(anna))).length, 12)
})

test('Hundreds of events at once cost a few statements, not some for each', async () => {
  const anna = await enrol()
  const events = Array.from(
    { length: 300 },
    (): PublishedEvent => ({
      ...{ id: ids.next(), at: ctx.clock.now(), type: 'transfers.sent' },
      ...{ subject: anna.id, data: sent },
    }),
  )
  let statements = 0
  await inTestTransaction(database, ctx, (tx) => {
    const query: typeof tx.tx.query = (...args) => {
      statements++
      return tx.tx.query(...args)
    }
    return tellPeople({ ...tx, tx: { ...tx.tx, query } }, events)
  })
  assert.ok(statements <= 8, `${statements} statements`)
  assert.equal((await mailsTo(await emailOf(anna))).length, 300)
})

test('Who asked to hear when something is back gets one notice and one mail, in their language', async () => {
  const wang = await enrol({ name: '王小明', country: 'CN', language: 'zh-CN' })
  const title = { en: 'Work on euro transfers', 'zh-CN': '欧元转账维护' }
  await happen(fact('availability.back_for_you', wang, { closure: 'mw', title }))
  const [notice, ...more] = await list(wang, 'zh-CN')
  assert.deepEqual(more, [])
  assert.equal(notice.title, '服务已恢复')
  assert.match(notice.text, /^“欧元转账维护”已于 2026年11月20日.*恢复/)
  const [mail, ...others] = await mailsTo(await emailOf(wang))
  assert.deepEqual(others, [])
  assert.match(mail!.text, /这是您要求接收的恢复通知/)
  assert.doesNotMatch(mail!.text, /冻结账户/)
  const [english] = await list(wang, 'en')
  assert.match(english.text, /^“Work on euro transfers”: this works again since .*asked us/)
})
