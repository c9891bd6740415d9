import assert from 'node:assert/strict'
import type { PersonSummary } from '#identity'
import type { Language } from '#platform/problems'
import { availabilityJobs } from '../../src/availability/jobs.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import type { Answer } from '../support/http.ts'
import { createWorld, read } from '../support/world.ts'
import { provoke } from './support.ts'
import { toldByMail } from './told-by-mail.ts'

const database = await createTestDatabase()
let parts: Parameters<typeof toldByMail>[1] | undefined
const world = await createWorld(database, {
  more: (given) => {
    parts = given
    return []
  },
})
const { clock, ctx, call, enrol, deposit } = world
const mailsTo = await toldByMail(database, parts!)
const anna = await enrol({ name: 'Anna Keller', email: 'anna@example.org' })
const ben = await enrol({ name: 'Ben Okafor' })
const staff = await enrol({ name: 'Tess Okoye' })
await deposit(anna, read('500.00', 'EUR'))

const inMinutes = (count: number) => new Date(clock.now().getTime() + count * 60_000).toISOString()
/** Every process knows of it five seconds later. */
const known = () => clock.advanceMs(5_000)

const asStaff = (method: string, path: string, body: unknown, language: Language = 'en') =>
  call(staff, `/v1/staff/availability${path}`, {
    ...{ method, body, language, as: 'incident_commander' },
  })
const window = (part: Readonly<Record<string, unknown>> = {}) => ({
  ...{ operations: ['transfer'], methods: [], currencies: [], countries: [] },
  title: { en: 'Work on transfers', 'zh-CN': '转账系统维护' },
  why: { en: 'Adding money works.', 'zh-CN': '充值不受影响。' },
  ...{ startsAt: null, endsAt: inMinutes(30), endsBy: 'clock', reason: 'Change 4711' },
  ...part,
})
const plan = async (part: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { json } = await asStaff('POST', '/windows', window(part))
  known()
  return json.id
}
const change = (id: string, body: Readonly<Record<string, unknown>>, language?: Language) =>
  asStaff('PATCH', `/windows/${id}`, { reason: 'As agreed', ...body }, language)
const stop = async (stoppedUntil: string | null) => {
  await asStaff('POST', '/rails/okpay', { stoppedUntil, reason: 'A fault in postings' })
  known()
}

const send = (language: Language) =>
  call(anna, '/v1/transfers', {
    ...{ method: 'POST', language },
    body: { to: ben.accountNumber, amount: '1.00', currency: 'EUR' },
  })
const reader = (person: PersonSummary) => (path: string, language: Language) =>
  call(person, path, { language })

/** The button: who presses it waits, and is told. */
const askToBeTold = async ({ json }: Answer) => {
  const path = `/v1/availability/${json.closure}/tell-me`
  const asked = await call(anna, path, { method: 'POST', body: {} })
  assert.deepEqual(asked.json, { state: 'waiting' })
}
/** What the worker does each minute; then whoever waits has a mail with this title. */
const assertTold = async (title: RegExp) => {
  for (const job of availabilityJobs) {
    if ('handle' in job) await inTestTransaction(database, ctx, (tx) => job.handle(tx, {}))
  }
  assert.match(await mailsTo('anna@example.org'), title)
}

provoke({
  'availability.maintenance': async () => {
    await plan()
    return {
      ...{ ask: send, read: reader(anna), act: askToBeTold },
      wait: async (seconds) => {
        clock.advanceMs(seconds * 1_000)
        await assertTold(/Work on transfers/)
      },
    }
  },
  'availability.maintenance_overruns': async () => {
    const id = await plan({ endsBy: 'hand', endsAt: inMinutes(10) })
    clock.advanceMs(11 * 60_000)
    return {
      ...{ ask: send, read: reader(anna) },
      act: async (refused) => {
        await askToBeTold(refused)
        await change(id, { state: 'completed' })
        known()
      },
    }
  },
  'availability.rail_down': async () => {
    await stop(inMinutes(20))
    return {
      ...{ ask: send, read: reader(anna) },
      act: async (refused) => {
        await askToBeTold(refused)
        await stop(null)
        await assertTold(/OKPay/)
      },
    }
  },
  'availability.times_impossible': () => ({
    ask: (language) => asStaff('POST', '/windows', window({ endsAt: inMinutes(-1) }), language),
    read: reader(staff),
    solved: () => asStaff('POST', '/windows', window({ startsAt: inMinutes(10) })),
  }),
  'availability.window_over': async () => {
    const id = await plan()
    await change(id, { state: 'completed' })
    return {
      ask: (language) => change(id, { endsAt: inMinutes(60) }, language),
      read: reader(staff),
      solved: () => asStaff('POST', '/windows', window({ startsAt: inMinutes(10) })),
    }
  },
})
