import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactsOf } from '#identity'
import { formatId, type PersonId } from '#platform/ids'
import { queueMail } from '#platform/mail'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createNoticesWorld } from '../../test/support/notices-world.ts'
import { messageName } from './message-names.ts'
import { forgetNotices } from './notice-store.ts'

const database = await createTestDatabase()
const world = await createNoticesWorld(database)
const { happen, enrol, call, mailsTo, ctx, ids, clock } = world

type Person = { readonly id: PersonId }
const changed = ({ id }: Person) => ({
  ...{ type: 'identity.password_changed', subject: id, data: { by: 'change' } },
})
const received = ({ id }: Person) => ({
  ...{ type: 'transfers.received', subject: id },
  data: {
    transferId: formatId('transfer', ids.next()),
    amount: { amount: '1.00', currency: 'EUR' },
    sender: { accountNumber: 'OK1', maskedName: 'A***' },
    memo: null,
  },
})
const unread = async (person: Person) => (await call(person, '/v1/notices/unread')).json.count
const choose = (person: Person, items: unknown[], language = 'en') =>
  call(person, '/v1/notices/preferences', { method: 'PUT', body: { items }, language })

test('Notices come by pages, newest first, and stay in place while others arrive', async () => {
  const anna = await enrol()
  for (let count = 0; count < 5; count++) await happen(received(anna))
  const first = (await call(anna, '/v1/notices?limit=2')).json
  await happen(received(anna))
  const second = (await call(anna, `/v1/notices?limit=2&cursor=${first.next}`)).json
  const third = (await call(anna, `/v1/notices?limit=2&cursor=${second.next}`)).json
  const seen = [first, second, third].flatMap(({ items }) =>
    items.map((item: { id: string }) => item.id),
  )
  assert.equal(new Set(seen).size, 5)
  assert.deepEqual(seen, [...seen].sort().reverse())
  assert.equal(third.next, null)
  const bob = await enrol()
  const foreign = await call(bob, `/v1/notices?cursor=${first.next}`)
  assert.equal(foreign.json.code, 'platform.cursor_invalid')
})

test('The bell counts what is unread; reading one, then all, counts it down for every device', async () => {
  const anna = await enrol()
  const bob = await enrol()
  await happen(changed(anna), received(anna), received(anna), changed(bob))
  assert.equal(await unread(anna), 3)
  const [newest] = (await call(anna, '/v1/notices')).json.items
  assert.equal(newest.isRead, false)
  const one = await call(anna, '/v1/notices/read', { body: { ids: [newest.id, 'ntc_nonsense'] } })
  assert.deepEqual(one.json, { unread: 2 })
  assert.equal((await call(anna, '/v1/notices')).json.items[0].isRead, true)
  const [others] = (await call(bob, '/v1/notices')).json.items
  await call(anna, '/v1/notices/read', { body: { ids: [others.id] } })
  assert.equal(await unread(bob), 1)
  assert.deepEqual((await call(anna, '/v1/notices/read', { body: { all: true } })).json, {
    unread: 0,
  })
  const { rows } = await database.owner.query(
    `SELECT type, data FROM platform.events WHERE subject = $1 AND type LIKE 'notifications.%'
     ORDER BY id`,
    [anna.id],
  )
  const types = rows.map(({ type }) => type.slice('notifications.'.length))
  assert.deepEqual(types, ['arrived', 'arrived', 'arrived', 'read', 'read'])
})

for (const language of ['en', 'zh-CN']) {
  test(`What says no tells why and what can be done (${language})`, async () => {
    const anna = await enrol()
    const unnamed = await call(anna, '/v1/notices/read', { body: {}, language })
    const both = await call(anna, '/v1/notices/read', { body: { ids: [], all: true }, language })
    for (const { status, json } of [unnamed, both]) {
      assert.deepEqual([status, json.code], [422, 'notifications.notices_unnamed'])
    }
    const off = [{ topic: 'credentials', channel: 'mail', isOn: false }]
    const security = await choose(anna, off, language)
    assert.deepEqual(
      [security.status, security.json.code],
      [422, 'notifications.security_stays_on'],
    )
    const sms = [{ topic: 'money_sent', channel: 'sms', isOn: true }]
    const offered = await choose(anna, sms, language)
    assert.equal(offered.json.code, 'notifications.channel_not_offered')
    const unknown = await choose(
      anna,
      [{ topic: 'weather', channel: 'mail', isOn: true }],
      language,
    )
    assert.equal(unknown.status, 422)
    for (const { json } of [unnamed, security, offered]) {
      assert.equal(/\p{Script=Han}/u.test(json.detail), language === 'zh-CN')
    }
    const stand = (await call(anna, '/v1/notices/preferences')).json.items
    assert.ok(
      stand.every(({ channels }: { channels: { isOn: boolean }[] }) =>
        channels.every(({ isOn }) => isOn),
      ),
    )
  })
}

test('What is turned off is not told any more, and the owner is warned that it was', async () => {
  const anna = await enrol()
  const { email } = (await inTestTransaction(database, ctx, (tx) => contactsOf(tx, [anna.id]))).get(
    anna.id,
  )!
  const reply = await choose(anna, [
    { topic: 'money_received', channel: 'mail', isOn: false },
    { topic: 'money_received', channel: 'in_app', isOn: false },
    { topic: 'signing_in', channel: 'sms', isOn: true },
  ])
  assert.equal(reply.status, 200)
  const topic = reply.json.items.find((item: { topic: string }) => item.topic === 'money_received')
  assert.deepEqual(topic, {
    ...{ topic: 'money_received', isLocked: false },
    channels: [
      { channel: 'in_app', isOn: false },
      { channel: 'mail', isOn: false },
    ],
  })
  assert.deepEqual((await call(anna, '/v1/notices/preferences')).json, reply.json)
  await world.relay.drain()
  await happen(received(anna))
  const told = (await call(anna, '/v1/notices')).json.items
  assert.deepEqual(
    told.map(({ kind }: { kind: string }) => kind),
    ['messages_turned_off'],
  )
  assert.equal((await mailsTo(email!)).length, 1)
  await choose(anna, [{ topic: 'money_received', channel: 'in_app', isOn: true }])
  await happen(received(anna))
  assert.equal((await call(anna, '/v1/notices')).json.items.length, 2)
})

test('A person sees which messages we sent them, masked, and what became of each', async () => {
  const anna = await enrol()
  const bob = await enrol()
  const mail = { to: 'anna@example.com', subject: 'code 402913', text: '402913', html: '402913' }
  const queue = (person: Person, template: string) =>
    inTestTransaction(database, ctx, (tx) => queueMail(tx, mail, { personId: person.id, template }))
  await queue(anna, 'identity.other_link')
  clock.advanceMs(31 * 86_400_000)
  await queue(anna, 'identity.welcome')
  await queue(bob, 'identity.welcome')
  await happen(changed(anna))
  const { text, json } = await call(anna, '/v1/me/messages', { language: 'zh-CN' })
  const shown = json.items.map(({ about, state, by }: Record<string, string>) => [about, by, state])
  assert.deepEqual(shown, [
    ['密码已更改', 'mail', 'queued'],
    ['欢迎使用 OKPay', 'mail', 'queued'],
  ])
  assert.equal(json.items[1].to, 'a***@example.com')
  assert.match(json.items[0].id, /^msg_/)
  assert.doesNotMatch(text, /402913|anna@/)
  assert.equal(messageName('identity.other_link').en, 'Link')
  assert.equal(messageName('anything').en, 'Message about your account')
})

test('Old notices are forgotten', async () => {
  const anna = await enrol()
  await happen(changed(anna))
  await inTestTransaction(database, ctx, (tx) => forgetNotices(tx, clock.now()))
  assert.equal(await unread(anna), 1)
  clock.advanceMs(1)
  await inTestTransaction(database, ctx, (tx) => forgetNotices(tx, clock.now()))
  assert.equal(await unread(anna), 0)
})

test('Whoever is not signed in is told nothing', async () => {
  const answer = await call({ id: '' as PersonId }, '/v1/notices')
  assert.equal(answer.status, 401)
})
