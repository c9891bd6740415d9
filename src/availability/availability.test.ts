import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import type { Role } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createWorld, read } from '../../test/support/world.ts'
import { forgetClosures } from './find-closures.ts'
import { availabilityJobs } from './jobs.ts'
import { createRailReporter, reportRailOutcome } from './report-rail-outcome.ts'
import type { Rail } from './scope.ts'

const database = await createTestDatabase()
const world = await createWorld(database, { start: new Date('2026-11-22T10:00:00Z') })
const { clock, ctx, owner, call, send } = world
const anna = await world.enrol({ name: 'Anna Keller' })
const ben = await world.enrol({ name: 'Ben Sommer', country: 'AT' })
const carla = await world.enrol({ name: 'Carla Vogt' })
for (const currency of ['EUR', 'USD'] as const) await world.deposit(anna, read('500.00', currency))

beforeEach(async () => {
  await owner.query('TRUNCATE availability.windows, availability.waiters')
  await owner.query('TRUNCATE availability.outages, availability.breakers')
  await owner.query("DELETE FROM platform.events WHERE type LIKE 'availability.%'")
  forgetClosures()
})

const minutes = (count: number) => clock.advanceMs(count * 60_000)
const inMinutes = (count: number) => new Date(clock.now().getTime() + count * 60_000).toISOString()

const everything = { operations: [], methods: [], currencies: [], countries: [] }
const windowBody = (part: Readonly<Record<string, unknown>> = {}) => ({
  ...everything,
  operations: ['transfer'],
  title: { en: 'Work on euro transfers', 'zh-CN': '欧元转账维护' },
  why: { en: 'Other currencies work.', 'zh-CN': '其他币种照常使用。' },
  ...{ startsAt: inMinutes(10), endsAt: inMinutes(40), endsBy: 'clock' },
  reason: 'Change 4711',
  ...part,
})
const asStaff = (path: string, method: string, body: unknown, as: Role = 'incident_commander') =>
  call(carla, `/v1/staff/availability${path}`, { method, body, as })
const plan = async (part: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const planned = await asStaff('/windows', 'POST', windowBody(part))
  assert.equal(planned.status, 201, planned.text)
  forgetClosures()
  return planned.json.id
}
const change = (id: string, body: Readonly<Record<string, unknown>>) =>
  asStaff(`/windows/${id}`, 'PATCH', { reason: 'As agreed', ...body })
const runJobs = async () => {
  for (const job of availabilityJobs) {
    if ('handle' in job) await inTestTransaction(database, ctx, (tx) => job.handle(tx, {}))
  }
}
const events = async (type: string) => {
  const { rows } = await owner.query(
    'SELECT subject, data FROM platform.events WHERE type = $1 ORDER BY id',
    [`availability.${type}`],
  )
  return rows as { subject: PersonId; data: Record<string, unknown> }[]
}
const toBen = (currency: 'EUR' | 'USD') => ({ to: ben.accountNumber, amount: '5.00', currency })
const tellMe = (person: typeof anna, id: string) =>
  call(person, `/v1/availability/${id}/tell-me`, { method: 'POST', body: {} })

test('maintenance begins at its second, blocks its own currency only, and ends by itself', async () => {
  const id = await plan({ currencies: ['EUR'] })
  clock.advanceMs(10 * 60_000 - 1)
  assert.equal((await send(anna, toBen('EUR'))).status, 201)
  clock.advanceMs(1)
  const refused = await send(anna, toBen('EUR'))
  assert.deepEqual([refused.status, refused.json.code], [409, 'availability.maintenance'])
  assert.equal(refused.json.remedy, 'tell-me')
  assert.equal(refused.json.closure, id)
  assert.equal(refused.json.params.until, inMinutes(30))
  assert.equal(refused.headers.get('retry-after'), '1800')
  assert.match(refused.json.detail, /^Work on euro transfers: this is closed until/)
  const quote = await call(anna, '/v1/transfers/quotes', { method: 'POST', body: toBen('EUR') })
  assert.equal(quote.json.code, 'availability.maintenance')
  assert.equal((await send(anna, toBen('USD'))).status, 201)
  const found = { to: ben.accountNumber }
  assert.equal(
    (await call(anna, '/v1/payees/look-up', { method: 'POST', body: found })).status,
    200,
  )
  clock.advanceMs(30 * 60_000 - 1)
  assert.equal((await send(anna, toBen('EUR'))).status, 409)
  clock.advanceMs(1)
  assert.equal((await send(anna, toBen('EUR'))).status, 201)
})

test('what was accepted before maintenance is finished: its key still gets its answer', async () => {
  await plan()
  const first = await send(anna, toBen('EUR'), 'before-the-window')
  minutes(11)
  const again = await send(anna, toBen('EUR'), 'before-the-window')
  assert.deepEqual([again.status, again.text], [201, first.text])
})

test('maintenance for one country touches who lives there, on either side of a transfer', async () => {
  await plan({ countries: ['AT'], startsAt: null })
  assert.equal((await send(anna, toBen('EUR'))).json.code, 'availability.maintenance')
  const toCarla = { ...toBen('EUR'), to: carla.accountNumber }
  assert.equal((await send(anna, toCarla)).status, 201)
})

test('another node sees a window within five seconds, without asking at every call', async () => {
  assert.equal((await send(anna, toBen('EUR'))).status, 201)
  // Written by another process: nothing in this one knows of it.
  await owner.query(
    `INSERT INTO availability.windows (id, operations, methods, currencies, countries, title, why,
       starts_at, ends_at, ends_by, made_by, made_at)
     VALUES ($1, '{transfer}', '{}', '{}', '{}', $2, $2, $3, $4, 'clock', $1, $3)`,
    [world.ids.next(), '{"en":"a","zh-CN":"b"}', clock.now(), inMinutes(60)],
  )
  clock.advanceMs(4_999)
  assert.equal((await send(anna, toBen('EUR'))).status, 201)
  clock.advanceMs(1)
  assert.equal((await send(anna, toBen('EUR'))).status, 409)
  minutes(60)
})

test('anybody sees what is planned and what is closed, in their language', async () => {
  const id = await plan({ currencies: ['EUR'] })
  await plan({ operations: ['deposit'], methods: ['bank'], startsAt: null, endsAt: inMinutes(20) })
  await plan({ startsAt: inMinutes(20 * 24 * 60), endsAt: inMinutes(20 * 24 * 60 + 5) })
  const all = await call(null, '/v1/availability', { language: 'zh-CN' })
  assert.deepEqual(
    all.json.items.map(({ state, title }: { state: string; title: string }) => [state, title]),
    [
      ['closed', '欧元转账维护'],
      ['planned', '欧元转账维护'],
    ],
  )
  const [, planned] = all.json.items
  assert.deepEqual([planned.id, planned.isAsked], [id, false])
  assert.deepEqual([planned.startsAt, planned.until], [inMinutes(10), inMinutes(40)])
  const count = async (query: string) =>
    (await call(null, `/v1/availability?${query}`)).json.items.length
  assert.equal(await count('operation=transfer&currency=EUR'), 1)
  assert.equal(await count('operation=transfer&currency=USD'), 0)
  assert.equal(await count('operation=deposit&method=bank'), 1)
  assert.equal(await count('operation=deposit&method=card'), 0)
  assert.equal(await count('operation=message&method=mail'), 0)
  assert.equal((await call(null, '/v1/availability?operation=nonsense')).status, 422)
})

test('bank details stay readable, and say that deposits are booked later', async () => {
  const path = '/v1/deposits/bank-details?currency=EUR'
  assert.equal((await call(anna, path)).json.closure, null)
  const id = await plan({ methods: ['bank'], operations: [], countries: ['DE'], startsAt: null })
  const { status, json } = await call(anna, path)
  assert.equal(status, 200)
  assert.deepEqual([json.closure.id, json.closure.until], [id, inMinutes(40)])
  assert.equal((await call(ben, path)).json.closure, null)
})

test('who asks is told once when it is back, and who does not ask is not', async () => {
  const id = await plan()
  minutes(15)
  await send(ben, toBen('EUR'))
  assert.deepEqual((await tellMe(anna, id)).json, { state: 'waiting' })
  assert.deepEqual((await tellMe(anna, id)).json, { state: 'waiting' })
  const { items } = (await call(anna, '/v1/availability')).json
  assert.equal(items[0].isAsked, true)
  await runJobs()
  assert.equal((await events('closed')).length, 1)
  assert.equal((await events('back_for_you')).length, 0)
  minutes(25)
  await Promise.all([runJobs(), runJobs()])
  await runJobs()
  const told = await events('back_for_you')
  assert.deepEqual(
    told.map(({ subject, data }) => [subject, (data.title as { en: string }).en]),
    [[anna.id, 'Work on euro transfers']],
  )
  assert.equal((await events('reopened')).length, 1)
  assert.deepEqual((await tellMe(anna, id)).json, { state: 'open' })
})

test('nobody can wait for what does not exist or has not begun, or without signing in', async () => {
  const id = await plan()
  assert.deepEqual((await tellMe(anna, id)).json, { state: 'open' })
  assert.equal(
    (await tellMe(anna, 'mw_00000000000000000000000000')).json.code,
    'platform.not_found',
  )
  assert.equal((await tellMe(anna, 'tr_nonsense')).json.code, 'platform.not_found')
  const stranger = await call(null, `/v1/availability/${id}/tell-me`, { method: 'POST', body: {} })
  assert.equal(stranger.status, 401)
})

test('maintenance that takes longer stays closed, says so with a new end, and alerts staff once', async () => {
  const id = await plan({ endsBy: 'hand' })
  minutes(42)
  await runJobs()
  await runJobs()
  assert.equal((await events('window_overran')).length, 1)
  const refused = await send(anna, toBen('EUR'))
  assert.deepEqual([refused.status, refused.json.code], [409, 'availability.maintenance_overruns'])
  assert.equal(refused.json.params.planned, inMinutes(-2))
  assert.equal(refused.json.params.until, inMinutes(13))
  const [item] = (await call(null, '/v1/availability')).json.items
  assert.deepEqual([item.state, item.overdueSince], ['closed', inMinutes(-2)])
  const moved = await change(id, { endsAt: inMinutes(60) })
  assert.deepEqual([moved.json.state, moved.json.isOverdue], ['in_progress', false])
  clock.advanceMs(5_000)
  assert.equal((await send(anna, toBen('EUR'))).json.code, 'availability.maintenance')
  minutes(60)
  await runJobs()
  assert.equal((await events('window_overran')).length, 2)
})

test('staff try it, end it early, and whoever waited hears at once; then it is over for good', async () => {
  const id = await plan({ startsAt: null })
  await tellMe(anna, id)
  assert.equal((await change(id, { state: 'verifying' })).json.state, 'verifying')
  const done = await change(id, { state: 'completed' })
  assert.deepEqual([done.json.state, done.json.endedAt], ['completed', inMinutes(0)])
  assert.equal((await events('back_for_you')).length, 1)
  clock.advanceMs(5_000)
  assert.equal((await send(anna, toBen('EUR'))).status, 201)
  const late = await change(id, { endsAt: inMinutes(30) })
  assert.deepEqual([late.status, late.json.code], [409, 'availability.window_over'])
  const { rows } = await owner.query(
    `SELECT facts FROM audit.entries WHERE facts->>'reason' = 'As agreed' ORDER BY id`,
  )
  assert.equal(rows.at(-1).facts.state, 'completed')
})

test('times that cannot be are refused, for a new window and for one that is changed', async () => {
  const wrong = [
    { endsAt: inMinutes(5) },
    { startsAt: inMinutes(-20), endsAt: inMinutes(-10) },
    { endsAt: inMinutes(10 + 72 * 60 + 1) },
  ]
  for (const part of wrong) {
    const refused = await asStaff('/windows', 'POST', windowBody(part))
    assert.deepEqual([refused.status, refused.json.code], [422, 'availability.times_impossible'])
  }
  const id = await plan()
  const moved = await change(id, { endsAt: inMinutes(5) })
  assert.equal(moved.json.code, 'availability.times_impossible')
  assert.equal((await change('mw_nonsense', {})).json.code, 'platform.not_found')
})

test('only who commands incidents plans, and everybody else is refused', async () => {
  const support = await asStaff('/windows', 'POST', windowBody(), 'support')
  assert.equal(support.status, 403)
  const customer = await call(anna, '/v1/staff/availability/windows')
  assert.equal(customer.status, 403)
  const admin = await asStaff('/windows', 'POST', windowBody(), 'administrator')
  assert.equal(admin.status, 201)
})

const report = (rail: Rail, ok: boolean) =>
  inTestTransaction(database, ctx, (tx) =>
    reportRailOutcome(tx, rail, { ok, code: ok ? null : 'ECONNREFUSED' }),
  )
const closures = async (query: string) => (await call(null, `/v1/availability?${query}`)).json.items

test('repeated failures of mail are declared, explained and over by themselves', async () => {
  for (let failed = 0; failed < 5; failed++) await report('mail', false)
  forgetClosures()
  const [down] = await closures('operation=message&method=mail')
  assert.deepEqual([down.kind, down.state], ['rail_down', 'closed'])
  assert.match(down.why, /come late/)
  assert.deepEqual(await closures('operation=message&method=sms'), [])
  assert.equal((await send(anna, toBen('EUR'))).status, 201)
  await tellMe(anna, down.id)
  const staff = await call(carla, '/v1/staff/availability', { as: 'incident_commander' })
  const mail = staff.json.rails.find(({ rail }: { rail: string }) => rail === 'mail')
  assert.deepEqual([mail.state, mail.failures, mail.waiting], ['open', 5, 1])
  assert.equal(mail.recent[0].code, 'ECONNREFUSED')
  minutes(1)
  const [returning] = await closures('operation=message&method=mail')
  assert.equal(returning.state, 'returning')
  await report('mail', true)
  await report('mail', true)
  clock.advanceMs(5_000)
  assert.deepEqual(await closures('operation=message'), [])
  assert.deepEqual(
    (await events('back_for_you')).map(({ subject }) => subject),
    [anna.id],
  )
})

test('a rail that nobody uses any more comes back by itself, by the clock', async () => {
  for (let failed = 0; failed < 5; failed++) await report('bank', false)
  assert.equal((await events('closed')).length, 1)
  minutes(12)
  await runJobs()
  assert.equal((await events('reopened')).length, 1)
  const { rows } = await owner.query('SELECT state FROM availability.breakers')
  assert.deepEqual(rows, [{ state: 'closed' }])
})

test('staff stop transfers at once, say until when, and let them run again', async () => {
  const stop = (stoppedUntil: string | null) =>
    asStaff('/rails/okpay', 'POST', { stoppedUntil, reason: 'A fault in postings' })
  assert.equal((await stop(inMinutes(-1))).json.code, 'availability.times_impossible')
  const stopped = await stop(inMinutes(30))
  assert.deepEqual([stopped.status, stopped.json.outages[0].byStaff], [200, true])
  forgetClosures()
  const refused = await send(anna, toBen('EUR'))
  assert.deepEqual([refused.status, refused.json.code], [409, 'availability.rail_down'])
  assert.equal(refused.json.params.until, inMinutes(30))
  minutes(31)
  await runJobs()
  const later = await send(anna, toBen('EUR'))
  assert.equal(later.json.code, 'availability.rail_down')
  assert.ok(later.json.params.until > inMinutes(0))
  await stop(null)
  clock.advanceMs(5_000)
  assert.equal((await send(anna, toBen('EUR'))).status, 201)
})

test('a healthy rail costs no statement; after a failure every outcome counts, on every node', async () => {
  let statements = 0
  const pool = new Proxy(database.pool, {
    get: (target, name) => {
      if (name === 'connect') statements += 1
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const reportOutside = createRailReporter({ ...ctx, pool })
  const worked = { ok: true, code: null }
  await reportOutside('mail', worked)
  assert.equal(statements, 1)
  for (let sent = 0; sent < 50; sent++) await reportOutside('mail', worked)
  assert.equal(statements, 1)
  const { rows: none } = await owner.query('SELECT FROM availability.breakers')
  assert.equal(none.length, 0)
  // Another node failed; this one hears of it and counts its successes from then on.
  await report('mail', false)
  clock.advanceMs(60_000)
  await reportOutside('mail', worked)
  await reportOutside('mail', worked)
  const { rows } = await owner.query('SELECT recent FROM availability.breakers')
  assert.deepEqual(
    rows[0].recent.map(({ ok }: { ok: boolean }) => ok),
    [false, true, true],
  )
})
