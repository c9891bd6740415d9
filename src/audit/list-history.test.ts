import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createManualClock } from '#platform/clock'
import { createIds, type PersonId } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import { systemContext } from '#platform/system-context'
import {
  asPerson,
  inTestTransaction,
  testContext,
  testSecrets,
} from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { startTestServer } from '../../test/support/http.ts'
import { createAuditModule } from './create-audit-module.ts'
import { type AuditEntry, recordAudit } from './record-audit.ts'

const database = await createTestDatabase()
const { pool } = database
const clock = createManualClock(new Date('2026-11-20T08:00:00Z'))
const ids = createIds(clock, systemRandom)
const means = { pool, clock, ids, random: systemRandom, log: silentLog }
const server = await startTestServer({
  ...means,
  modules: [
    createAuditModule({ ...means, secrets: testSecrets, config: { dataFolder: '/nowhere' } }),
  ],
  authenticate: async (_, token) => asPerson(token.slice('person-'.length)),
  rateFactor: 0,
})
after(() => server.close())

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const base = testContext({ clock, ids, source: { address: '198.51.100.23', userAgent: iphone } })
const history = (personId: PersonId, query = '', language = 'en') =>
  server.call(`/v1/me/security-history${query}`, {
    headers: { authorization: `Bearer person-${personId}`, 'accept-language': language },
  })

const record = async (ctx: typeof base, ...entries: readonly AuditEntry[]) => {
  await inTestTransaction(database, ctx, (tx) => recordAudit(tx, entries))
  clock.advanceMs(1_000)
}

const signedIn = (personId: PersonId): AuditEntry => {
  return { event: 'authn_login_success', personId, outcome: 'ok', facts: {} }
}

test('a stranger is asked to sign in', async () => {
  assert.equal((await server.call('/v1/me/security-history')).status, 401)
})

test('the history says what, when, with which device and from where, in both languages', async () => {
  const anna = ids.next<PersonId>()
  await record(base, signedIn(anna))
  const { status, json } = await history(anna)
  assert.equal(status, 200)
  const { id, ...item } = json.items[0]
  assert.match(id, /^aud_/)
  assert.deepEqual(item, {
    ...{ at: '2026-11-20T08:00:00.000Z', kind: 'signed_in', outcome: 'ok', by: 'you' },
    ...{ device: 'Safari on iOS', place: 'network 198.51.100.x', factor: null, fields: [] },
  })
  assert.equal(json.next, null)
  const chinese = (await history(anna, '', 'zh-CN')).json.items[0]
  assert.deepEqual([chinese.device, chinese.place], ['Safari（iOS）', '网络 198.51.100.x'])
})

test('it says who did it, and not where our staff sit', async () => {
  const anna = ids.next<PersonId>()
  const bob = ids.next<PersonId>()
  const added = { event: 'user_updated', personId: anna, outcome: 'ok' } as const
  await record(base, { ...signedIn(anna), event: 'authn_login_fail', outcome: 'refused' })
  await record(
    { ...base, actor: asPerson(anna) },
    { ...added, kind: 'factor_added', facts: { factor: 'totp' } },
    { ...added, kind: 'profile_changed', facts: { fields: ['name', 'language'] } },
  )
  await record({ ...base, actor: asPerson(bob) }, { ...added, kind: 'frozen', facts: {} })
  await record(systemContext(base, 'identity.sweep'), { ...added, kind: 'unfrozen', facts: {} })
  const { items } = (await history(anna)).json
  assert.deepEqual(
    items.map(({ kind, by, device }: Record<string, string>) => [kind, by, device]),
    [
      ['unfrozen', 'okpay', null],
      ['frozen', 'staff', null],
      ['profile_changed', 'you', 'Safari on iOS'],
      ['factor_added', 'you', 'Safari on iOS'],
      ['sign_in_failed', 'unknown', 'Safari on iOS'],
    ],
  )
  assert.equal(items[3].factor, 'totp')
  assert.deepEqual(items[2].fields, ['name', 'language'])
  assert.equal(items[1].place, null)
})

test('nobody sees the history of somebody else, nor what is not meant to be shown', async () => {
  const [anna, bob] = [ids.next<PersonId>(), ids.next<PersonId>()]
  const hidden = { event: 'session_created', personId: anna, outcome: 'ok', facts: {} } as const
  await record(base, signedIn(bob), hidden, { ...signedIn(anna), kind: null })
  assert.deepEqual((await history(anna)).json, { items: [], next: null })
  assert.equal((await history(bob)).json.items.length, 1)
})

test('pages follow each other without gap or repeat while things happen', async () => {
  const anna = ids.next<PersonId>()
  for (let index = 0; index < 7; index++) await record(base, signedIn(anna))
  const first = (await history(anna, '?limit=3')).json
  await record(base, signedIn(anna))
  const second = (await history(anna, `?limit=3&cursor=${first.next}`)).json
  const third = (await history(anna, `?limit=3&cursor=${second.next}`)).json
  const moments = [first, second, third].flatMap(({ items }) =>
    items.map(({ at }: { at: string }) => at),
  )
  assert.equal(new Set(moments).size, 7)
  assert.deepEqual(moments, [...moments].sort().reverse())
  assert.equal(third.next, null)
  const bob = ids.next<PersonId>()
  const foreign = await history(bob, `?cursor=${first.next}`)
  assert.equal(foreign.json.code, 'platform.cursor_invalid')
})
