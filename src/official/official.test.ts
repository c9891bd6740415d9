import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { enrolPerson } from '#identity'
import { createManualClock } from '#platform/clock'
import type { Actor, Role } from '#platform/context'
import { createIds, type PersonId } from '#platform/ids'
import { systemRandom } from '#platform/random'
import { inTestTransaction, testContext, testSecrets } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { type Answer, startTestServer } from '../../test/support/http.ts'
import { createOfficialModule } from './create-official-module.ts'
import { isSignedBy } from './registry/signature.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-20T08:00:00Z'))
const ids = createIds(clock, systemRandom)
const ctx = testContext({ clock, ids })
const minute = 60_000

const actors = new Map<string, Actor>()
const server = await startTestServer({
  ...{ pool: database.pool, clock, ids, rateFactor: 0 },
  modules: [
    createOfficialModule({
      secrets: testSecrets,
      clock,
      config: {
        publicUrl: 'https://okpay.example',
        mailFrom: 'OKPay <no-reply@okpay.example>',
        ...{ officialChannels: null, officialKey: null },
      },
    }),
  ],
  authenticate: async (_, token) => actors.get(token) ?? { kind: 'anonymous' },
})
after(() => server.close())

const someone = async (...roles: Role[]) => {
  const person = await inTestTransaction(database, ctx, (tx) =>
    enrolPerson(tx, {
      ...{ email: `${ids.next()}@example.com`, name: 'Anna Keller', country: 'DE' },
      ...{ language: 'en', mainCurrency: 'EUR' },
    }),
  )
  const token = `token-of-${person.id}`
  const sessionId = ids.next()
  const personId = person.id as PersonId
  actors.set(token, { kind: 'person', personId, sessionId, roles, staffReady: true })
  return { ...person, token }
}
type Someone = Awaited<ReturnType<typeof someone>>

const call = (path: string, body?: unknown, who?: Someone, language = 'en'): Promise<Answer> =>
  server.call(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'accept-language': language,
      ...(who ? { authorization: `Bearer ${who.token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const check = async (text: string, language = 'en') =>
  (await call('/v1/official-checks', { text }, undefined, language)).json
const report = (text: string, rest: object = {}, who?: Someone) =>
  call('/v1/phishing-reports', { text, ...rest }, who)
const decide = (who: Someone, reference: string, body: object) =>
  call(`/v1/staff/phishing-reports/${reference}/decide`, body, who)
const listed = async (who: Someone, query = '') =>
  (await call(`/v1/staff/phishing-reports${query}`, undefined, who)).json.items

test('Anybody can read the signed registry and check its signature', async () => {
  const { status, json } = await call('/v1/official-channels')
  assert.equal(status, 200)
  assert.deepEqual(json.channels[0], { kind: 'web', value: 'https://okpay.example' })
  assert.ok(isSignedBy(json.publicKey, json.document, json.signature))
  assert.deepEqual(JSON.parse(json.document).channels, json.channels)
})

test('A pasted text is answered with a verdict, the reason and what to do, in both languages', async () => {
  const good = await check('https://okpay.example/verify')
  assert.equal(good.verdict, 'official')
  assert.equal(good.items[0].title, 'This is OKPay')
  const bad = await check('【OKPay】点击https://ОКРау.com/a 解冻', 'zh-CN')
  assert.equal(bad.verdict, 'looks_like')
  assert.equal(bad.title, '它在冒充 OKPay')
  assert.equal(bad.items.length, 2)
  assert.match(bad.items[1].detail, /xn--/)
  const nothing = await check('Dear customer, hello!')
  assert.equal(nothing.verdict, 'unknown')
  assert.deepEqual(nothing.items, [])
  assert.match(nothing.detail, /no address/)
  const long = await call('/v1/official-checks', { text: 'x'.repeat(4_001) })
  assert.equal(long.status, 422)
})

test('A report is kept sealed, without card numbers, passwords and codes, and gets a reference', async () => {
  const text =
    'From x@okpay-help.top: card 4111 1111 1111 1111, code 402913, password: hunter2! go to https://okpay-help.top/a'
  const answer = await report(text, { contact: 'me@example.org' })
  assert.equal(answer.status, 201)
  assert.match(answer.json.reference, /^PH-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  assert.equal(answer.json.redactions, 3)
  const { rows } = await database.owner.query(
    'SELECT * FROM official.phishing_reports WHERE reference = $1',
    [answer.json.reference],
  )
  assert.match(rows[0].text_sealed, /^v1:test:/)
  assert.match(rows[0].contact_sealed, /^v1:test:/)
  const staff = await someone('support')
  const shown = (await listed(staff)).find(
    (one: { reference: string }) => one.reference === answer.json.reference,
  )
  assert.equal(
    shown.text,
    'From x@okpay-help.top: card [***], code [***], password: [***] go to https://okpay-help.top/a',
  )
  assert.equal(shown.contact, 'me@example.org')
  assert.deepEqual(
    shown.frauds.map(({ key }: { key: string }) => key),
    ['mail:x@okpay-help.top', 'web:okpay-help.top'],
  )
})

test('Whoever is signed in is known already: the contact is not kept', async () => {
  const anna = await someone()
  await report('https://okpay-prize.top', { contact: 'else@example.org' }, anna)
  const [shown] = await listed(await someone('administrator'))
  assert.equal(shown.contact, null)
  assert.equal(shown.reporter, anna.accountNumber)
})

test('A report of nothing, or with a contact that reaches nobody, is refused in words', async () => {
  const empty = await report(' … \n ')
  assert.equal(empty.status, 422)
  assert.equal(empty.json.code, 'official.report_empty')
  for (const contact of ['call me', 'me@', '12345', 'a@example.org b@example.org']) {
    const refused = await report('https://okpay-prize.top', { contact })
    assert.equal(refused.json.code, 'official.contact_unusable', contact)
    assert.equal(refused.json.errors[0].pointer, '/contact')
  }
  assert.equal((await report('ok', { contact: '+49 30 901820' })).status, 201)
  assert.equal((await report('ok', { contact: '' })).status, 201)
  assert.equal((await report('x'.repeat(10_001))).status, 422)
})

test('What a confirmed report names is answered as fraud, until it is called harmless', async () => {
  const staff = await someone('support')
  const text = 'Win at https://a.lucky-draw.top/x or mail boss@gmail.com, call +86 139 1234 5678'
  const { reference } = (await report(text)).json
  assert.equal((await check('lucky-draw.top')).verdict, 'not_official')
  const [shown] = await listed(staff, '?state=new&limit=1')
  assert.deepEqual(
    shown.frauds.map(({ key, wholeDomain }: { key: string; wholeDomain: boolean }) => [
      key,
      wholeDomain,
    ]),
    [
      ['web:a.lucky-draw.top', false],
      ['web:lucky-draw.top', true],
      ['mail:boss@gmail.com', false],
      ['phone:+8613912345678', false],
    ],
  )
  const confirmed = await decide(staff, reference, {
    ...{ state: 'confirmed', note: 'Seen twice' },
    frauds: ['web:lucky-draw.top', 'phone:+8613912345678'],
  })
  assert.equal(confirmed.status, 200)
  assert.equal(confirmed.json.state, 'confirmed')
  assert.equal(confirmed.json.decisions[0].note, 'Seen twice')
  assert.equal(confirmed.json.frauds[1].chosen, true)
  for (const bad of ['https://b.lucky-draw.top', 'x@lucky-draw.top', '139-1234-5678']) {
    assert.equal((await check(bad)).verdict, 'known_fraud', bad)
  }
  assert.equal((await check('boss@gmail.com')).verdict, 'not_official')
  const harmless = await decide(staff, reference, { state: 'harmless', note: 'A real lottery' })
  assert.equal(harmless.json.state, 'harmless')
  assert.equal(harmless.json.decisions.length, 2)
  assert.equal((await check('lucky-draw.top')).verdict, 'not_official')
})

test('Neither our own channels nor what the report does not name can be marked as fraud', async () => {
  const staff = await someone('administrator')
  const { reference } = (await report('https://okpay.example/x and https://bad.top')).json
  for (const key of ['web:okpay.example', 'web:other.top', 'web:top']) {
    const refused = await decide(staff, reference, {
      ...{ state: 'confirmed', note: 'x' },
      frauds: ['web:bad.top', key],
    })
    assert.equal(refused.status, 422)
    assert.equal(refused.json.code, 'official.not_in_report')
    assert.equal(refused.json.params.key, key)
  }
  assert.equal((await check('bad.top')).verdict, 'not_official')
  const unknown = await decide(staff, 'PH-0000-0000', { state: 'harmless', note: 'x' })
  assert.equal(unknown.status, 404)
  assert.equal(unknown.json.code, 'official.report_not_found')
})

test('Reports come in pages, newest first', async () => {
  const staff = await someone('support')
  for (const _ of [1, 2, 3]) await report('https://paged.top')
  const first = (await call('/v1/staff/phishing-reports?limit=2', undefined, staff)).json
  const path = `/v1/staff/phishing-reports?limit=2&cursor=${first.next}`
  const second = (await call(path, undefined, staff)).json
  const references = [...first.items, ...second.items].map(({ reference }) => reference)
  assert.equal(new Set(references).size, 4)
  const odd = await call('/v1/staff/phishing-reports?cursor=x', undefined, staff)
  assert.equal(odd.json.code, 'platform.cursor_invalid')
})

const make = (who: Someone) => call('/v1/me/caller-codes', {}, who)
const current = async (who: Someone) =>
  (await call('/v1/me/caller-codes/current', undefined, who)).json
const lookUp = (who: Someone, accountNumber: string) =>
  call('/v1/staff/caller-codes/look-up', { accountNumber }, who)

test('A caller code is seen by staff once, and its owner is told at once', async () => {
  const [anna, sam, tom] = [await someone(), await someone('support'), await someone('support')]
  assert.equal((await current(anna)).code, null)
  const made = await make(anna)
  assert.equal(made.status, 201)
  assert.match(made.json.code, /^\d{6}$/)
  assert.equal(made.json.lookedUpAt, null)
  clock.advanceMs(2 * minute)
  const spaced = anna.accountNumber.replace(/(\d{4})/g, ' $1')
  const shown = await lookUp(sam, spaced)
  assert.equal(shown.json.code, made.json.code)
  assert.equal(shown.json.maskedName, anna.maskedName)
  assert.equal((await lookUp(tom, anna.accountNumber)).json.code, null)
  const after = await current(anna)
  assert.equal(after.code, made.json.code)
  assert.equal(after.lookedUpAt, clock.now().toISOString())
  const { rows: facts } = await database.owner.query(
    `SELECT data FROM platform.events
     WHERE subject = $1 AND type = 'official.caller_code_looked_up'`,
    [anna.id],
  )
  assert.deepEqual(facts, [{ data: {} }])
  const { rows: looks } = await database.owner.query(
    `SELECT staff_id, outcome FROM official.caller_code_look_ups WHERE person_id = $1 ORDER BY id`,
    [anna.id],
  )
  assert.deepEqual(looks, [
    { staff_id: sam.id, outcome: 'shown' },
    { staff_id: tom.id, outcome: 'none' },
  ])
  const { rows } = await database.owner.query(
    'SELECT code_sealed FROM official.caller_codes WHERE person_id = $1',
    [anna.id],
  )
  assert.match(rows[0].code_sealed, /^v1:test:/)
})

test('A code ends after ten minutes, and a newer one voids it', async () => {
  const [anna, sam] = [await someone(), await someone('support')]
  await make(anna)
  const newer = (await make(anna)).json.code
  assert.equal((await current(anna)).code, newer)
  assert.equal((await lookUp(sam, anna.accountNumber)).json.code, newer)
  assert.equal((await lookUp(sam, anna.accountNumber)).json.code, null)
  await make(anna)
  clock.advanceMs(10 * minute)
  assert.equal((await current(anna)).code, null)
  assert.equal((await lookUp(sam, anna.accountNumber)).json.code, null)
})

test('Of two members of staff at the same moment one is shown the code', async () => {
  const [anna, sam, tom] = [await someone(), await someone('support'), await someone('support')]
  await make(anna)
  const answers = await Promise.all([sam, tom].map((staff) => lookUp(staff, anna.accountNumber)))
  assert.equal(answers.filter(({ json }) => json.code !== null).length, 1)
})

test('Ten codes an hour can be made, then there is a pause that ends by itself', async () => {
  const anna = await someone()
  for (let made = 0; made < 10; made++) assert.equal((await make(anna)).status, 201)
  const refused = await make(anna)
  assert.equal(refused.status, 429)
  assert.equal(refused.json.code, 'official.codes_too_often')
  assert.equal(refused.headers.get('retry-after'), '3600')
  clock.advanceMs(60 * minute)
  assert.equal((await make(anna)).status, 201)
})

test('Staff who look up again and again without a code have to wait; numbers of nobody count too', async () => {
  const sam = await someone('support')
  for (let tries = 0; tries < 20; tries++) {
    assert.equal((await lookUp(sam, 'OK000000000')).json.code, null)
  }
  const refused = await lookUp(sam, 'OK000000000')
  assert.equal(refused.status, 429)
  assert.equal(refused.json.code, 'official.look_ups_too_often')
  clock.advanceMs(60 * minute)
  assert.equal((await lookUp(sam, 'OK000000000')).status, 200)
})

test('Customers and treasury do not get into what is for support', async () => {
  const [anna, tess] = [await someone(), await someone('treasury')]
  for (const who of [anna, tess]) {
    assert.equal((await lookUp(who, anna.accountNumber)).status, 403)
    assert.equal((await call('/v1/staff/phishing-reports', undefined, who)).status, 403)
    const decided = await decide(who, 'PH-0000-0000', { state: 'harmless', note: 'x' })
    assert.equal(decided.status, 403)
  }
  assert.equal((await call('/v1/me/caller-codes', {})).status, 401)
  assert.equal((await call('/v1/me/caller-codes/current')).status, 401)
})
