import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { enrolPerson, type PersonSummary } from '#identity'
import { systemClock } from '#platform/clock'
import { createSecrets, useSecrets } from '#platform/crypto'
import { createIds } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import { bankFile } from '../../test/support/bank-files.ts'
import { asPerson, inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { startTestServer } from '../../test/support/http.ts'
import { createFundingModule } from './funding-module.ts'

const database = await createTestDatabase()
const secrets = createSecrets([{ id: 'test', bytes: Buffer.alloc(32, 7) }])
useSecrets(secrets)

const fundingModule = createFundingModule({
  ...{ pool: database.pool, secrets, watches: false, clock: systemClock, log: silentLog },
  ...{ ids: createIds(systemClock, systemRandom), random: systemRandom },
  config: { bankInFolder: '/nonexistent/in' },
})

const enrol = (name: string) =>
  inTestTransaction(database, testContext(), (tx) =>
    enrolPerson(tx, {
      email: `${name}@example.com`,
      ...{ name, country: 'DE', language: 'en', mainCurrency: 'EUR' },
    }),
  )

let anna: PersonSummary
let ben: PersonSummary
let staff: PersonSummary
let server: Awaited<ReturnType<typeof startTestServer>>

before(async () => {
  anna = await enrol('anna')
  ben = await enrol('ben')
  staff = await enrol('staff')
  const actors = {
    'token-of-anna-00000': asPerson(anna.id),
    'token-of-ben-000000': asPerson(ben.id),
    'token-of-staff-0000': asPerson(staff.id, 'treasury'),
  }
  server = await startTestServer({
    ...{ modules: [fundingModule], pool: database.pool },
    authenticate: async (_ctx, token) =>
      actors[token as keyof typeof actors] ?? { kind: 'anonymous' },
  })
})
after(async () => {
  await server.close()
  await fundingModule.drain?.()
})

type Who = 'anna' | 'ben' | 'staff'
const tokens = {
  anna: 'token-of-anna-00000',
  ben: 'token-of-ben-000000',
  staff: 'token-of-staff-0000',
} as const

const get = (who: Who, path: string, language = 'en') =>
  server.call(path, {
    headers: { authorization: `Bearer ${tokens[who]}`, 'accept-language': language },
  })

const post = (who: Who, path: string, body: object) =>
  server.call(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const upload = (who: Who, bytes: Uint8Array<ArrayBuffer>, name = 'statement.xml') =>
  server.call(`/v1/staff/bank-files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens[who]}`, 'content-type': 'application/xml' },
    body: bytes,
  })

const fileWith = (remittance: string, bankReference: string) => {
  const entries = [{ amount: '12.30', remittance, bankReference, debtor: 'Max' }]
  return bankFile({ statements: [{ entries }] }).bytes as Buffer<ArrayBuffer>
}

describe('bank details', () => {
  test('carry the same reference every time, in every currency', async () => {
    const euro = await get('anna', '/v1/deposits/bank-details?currency=EUR')
    assert.equal(euro.status, 200)
    assert.match(euro.json.reference, /^OK-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    assert.equal(euro.json.account, 'DE14700999000284011770')
    const yen = await get('anna', '/v1/deposits/bank-details?currency=JPY')
    assert.equal(yen.json.reference, euro.json.reference)
    const other = await get('ben', '/v1/deposits/bank-details?currency=EUR')
    assert.notEqual(other.json.reference, euro.json.reference)
  })

  test('asked for by many at once are one reference', async () => {
    await database.owner.query('DELETE FROM funding.bank_references WHERE person_id = $1', [ben.id])
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => get('ben', '/v1/deposits/bank-details?currency=EUR')),
    )
    assert.equal(new Set(answers.map(({ json }) => json.reference)).size, 1)
  })

  test('do not exist for USDC, and the answer says what works', async () => {
    for (const language of ['en', 'zh-CN']) {
      const answer = await get('anna', '/v1/deposits/bank-details?currency=USDC', language)
      assert.equal(answer.status, 409)
      assert.equal(answer.json.code, 'funding.currency_without_bank')
      assert.match(answer.json.detail, /EUR/)
    }
  })
})

describe('staff', () => {
  test('upload a file, see each entry, and the customer sees the deposit', async () => {
    const { json: details } = await get('anna', '/v1/deposits/bank-details?currency=EUR')
    const file = await upload('staff', fileWith(details.reference, 'ROUTES-1'))
    assert.equal(file.status, 200)
    assert.deepEqual([file.json.state, file.json.credited], ['imported', 1])
    const shown = await get('staff', `/v1/staff/bank-files/${file.json.id}`, 'zh-CN')
    assert.equal(shown.json.items[0].outcome, 'credited')
    assert.match(shown.json.items[0].explanation, /已按参考号计入/)
    const path = `/v1/deposits/${shown.json.items[0].depositId}`
    const deposit = await get('anna', path)
    assert.deepEqual(deposit.json.amount, { amount: '12.30', currency: 'EUR' })
    assert.equal(deposit.json.senderName, 'Max')
    for (const [who, id] of [
      ['ben', path],
      ['anna', '/v1/deposits/nonsense'],
      ['anna', '/v1/deposits/dep_00000000000000000000000000'],
    ] as const) {
      const answer = await get(who, id)
      assert.deepEqual([answer.status, answer.json.code], [404, 'funding.deposit_not_found'])
    }
  })

  test('see why a file was refused, and that nothing was booked', async () => {
    const file = await upload('staff', Buffer.from('<Document>'), 'half.xml')
    assert.equal(file.status, 200)
    assert.deepEqual([file.json.state, file.json.entries], ['refused', 0])
    assert.equal(file.json.refusal.code, 'funding.file_truncated')
    const list = await get('staff', '/v1/staff/bank-files?limit=1')
    assert.equal(list.json.items[0].name, 'half.xml')
    assert.ok(list.json.next)
    const next = await get('staff', `/v1/staff/bank-files?limit=1&cursor=${list.json.next}`)
    assert.notEqual(next.json.items[0].id, file.json.id)
    const unknown = await get('staff', '/v1/staff/bank-files/bf_00000000000000000000000000')
    assert.deepEqual([unknown.status, unknown.json.code], [404, 'funding.bank_file_not_found'])
  })

  test('assign and return unmatched money', async () => {
    await upload('staff', fileWith('no words', 'ROUTES-2'))
    const list = await get('staff', '/v1/staff/suspense?state=open')
    assert.equal(list.json.items[0].reason, 'no_reference')
    const { id } = list.json.items[0]
    const back = await post('staff', `/v1/staff/suspense/${id}/return`, { reason: 'unknown' })
    assert.deepEqual([back.status, back.json.code], [409, 'funding.return_account_missing'])
    const body = { accountNumber: anna.accountNumber, reason: 'Receipt seen' }
    const done = await post('staff', `/v1/staff/suspense/${id}/assign`, body)
    assert.deepEqual([done.status, done.json.state], [200, 'assigned'])
    const again = await post('staff', `/v1/staff/suspense/${id}/assign`, body)
    assert.equal(again.json.code, 'funding.suspense_already_decided')
  })

  test('are the only ones who may', async () => {
    const answers = await Promise.all([
      upload('anna', fileWith('x', 'ROUTES-3')),
      get('anna', '/v1/staff/bank-files'),
      get('anna', '/v1/staff/suspense'),
      post('anna', '/v1/staff/suspense/be_x/assign', { accountNumber: 'x', reason: 'mine' }),
    ])
    for (const { status } of answers) assert.ok(status === 403 || status === 404, String(status))
  })
})

test('a payment that the bank sent back says why, and a code that nobody knows raises an alert', async () => {
  const { bytes } = bankFile({
    messageId: 'RETURNS',
    statements: [
      {
        entries: [
          { amount: '40.00', bankReference: 'RET-1', returnReason: 'AC04' },
          { amount: '41.00', bankReference: 'RET-2', returnReason: 'ZZ99' },
          { amount: '42.00', bankReference: 'RET-3' },
        ],
      },
    ],
  })
  const { json: file } = await upload('staff', bytes, 'returns.xml')
  const returnedIn = async (language: string) =>
    (await get('staff', `/v1/staff/bank-files/${file.id}`, language)).json.items.map(
      ({ returned }: { returned: unknown }) => returned,
    )
  assert.deepEqual(await returnedIn('en'), [
    { outside: 'AC04', code: 'bank.account_closed', title: 'The account is closed' },
    { outside: 'ZZ99', code: 'bank.refused', title: 'The bank refused the payment' },
    null,
  ])
  assert.equal((await returnedIn('zh-CN'))[0].title, '账户已注销')
  const { rows } = await database.owner.query(
    "SELECT data FROM platform.events WHERE type = 'funding.outside_code_unmapped'",
  )
  assert.deepEqual(rows, [{ data: { rail: 'bank', set: 'iso_return', code: 'ZZ99' } }])
})
