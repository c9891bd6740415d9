import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Static } from '#platform/contract'
import { createTestDatabase } from '../../test/support/database.ts'
import { createWorld, read } from '../../test/support/world.ts'
import type { Movement } from './contract.ts'

type Line = Static<typeof Movement>

const database = await createTestDatabase()
const world = await createWorld(database)
const { clock, enrol, call, send, deposit } = world
const hourMs = 3_600_000

const pageOf = async (person: Person, query: Record<string, string> = {}) => {
  const { status, json } = await call(person, `/v1/activity?${new URLSearchParams(query)}`)
  assert.equal(status, 200, JSON.stringify(json))
  return json as { items: Line[]; next: string | null }
}
const allOf = async (person: Person, query: Record<string, string> = {}): Promise<Line[]> => {
  const items: Line[] = []
  let cursor: string | null = null
  do {
    const page: { items: Line[]; next: string | null } = await pageOf(person, {
      ...query,
      ...(cursor === null ? {} : { cursor }),
    })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}
type Person = Awaited<ReturnType<typeof enrol>>
const texts = (lines: readonly Line[]) =>
  lines.map(({ memo, counterparty }) => memo ?? counterparty)

const anna = await enrol({ name: 'Anna Keller' })
const enrolWang = () => enrol({ name: '王小明', country: 'CN', timeZone: 'Asia/Shanghai' })
let wang = await enrolWang()
// A search for 68 is to find the amount, not an account number that happens to have it.
while (wang.accountNumber.includes('68')) wang = await enrolWang()

await deposit(anna, read('1000', 'EUR'), 'ACME GmbH')
clock.advanceMs(hourMs)
for (const [amount, memo] of [
  ['68', '房租 11月'],
  ['6.80', 'Coffee 100% arabica'],
  ['500', 'Deposit_back'],
] as const) {
  const { status, json } = await send(anna, {
    to: wang.accountNumber,
    amount,
    currency: 'EUR',
    memo,
  })
  assert.equal(status, 201, JSON.stringify(json))
}
clock.advanceMs(12 * hourMs) // 21:00 UTC: 22:00 in Berlin, 05:00 of the next day in Shanghai
await deposit(anna, read('1200', 'JPY'), null)
await send(wang, { to: anna.accountNumber, amount: '20', currency: 'EUR', memo: 'Thank you' })

suite('The activity list', () => {
  test('shows everything, newest first, with the balance after each line', async () => {
    const lines = await allOf(anna)
    assert.deepEqual(
      lines.map(({ kind, direction, amount, fee, balanceAfter }) =>
        [kind, direction, amount.amount, fee.amount, balanceAfter.amount].join(' '),
      ),
      [
        'transfer_received in 20.00 0.00 444.63',
        'bank_deposit in 1200 0 1200',
        'transfer_sent out 500.50 0.50 424.63',
        'transfer_sent out 6.80 0.00 925.13',
        'transfer_sent out 68.07 0.07 931.93',
        'bank_deposit in 1000.00 0.00 1000.00',
      ],
    )
  })

  test('the other person sees the same transfers from the other side, without the fee', async () => {
    const lines = await allOf(wang)
    assert.deepEqual(
      lines.map(({ direction, amount, fee }) => [direction, amount.amount, fee.amount].join(' ')),
      ['out 20.00 0.00', 'in 500.00 0.00', 'in 6.80 0.00', 'in 68.00 0.00'],
    )
    assert.equal(lines.at(-1)?.counterparty, anna.maskedName)
    assert.equal(lines.at(-1)?.counterpartyAccount, anna.accountNumber)
  })

  test('a stranger sees nothing of it', async () => {
    const eve = await enrol({ name: 'Eve' })
    assert.deepEqual(await pageOf(eve), { items: [], next: null })
    assert.equal((await call(null, '/v1/activity')).status, 401)
  })
})

suite('Filters', () => {
  const table: readonly [query: Record<string, string>, memos: readonly string[]][] = [
    [{ currency: 'JPY' }, ['OK-TEST']],
    [{ kind: 'bank_deposit' }, ['OK-TEST', 'OK-TEST']],
    [{ kind: 'transfer_received' }, ['Thank you']],
    [{ direction: 'out' }, ['Deposit_back', 'Coffee 100% arabica', '房租 11月']],
    [{ direction: 'in', currency: 'EUR' }, ['Thank you', 'OK-TEST']],
    [{ kind: 'transfer_sent', direction: 'in' }, []],
    [{ from: '2026-11-21' }, []],
    [{ to: '2026-11-19' }, []],
  ]
  for (const [query, memos] of table) {
    test(`${JSON.stringify(query)} leaves ${memos.length} lines`, async () => {
      assert.deepEqual(texts(await allOf(anna, query)), memos)
    })
  }

  test('days are those of the person: late evening in Berlin is tomorrow in Shanghai', async () => {
    assert.equal((await allOf(anna, { from: '2026-11-20', to: '2026-11-20' })).length, 6)
    assert.deepEqual(texts(await allOf(wang, { from: '2026-11-21', to: '2026-11-21' })), [
      'Thank you',
    ])
    assert.equal((await allOf(wang, { to: '2026-11-20' })).length, 3)
  })

  for (const query of [
    { from: '2026-02-30' },
    { from: '2026-11-21', to: '2026-11-20' },
    { from: '0000-01-01' },
  ]) {
    test(`${JSON.stringify(query)} is refused with the field named`, async () => {
      const { status, json } = await call(anna, `/v1/activity?${new URLSearchParams(query)}`)
      assert.equal(status, 422)
      assert.match(json.errors[0].pointer, /^\/query\/(from|to)$/)
    })
  }

  for (const query of ['limit=0', 'limit=101', 'limit=x', 'kind=fee', 'currency=XAU', 'x=1']) {
    test(`?${query} is refused`, async () => {
      assert.equal((await call(anna, `/v1/activity?${query}`)).status, 422)
    })
  }
})

suite('Search', () => {
  const table: readonly [q: string, memos: readonly string[]][] = [
    ['coffee', ['Coffee 100% arabica']],
    ['COFFEE', ['Coffee 100% arabica']],
    ['房租', ['房租 11月']],
    ['租', ['房租 11月']],
    ['acme', ['OK-TEST']],
    ['arabica coffee', ['Coffee 100% arabica']],
    ['coffee 房租', []],
    ['68', ['房租 11月']],
    ['68.00', ['房租 11月']],
    ['68.07', ['房租 11月']],
    ['６８', ['房租 11月']],
    ['¥1,200', ['OK-TEST']],
    ['1,000', ['OK-TEST']],
    ['500 back', ['Deposit_back']],
    ['%', ['Coffee 100% arabica']],
    ['0% a', ['Coffee 100% arabica']],
    ['t_b', ['Deposit_back']],
    ['_', ['Deposit_back']],
    ['\\', []],
    ["'; DROP TABLE x; --", []],
    [wang.accountNumber, ['Thank you', 'Deposit_back', 'Coffee 100% arabica', '房租 11月']],
  ]
  for (const [q, memos] of table) {
    test(`${q} finds ${memos.length}`, async () => {
      assert.deepEqual(texts(await allOf(anna, { q })), memos)
    })
  }

  test('for nothing finds everything', async () => {
    assert.deepEqual(await allOf(anna, { q: ' ' }), await allOf(anna))
  })

  test('more than 100 characters are refused', async () => {
    assert.equal((await call(anna, `/v1/activity?q=${'x'.repeat(101)}`)).status, 422)
  })
})

suite('Pages', () => {
  test('however small, together they are the whole list, though all moments are equal', async () => {
    const ben = await enrol({ name: 'Ben' })
    for (let amount = 1; amount <= 12; amount++) await deposit(ben, read(`${amount}`, 'EUR'))
    const whole = await allOf(ben, { limit: '100' })
    assert.equal(new Set(whole.map(({ at }) => at)).size, 1)
    for (const limit of ['1', '2', '5', '11', '12']) {
      assert.deepEqual(await allOf(ben, { limit }), whole, `pages of ${limit}`)
    }
    assert.equal((await pageOf(ben, { limit: '12' })).next, null)
  })

  test('what happens meanwhile neither repeats nor hides a line', async () => {
    const mia = await enrol({ name: 'Mia' })
    for (let amount = 1; amount <= 6; amount++) {
      await deposit(mia, read(`${amount}`, 'EUR'))
      clock.advanceMs(1)
    }
    const first = await pageOf(mia, { limit: '3' })
    await deposit(mia, read('100', 'EUR'))
    await send(mia, { to: anna.accountNumber, amount: '1', currency: 'EUR' })
    const second = await pageOf(mia, { limit: '3', cursor: first.next ?? '' })
    assert.deepEqual(
      [...first.items, ...second.items].map(({ amount }) => amount.amount),
      ['6.00', '5.00', '4.00', '3.00', '2.00', '1.00'],
    )
    assert.equal(second.next, null)
  })

  test('another person cannot go on with my cursor, and nobody with a made-up one', async () => {
    const { next } = await pageOf(anna, { limit: '1' })
    assert.ok(next)
    for (const [person, cursor] of [
      [wang, next],
      [anna, `${next}x`],
      [anna, 'AAAA'],
      [anna, ''],
    ] as const) {
      const { status, json } = await call(person, `/v1/activity?cursor=${cursor}`)
      assert.equal(status, 422)
      assert.equal(json.code, 'platform.cursor_invalid')
    }
  })
})

suite('One movement', () => {
  test('is a receipt with its steps and references', async () => {
    const [line] = await allOf(anna, { q: '房租' })
    assert.ok(line)
    const { status, json } = await call(anna, `/v1/activity/${line.id}`)
    assert.equal(status, 200)
    const { steps, references, ...rest } = json
    assert.deepEqual(rest, line)
    assert.deepEqual(
      steps.map(({ code, state }: { code: string; state: string }) => `${code} ${state}`),
      ['transfer.confirmed done', 'transfer.debited done', 'transfer.credited done'],
    )
    assert.deepEqual(references, [
      { label: 'reference', value: line.id },
      { label: 'counterparty_account', value: wang.accountNumber },
      { label: 'amount_without_fee', value: '68.00 EUR' },
    ])
  })

  test('is shown to the payee from the payee’s side', async () => {
    const [line] = await allOf(anna, { q: '房租' })
    const { json } = await call(wang, `/v1/activity/${line?.id}`)
    assert.equal(json.kind, 'transfer_received')
    assert.equal(json.amount.amount, '68.00')
    assert.equal(json.fee.amount, '0.00')
  })

  test('of a stranger, of another kind, or made up: not found', async () => {
    const eve = await enrol({ name: 'Eve' })
    const [line] = await allOf(anna)
    const asDeposit = line?.id.replace('tr_', 'dep_')
    for (const [person, id] of [
      [eve, line?.id],
      [anna, asDeposit],
      [anna, 'tr_01h455vb4pex5vsknk084sn02q'],
      [anna, 'tr_x'],
      [anna, 'per_01h455vb4pex5vsknk084sn02q'],
      [anna, '%00'],
    ] as const) {
      const { status, json } = await call(person, `/v1/activity/${id}`)
      assert.equal(status, 404, `${id}`)
      assert.match(json.code, /not_found$/)
    }
  })
})
