import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { enrolPerson, findNames } from '#identity'
import { createManualClock } from '#platform/clock'
import type { Role } from '#platform/context'
import { createIds } from '#platform/ids'
import { systemRandom } from '#platform/random'
import { asPerson, inTestTransaction, testContext } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { startTestServer } from '../../../test/support/http.ts'
import { createPolicyModule } from '../create-policy-module.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { forgetPolicy } from '../known-versions.ts'
import { policyInForce } from '../policy-in-force.ts'

const database = await createTestDatabase()
// The stories below begin with version 3.
await database.owner.query('DELETE FROM policy.versions WHERE version > 3')
forgetPolicy()
const clock = createManualClock(new Date('2026-11-26T08:00:00Z'))
const ids = createIds(clock, systemRandom)
const ctx = testContext({ clock, ids })

const enrol = (name: string) =>
  inTestTransaction(database, ctx, (tx) =>
    enrolPerson(tx, {
      ...{ email: `${ids.next()}@example.com`, name, country: 'DE' },
      ...{ language: 'en', mainCurrency: 'EUR' },
    }),
  )
const [paula, quentin, rosa] = [await enrol('Paula'), await enrol('Quentin'), await enrol('Rosa')]
const roles: Readonly<Record<string, Role>> = {
  [paula.id]: 'publisher',
  [quentin.id]: 'administrator',
}
const server = await startTestServer({
  ...{ pool: database.pool, clock, ids, rateFactor: 0 },
  modules: [createPolicyModule({ namesOf: findNames })],
  authenticate: async (_, token) => asPerson(token, ...(roles[token] ? [roles[token]] : [])),
})
after(() => server.close())

const call = (person: { id: string } | null, path: string, body?: unknown) =>
  server.call(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      'accept-language': 'en',
      ...(person && { cookie: `okpay_session=${person.id}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'x-okpay-proof': 'x' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const proposals = '/v1/staff/policy-proposals'
const newest = async () => (await call(paula, '/v1/staff/policy-document')).json

type Row = { readonly operation: string; readonly currency: string }
type Version = { readonly version: number; readonly effectiveFrom: string }
type Offer = { readonly method: string; readonly offered: boolean }
type Draft = { -readonly [K in keyof PolicyDocument]: PolicyDocument[K] }
const propose = async (
  change: (draft: Draft) => void,
  more: Record<string, unknown> = {},
  person: { id: string } = paula,
) => {
  const { version, document } = await newest()
  change(document)
  const body = { baseVersion: version, document, reason: 'Agreed on Monday', ...more }
  return call(person, proposals, body)
}
const decide = (person: { id: string }, id: string, what: string, body: unknown = {}) =>
  call(person, `${proposals}/${id}/${what}`, body)

const dearer = ({ fees }: Draft) => Object.assign(fees[0]!, { basisPoints: 20 })
const wider = ({ limits }: Draft) => Object.assign(limits[3]!, { perDay: '2500.00' })
const daysLater = (days: number) =>
  new Date(clock.now().getTime() + days * 86_400_000).toISOString()

test('Customers and other staff do not see proposals, and anyone reads the policy', async () => {
  assert.equal((await call(rosa, proposals)).status, 403)
  assert.equal((await call(null, '/v1/policies')).status, 200)
  const { json } = await call(null, '/v1/policies/limits')
  assert.deepEqual([json.version, json.state, json.changes.from], [3, 'in_force', 2])
  assert.equal(json.table.columns.length, 3)
})

test('What is better for everybody comes into force as soon as a second person approves', async () => {
  const { status, json } = await propose(wider)
  assert.equal(status, 201, JSON.stringify(json))
  assert.deepEqual([json.state, json.isWorse, json.isOwn], ['proposed', false, true])
  assert.equal(json.proposedBy.name, 'Paula')
  const [{ rows }] = json.changes
  assert.deepEqual(rows[0].values[0].to, { money: { amount: '2500.00', currency: 'EUR' } })
  const own = await decide(paula, json.id, 'approve')
  assert.equal(own.json.code, 'policy.own_proposal')
  const strange = await decide(quentin, json.id, 'withdraw')
  assert.equal(strange.json.code, 'policy.not_own_proposal')
  const unproved = await server.call(`${proposals}/${json.id}/approve`, {
    ...{ method: 'POST', body: '{}' },
    headers: { 'content-type': 'application/json', cookie: `okpay_session=${quentin.id}` },
  })
  assert.equal(unproved.json.code, 'platform.step_up_needed')
  const done = await decide(quentin, json.id, 'approve', { note: 'Good' })
  assert.deepEqual([done.json.state, done.json.version], ['approved', 4])
  assert.equal(done.json.decidedBy.name, 'Quentin')
  clock.advanceMs(6_000)
  const policy = await inTestTransaction(database, ctx, policyInForce)
  assert.equal(policy.version, 4)
  const again = await decide(quentin, json.id, 'reject', { note: 'Late' })
  assert.equal(again.json.code, 'policy.proposal_decided')
  const facts = await database.owner.query(
    `SELECT data FROM platform.events WHERE type = 'policy.announced'`,
  )
  assert.deepEqual(
    facts.rows.map(({ data }) => [data.version, data.previous, data.topics]),
    [[4, 3, ['limits']]],
  )
  const { rows: entries } = await database.owner.query(
    `SELECT facts FROM audit.entries WHERE facts->>'decision' = 'approved'`,
  )
  assert.equal(entries.length, 1)
})

test('What is worse for somebody needs notice: the earliest day is told, and kept', async () => {
  const early = await propose(dearer, { effectiveFrom: daysLater(13) })
  assert.equal(early.json.code, 'policy.effective_too_early')
  assert.equal(early.json.params.earliest, daysLater(14))
  assert.match(early.json.detail, /14 days ahead/)
  const { json } = await propose(dearer)
  assert.deepEqual([json.isWorse, json.earliest], [true, daysLater(14)])
  const done = await decide(quentin, json.id, 'approve')
  assert.equal(done.json.version, 5)
  const fees = (await call(null, '/v1/policies/fees')).json
  assert.equal(fees.version, 4)
  assert.deepEqual(
    fees.upcoming.map(({ version, effectiveFrom }: Version) => [version, effectiveFrom]),
    [[5, daysLater(14)]],
  )
  const ahead = (await call(null, '/v1/policies/fees?version=5')).json
  assert.equal(ahead.state, 'upcoming')
  assert.equal((await call(null, '/v1/policies/limits')).json.upcoming.length, 0)
})

test('A day that became too early while it waited is refused at the approval', async () => {
  const { json } = await propose(({ fees }) => Object.assign(fees[1]!, { basisPoints: 30 }), {
    effectiveFrom: daysLater(15),
  })
  clock.advanceMs(2 * 86_400_000)
  const late = await decide(quentin, json.id, 'approve')
  assert.equal(late.json.code, 'policy.effective_too_early')
  const withdrawn = await decide(paula, json.id, 'withdraw')
  assert.equal(withdrawn.json.state, 'withdrawn')
})

test('A proposal from an older version is refused, when it is made and when it is approved', async () => {
  const stale = await propose(wider, { baseVersion: 3 })
  assert.equal(stale.json.code, 'policy.proposal_outdated')
  assert.deepEqual(stale.json.params, { base: 3, newest: 5 })
  const first = await propose(({ limits }) => Object.assign(limits[3]!, { perDay: '2600.00' }))
  const second = await propose(({ limits }) => Object.assign(limits[3]!, { perDay: '2700.00' }))
  assert.equal((await decide(quentin, first.json.id, 'approve')).json.version, 6)
  const outdated = await decide(quentin, second.json.id, 'approve')
  assert.equal(outdated.json.code, 'policy.proposal_outdated')
  const rejected = await decide(quentin, second.json.id, 'reject', { note: 'Start from 6' })
  assert.deepEqual([rejected.json.state, rejected.json.note], ['rejected', 'Start from 6'])
})

test('A document with faults is refused by name, and its preview tells the same', async () => {
  const { version, document } = await newest()
  document.limits.push(document.limits[3])
  const body = { baseVersion: version, document, reason: 'x' }
  const { json } = await call(paula, proposals, body)
  assert.equal(json.code, 'policy.document_invalid')
  assert.equal(json.errors[0].pointer, `/document/limits/${document.limits.length - 1}`)
  assert.match(json.errors[0].detail, /limits\[3\] and limits\[\d+\]/)
  const preview = await call(paula, `${proposals}/preview`, { document })
  assert.deepEqual([preview.json.faults[0].code, preview.json.changes], ['overlap', []])
  const same = await propose(() => {})
  assert.equal(same.json.code, 'policy.nothing_changed')
})

test('Unknown proposals, topics, versions and countries are told apart', async () => {
  const never = 'prp_01m82hthfre00vw0ne5cn0bbhe'
  for (const what of ['approve', 'reject', 'withdraw']) {
    const body = what === 'reject' ? { note: 'x' } : {}
    const { json } = await decide(quentin, never, what, body)
    assert.equal(json.code, 'policy.proposal_not_found')
  }
  const asked = [
    ['/v1/policies/salaries', 'policy.topic_unknown'],
    ['/v1/policies/limits?version=99', 'policy.version_unknown'],
    ['/v1/policies/methods?country=ZZ', 'policy.country_unknown'],
  ] as const
  for (const [path, code] of asked) {
    const { status, json } = await call(null, path)
    assert.deepEqual([status, json.code], [404, code])
  }
})

test('The matrix of a country names every way, and each that cannot be used says why', async () => {
  const { json } = await call(null, '/v1/policies/methods?country=DE')
  const euros = json.matrix.find(
    ({ operation, currency }: Row) => operation === 'deposit' && currency === 'EUR',
  )
  assert.deepEqual(
    euros.methods.map(({ method, offered }: Offer) => [method, offered]),
    [
      ['bank', true],
      ['card', false],
      ['stablecoin', false],
    ],
  )
  assert.match(euros.methods[1].why['zh-CN'], /暂不支持银行卡充值/)
  const china = (await call(null, '/v1/policies/methods?country=CN')).json
  const crypto = china.matrix.find(({ currency }: Row) => currency === 'USDC')
  assert.match(crypto.methods[0].why.en, /law of this country/)
})

test('Every topic reads, in every version', async () => {
  const { json } = await call(null, '/v1/policies')
  for (const { topic } of json.topics) {
    for (const version of [1, 2, 3, 4, 5, 6]) {
      const shown = await call(null, `/v1/policies/${topic}?version=${version}`)
      assert.equal(shown.status, 200, `${topic} ${version}: ${shown.text.slice(0, 200)}`)
      assert.equal(shown.json.history.length, 6)
    }
  }
})

test('Nobody decides on their own, not even past the program, and versions stay as they are', async () => {
  const { json } = await propose(({ limits }) => Object.assign(limits[3]!, { perDay: '2800.00' }))
  assert.equal(json.state, 'proposed')
  const forced = `UPDATE policy.proposals SET state = 'rejected', decided_by = proposed_by,
    decided_at = now() WHERE state = 'proposed'`
  await assert.rejects(database.pool.query(forced), /violates check constraint/)
  for (const statement of [
    'UPDATE policy.versions SET effective_from = now()',
    'DELETE FROM policy.versions',
    `UPDATE policy.proposals SET document = '{}'`,
    'DELETE FROM policy.proposals',
  ]) {
    await assert.rejects(database.pool.query(statement), /permission denied/)
  }
})
