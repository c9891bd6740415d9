import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { enrolPerson, type PersonSummary } from '#identity'
import { createManualClock } from '#platform/clock'
import { createIds } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import {
  asPerson,
  inTestTransaction,
  testContext,
  testSecrets,
} from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { startTestServer } from '../../test/support/http.ts'
import { createVerificationModule } from './create-verification-module.ts'
import { remindOfExpiry, tellLate } from './jobs.ts'
import { listInUse } from './screening/list-in-use.ts'
import { makeReady } from './screening/match-name.ts'
import { screenPerson } from './screening/screen-person.ts'

const database = await createTestDatabase()
const { pool, owner } = database
const clock = createManualClock(new Date('2026-11-23T08:00:00Z'))
const ids = createIds(clock, systemRandom)
const ctx = testContext({ clock, ids })
const module = createVerificationModule({
  ...{ pool, secrets: testSecrets, config: { sanctionsList: null } },
})
const server = await startTestServer({
  ...{ pool, clock, ids, log: silentLog, modules: [module], rateFactor: 0 },
  authenticate: async (_, token) =>
    token.startsWith('staff-')
      ? asPerson(token.slice('staff-'.length), 'verification')
      : asPerson(token),
})
after(() => server.close())

const enrol = (name = 'Anna Keller', country = 'DE') =>
  inTestTransaction(database, ctx, (tx) =>
    enrolPerson(tx, {
      ...{ email: `${ids.next()}@example.com`, name, country, language: 'en' as const },
      mainCurrency: 'EUR',
    }),
  )

const call = (token: string, method: string, path: string, body?: unknown) =>
  server.call(path, {
    method,
    headers: {
      ...{ authorization: `Bearer ${token}`, 'accept-language': 'en' },
      'x-okpay-proof': 'answered',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

const send = (token: string, id: string, side: string, bytes: Buffer, type = 'image/jpeg') =>
  server.call(`/v1/me/documents/${id}/images/${side}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    body: new Uint8Array(bytes),
  })

/** A grey card with stripes: sharp enough to be taken for print. */
const picture = (width = 1_200, height = 800) => {
  const bytes = Buffer.alloc(width * height * 3)
  for (let at = 0; at < bytes.length; at++) bytes[at] = (at / 3) % 9 < 4 ? 40 : 200
  return sharp(bytes, { raw: { width, height, channels: 3 } })
}
const jpeg = await picture()
  .jpeg()
  .withExif({ IFD0: { Artist: 'EXIF-SECRET' } })
  .toBuffer()

const eventsOf = async (subject: string): Promise<string[]> => {
  const { rows } = await owner.query(
    'SELECT type FROM platform.events WHERE subject = $1 ORDER BY id',
    [subject],
  )
  return rows.map(({ type }) => type)
}

const tierOf = async ({ id }: PersonSummary): Promise<number> =>
  (await owner.query('SELECT tier FROM identity.people WHERE id = $1', [id])).rows[0].tier

const begin = async (who: PersonSummary, kind: string, variant: string, more = {}) => {
  const begun = await call(who.id, 'POST', '/v1/me/documents', { kind, variant, ...more })
  assert.equal(begun.status, 201, begun.text)
  return begun.json.id as string
}

/** Begins, photographs and sends in. */
const sendIn = async (who: PersonSummary, kind: string, variant: string, more = {}) => {
  const id = await begin(who, kind, variant, more)
  assert.equal((await send(who.id, id, 'single', jpeg)).status, 200)
  const sent = await call(who.id, 'POST', `/v1/me/documents/${id}/submit`, {})
  assert.equal(sent.status, 200, sent.text)
  return id
}

const reviewer = await enrol('Rita Review')
const review = (id: string, what: string, body: unknown = {}) =>
  call(`staff-${reviewer.id}`, 'POST', `/v1/staff/documents/${id}/${what}`, body)

test('Identity and selfie give tier 1, the address tier 2, and each answer is told', async () => {
  const anna = await enrol()
  const empty = (await call(anna.id, 'GET', '/v1/me/verification')).json
  assert.deepEqual(
    empty.parts.map(({ state }: { state: string }) => state),
    ['missing', 'missing', 'missing'],
  )
  const passport = await sendIn(anna, 'identity', 'passport', {
    ...{ country: 'DE', number: 'C01X00T47', expiresOn: '2031-04-30' },
  })
  const selfie = await sendIn(anna, 'selfie', 'selfie')
  assert.equal((await review(passport, 'approve')).status, 200)
  assert.equal(await tierOf(anna), 0)
  assert.equal((await review(selfie, 'approve')).json.person.tier, 1)
  const bill = await sendIn(anna, 'address', 'utility_bill')
  assert.equal((await review(bill, 'approve')).json.person.tier, 2)
  const state = (await call(anna.id, 'GET', '/v1/me/verification')).json
  assert.equal(state.tier, 2)
  assert.equal(state.parts[0].document.numberEnd, 'T47')
  assert.deepEqual(
    (await eventsOf(anna.id)).filter((type) => /document|tier/.test(type)),
    [
      ...['verification.document_submitted', 'verification.document_submitted'],
      ...['verification.document_approved', 'verification.document_approved'],
      ...['identity.tier_changed', 'verification.document_submitted'],
      ...['verification.document_approved', 'identity.tier_changed'],
    ],
  )
})

test('A photo with glare is rejected with what helps, and only that one is sent again', async () => {
  const anna = await enrol()
  const selfie = await sendIn(anna, 'selfie', 'selfie')
  const first = await sendIn(anna, 'identity', 'passport')
  await review(selfie, 'approve')
  const rejected = await review(first, 'reject', { reason: 'glare', words: 'The name is hidden.' })
  assert.equal(rejected.json.rejection.title, 'Light reflects on the picture')
  const { parts } = (await call(anna.id, 'GET', '/v1/me/verification')).json
  assert.equal(parts[0].state, 'rejected')
  assert.match(parts[0].document.rejection.fix, /without flash/)
  assert.equal(parts[0].document.rejection.words, 'The name is hidden.')
  assert.equal(parts[1].state, 'approved')
  const again = await sendIn(anna, 'identity', 'passport')
  assert.equal((await review(again, 'approve')).json.person.tier, 1)
})

test('Both sides of a card are asked for, by name, before it can be sent in', async () => {
  const anna = await enrol()
  const id = await begin(anna, 'identity', 'id_card')
  await send(anna.id, id, 'front', jpeg)
  const early = await call(anna.id, 'POST', `/v1/me/documents/${id}/submit`, {})
  assert.equal(early.json.code, 'verification.images_missing')
  assert.match(early.json.detail, /Still needed: the back\./)
  assert.equal((await send(anna.id, id, 'single', jpeg)).json.code, 'verification.side_not_wanted')
  await send(anna.id, id, 'back', jpeg)
  const sent = await call(anna.id, 'POST', `/v1/me/documents/${id}/submit`, {})
  assert.equal(sent.json.state, 'submitted')
  // Monday 08:00 and two working days.
  assert.equal(sent.json.answerBy, '2026-11-25T08:00:00.000Z')
  const late = await send(anna.id, id, 'front', jpeg)
  assert.equal(late.json.code, 'verification.already_sent_in')
  const second = await call(anna.id, 'POST', '/v1/me/documents', {
    ...{ kind: 'identity', variant: 'passport' },
  })
  assert.equal(second.json.code, 'verification.in_review')
})

test('A picture is made anew: no metadata, nothing hidden, sealed at rest', async () => {
  const anna = await enrol()
  const id = await begin(anna, 'selfie', 'selfie')
  const polyglot = Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>PK\u0003\u0004')])
  assert.equal((await send(anna.id, id, 'single', polyglot)).status, 200)
  const { rows } = await owner.query('SELECT sealed FROM verification.images LIMIT 1')
  assert.equal(rows[0].sealed.includes(Buffer.from([0xff, 0xd8, 0xff])), false)
  const answer = await fetch(`${server.url}/v1/me/documents/${id}/images/single`, {
    headers: { authorization: `Bearer ${anna.id}` },
  })
  assert.equal(answer.headers.get('content-type'), 'image/jpeg')
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  const kept = Buffer.from(await answer.arrayBuffer())
  const { format, exif, width } = await sharp(kept).metadata()
  assert.deepEqual({ format, exif, width }, { format: 'jpeg', exif: undefined, width: 1_200 })
  assert.doesNotMatch(kept.toString('latin1'), /EXIF-SECRET|<script>/)
})

test('What is no photo is refused with its kind and nothing is kept', async () => {
  const anna = await enrol()
  const id = await begin(anna, 'selfie', 'selfie')
  const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')
  const cases: readonly (readonly [Buffer, string])[] = [
    [svg, 'image_kind'],
    [Buffer.from('PK\u0003\u0004 a zip'), 'image_kind'],
    [Buffer.from('%PDF-1.7'), 'image_kind'],
    [Buffer.from('\u0000\u0000\u0000\u0018ftypheic'), 'image_kind'],
    [Buffer.from('hello'), 'image_kind'],
    [jpeg.subarray(0, 2_000), 'image_unreadable'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'image_unreadable'],
    [await picture(300, 300).png().toBuffer(), 'image_too_small'],
    [await bomb(), 'image_too_many_pixels'],
  ]
  for (const [bytes, code] of cases) {
    const refused = await send(anna.id, id, 'single', bytes)
    assert.equal(refused.json?.code, `verification.${code}`, refused.text)
  }
  const large = await send(anna.id, id, 'single', Buffer.alloc(13 * 1024 * 1024, 1))
  assert.equal(large.json.code, 'platform.body_too_large')
  const { rows } = await owner.query(
    'SELECT count(*)::int AS count FROM verification.images WHERE document_id = (SELECT id FROM verification.documents WHERE person_id = $1)',
    [anna.id],
  )
  assert.equal(rows[0].count, 0)
})

/** Few bytes, very many pixels. */
const bomb = () =>
  sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: 'white' } })
    .png({ compressionLevel: 9 })
    .toBuffer()

test('A blurred or dark picture is said to be so before it is sent in', async () => {
  const anna = await enrol()
  const id = await begin(anna, 'selfie', 'selfie')
  const qualityOf = async (bytes: Buffer) =>
    (await send(anna.id, id, 'single', bytes)).json.sides[0].quality
  assert.equal(await qualityOf(jpeg), 'good')
  assert.equal(await qualityOf(await picture().blur(12).jpeg().toBuffer()), 'blurred')
  assert.equal(await qualityOf(await picture().linear(0.1).jpeg().toBuffer()), 'dark')
})

test('Nobody sees or changes the document of somebody else, nor decides about their own', async () => {
  const anna = await enrol()
  const bo = await enrol('Bo Berg')
  const id = await sendIn(anna, 'selfie', 'selfie')
  for (const answer of [
    await send(bo.id, id, 'single', jpeg),
    await call(bo.id, 'GET', `/v1/me/documents/${id}/images/single`),
    await call(bo.id, 'POST', `/v1/me/documents/${id}/submit`, {}),
  ]) {
    assert.equal(answer.json.code, 'verification.document_unknown')
  }
  const asCustomer = await call(anna.id, 'POST', `/v1/staff/documents/${id}/approve`, {})
  assert.equal(asCustomer.json.code, 'platform.not_permitted')
  const own = await sendIn(reviewer, 'selfie', 'selfie')
  assert.equal((await review(own, 'approve')).json.code, 'verification.own_document')
  await review(id, 'approve')
  const twice = await review(id, 'reject', { reason: 'glare' })
  assert.equal(twice.json.code, 'verification.already_decided')
})

test('What cannot be is refused before anybody photographs it', async () => {
  const anna = await enrol()
  const wrong = { kind: 'address', variant: 'passport' }
  const refused = await call(anna.id, 'POST', '/v1/me/documents', wrong)
  assert.equal(refused.json.code, 'verification.variant_not_accepted')
  assert.match(refused.json.detail, /utility bill, bank statement/)
  const old = { kind: 'identity', variant: 'passport', expiresOn: '2026-11-22' }
  const ended = await call(anna.id, 'POST', '/v1/me/documents', old)
  assert.equal(ended.json.code, 'verification.document_expired')
  const selfie = await sendIn(anna, 'selfie', 'selfie')
  await review(selfie, 'approve')
  const again = await call(anna.id, 'POST', '/v1/me/documents', {
    ...{ kind: 'selfie', variant: 'selfie' },
  })
  assert.equal(again.json.code, 'verification.still_good')
})

test('Number and pictures open one by one to the reviewer who took them, on record', async () => {
  const anna = await enrol()
  const number = 'C01X00T47'
  const id = await sendIn(anna, 'identity', 'passport', { country: 'DE', number })
  const staff = `staff-${reviewer.id}`
  const other = `staff-${(await enrol('Carl Colleague')).id}`
  const look = (token: string) => call(token, 'GET', `/v1/staff/documents/${id}/images/single`)
  const queue = await call(staff, 'GET', '/v1/staff/documents?limit=100')
  assert.ok(queue.text.includes('"numberEnd":"T47"'))
  assert.ok(!queue.text.includes(number), 'the list does not say it in full')
  assert.equal((await look(staff)).json.code, 'verification.not_taken')
  assert.equal((await review(id, 'take')).json.number, number)
  assert.equal((await look(staff)).status, 200)
  assert.equal((await look(other)).json.code, 'verification.not_taken')
  const { rows } = await owner.query(
    "SELECT facts FROM audit.entries WHERE person_id = $1 AND event = 'sensitive_read' ORDER BY 1",
    [anna.id],
  )
  const facts = rows.map((row) => row.facts)
  assert.equal(facts.length, 2)
  assert.ok(facts.some((one) => one.number === 'opened'))
  assert.ok(facts.some((one) => one.side === 'single'))
  assert.ok(!JSON.stringify(facts).includes(number))
})

test('An answer that is late is prolonged openly, once for each promise', async () => {
  const anna = await enrol()
  await sendIn(anna, 'selfie', 'selfie')
  clock.advanceMs(3 * 86_400_000)
  const run = () => inTestTransaction(database, ctx, (tx) => tellLate(tx))
  await run()
  await run()
  const told = (await eventsOf(anna.id)).filter((type) => type === 'verification.review_late')
  assert.equal(told.length, 1)
  const { parts } = (await call(anna.id, 'GET', '/v1/me/verification')).json
  assert.ok(new Date(parts[1].document.answerBy) > clock.now())
})

test('A document asks 30 and 7 days ahead, and its end lowers the tier on its day', async () => {
  const anna = await enrol()
  const today = clock.now().getTime()
  const day = (days: number) => new Date(today + days * 86_400_000).toISOString().slice(0, 10)
  const passport = await sendIn(anna, 'identity', 'passport', { expiresOn: day(40) })
  const selfie = await sendIn(anna, 'selfie', 'selfie')
  await review(passport, 'approve')
  await review(selfie, 'approve')
  assert.equal(await tierOf(anna), 1)
  const told: string[] = []
  for (let passed = 0; passed <= 42; passed++) {
    await inTestTransaction(database, ctx, (tx) => remindOfExpiry(tx))
    const { rows } = await owner.query(
      "SELECT data->>'days' AS days FROM platform.events WHERE subject = $1 AND type = 'verification.document_expiring' ORDER BY id",
      [anna.id],
    )
    if (rows.length > told.length) told.push(`${passed}: ${rows.at(-1).days}`)
    if (passed === 40) assert.equal(await tierOf(anna), 1)
    clock.advanceMs(86_400_000)
  }
  assert.deepEqual(told, ['11: 30', '34: 7', '41: 0'])
  assert.equal(await tierOf(anna), 0)
})

test('A name close to the list holds the tier back until a person has looked', async () => {
  const match = await enrol('Drastov, Víktor', 'SY')
  const passport = await sendIn(match, 'identity', 'passport')
  const selfie = await sendIn(match, 'selfie', 'selfie')
  await review(passport, 'approve')
  await review(selfie, 'approve')
  assert.equal(await tierOf(match), 0)
  const own = (await call(match.id, 'GET', '/v1/me/verification')).json
  assert.ok(own.underReviewUntil)
  assert.doesNotMatch(JSON.stringify(own), /match|list|sanction/i)
  const staff = `staff-${reviewer.id}`
  const [found] = (await call(staff, 'GET', '/v1/staff/screenings')).json.items
  assert.deepEqual(found.matches[0].why, ['exact_name', 'country'])
  assert.equal(found.matches[0].score, 100)
  const decide = (decision: string) =>
    call(staff, 'POST', `/v1/staff/screenings/${found.id}/decide`, {
      ...{ decision, note: 'Born in another year.' },
    })
  assert.equal((await decide('dismissed')).status, 200)
  assert.equal(await tierOf(match), 1)
  assert.equal((await decide('confirmed')).json.code, 'verification.already_decided')
})

test('A confirmed match freezes the account', async () => {
  const match = await enrol('He Lianshan', 'CN')
  const passport = await sendIn(match, 'identity', 'passport')
  await review(passport, 'approve')
  const staff = `staff-${reviewer.id}`
  const [found] = (await call(staff, 'GET', '/v1/staff/screenings')).json.items
  await call(staff, 'POST', `/v1/staff/screenings/${found.id}/decide`, {
    ...{ decision: 'confirmed', note: 'Same date of birth.' },
  })
  const { rows } = await owner.query('SELECT state FROM identity.people WHERE id = $1', [match.id])
  assert.equal(rows[0].state, 'frozen_by_risk')
})

test('What was dismissed once stays so through later lists, until the entry changes', async () => {
  const match = await enrol('Selim Karadagli', 'DE')
  const { entries, version } = listInUse(null)
  const screen = (next: string, list = entries) =>
    inTestTransaction(database, ctx, (tx) =>
      screenPerson(tx, { version: next, entries: list }, match.id),
    )
  const open = async () =>
    (await call(`staff-${reviewer.id}`, 'GET', '/v1/staff/screenings')).json.items.filter(
      ({ accountNumber }: { accountNumber: string }) => accountNumber === match.accountNumber,
    )
  await screen(version)
  const [found] = await open()
  await call(`staff-${reviewer.id}`, 'POST', `/v1/staff/screenings/${found.id}/decide`, {
    ...{ decision: 'dismissed', note: 'Another date of birth.' },
  })
  for (const next of ['second', 'third', 'fourth']) await screen(next)
  assert.deepEqual(await open(), [])
  const renamed = entries.map((entry) =>
    entry.id === 'MADE-0002' ? makeReady({ ...entry, name: 'Selim Karadagly' }) : entry,
  )
  await screen('fifth', renamed)
  assert.equal((await open()).length, 1)
})
