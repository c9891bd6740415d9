import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { suite, test } from 'node:test'
import { writeDemoStatement } from '../../src/funding/index.ts'
import type { PersonSummary } from '../../src/identity/index.ts'
import { verifyLedger } from '../../src/ledger/index.ts'
import { type Currency, formatMinor, minorUnitsOf, parseAmount } from '../../src/money/index.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { readCsv } from '../support/read-csv.ts'
import { createWorld } from '../support/world.ts'
import { createChance } from './random-life.ts'

/**
 * Random lives of many people through the real endpoints: bank files, transfers, repeated calls,
 * staff assigning lost money. After every step no money has come from nowhere; at the end the
 * ledger, the activity lists and the statements all tell the same story.
 */
const seed = Number(process.env.OKPAY_SEED ?? randomInt(2 ** 31))
const steps = Number(process.env.OKPAY_STEPS ?? 120)
const chance = createChance(seed)
const currencies = ['EUR', 'USD', 'CNY', 'JPY', 'KWD'] as const
const dayMs = 86_400_000
const begin = new Date('2026-03-25T22:30:00Z') // clocks change in Europe on 29 March

const database = await createTestDatabase()
const world = await createWorld(database, { start: begin })
const { clock, call, owner } = world

const people: PersonSummary[] = []
for (const [name, country, timeZone] of [
  ['Anna Keller', 'DE', 'Europe/Berlin'],
  ['王小明', 'CN', 'Asia/Shanghai'],
  ['Fatima Al-Sabah', 'KW', 'Asia/Kuwait'],
  ['Ōta Jirō', 'JP', 'Asia/Tokyo'],
  ['Joe Miller', 'US', 'America/Los_Angeles'],
  ['Sina Tui', 'NZ', 'Pacific/Auckland'],
  ['李娜', 'HK', 'Asia/Hong_Kong'],
] as const) {
  people.push(await world.enrol({ name, country, timeZone }))
}
const treasurer = await world.enrol({ name: 'Treasury' })

/** What everybody must have, told by the answers that they got. */
const expected = new Map<string, bigint>()
const add = (person: PersonSummary, currency: Currency, minor: bigint): void => {
  const key = `${person.id} ${currency}`
  expected.set(key, (expected.get(key) ?? 0n) + minor)
}
const told = { deposits: 0, unmatched: 0, assigned: 0, sent: 0, refused: 0, repeated: 0 }
const minorOf = ({ amount, currency }: { amount: string; currency: Currency }): bigint => {
  const parsed = parseAmount(amount, currency)
  return 'minor' in parsed ? parsed.minor : 0n
}
const decimal = (minor: bigint, currency: Currency) => formatMinor(minor, minorUnitsOf(currency))

/** A bank file arrives, sometimes twice, sometimes without a reference that we know. */
const receiveBankFile = async (): Promise<void> => {
  const person = chance.oneOf(people)
  const amount = { minor: 100n + chance.minor(8), currency: chance.oneOf(currencies) }
  const isLost = chance.happens(15)
  const file = await inTestTransaction(database, world.ctx, (tx) =>
    writeDemoStatement(tx, { personId: person.id, amount, senderName: '=ACME & Söhne' }),
  )
  const xml = file.bytes.toString()
  const body = isLost ? xml.replaceAll(file.reference, 'thank you') : xml
  const path = `/v1/staff/bank-files?name=${file.name}`
  for (let time = 0; time < (chance.happens(30) ? 2 : 1); time++) {
    const { status, json } = await call(treasurer, path, { method: 'POST', body, as: 'treasury' })
    assert.equal(status, 200, JSON.stringify(json))
    assert.equal(json.state, 'imported')
    if (time > 0) assert.deepEqual([json.credited, json.unmatched], [0, 0], 'booked twice')
    if (json.credited === 1) add(person, amount.currency, amount.minor)
    told.deposits += json.credited
    told.unmatched += json.unmatched
  }
}

/** Staff give lost money to somebody. */
const assignLostMoney = async (): Promise<void> => {
  const staff = { as: 'treasury' } as const
  const open = await call(treasurer, '/v1/staff/suspense?state=open&limit=5', staff)
  if (open.json.items.length === 0) return
  const item = chance.oneOf<(typeof open.json.items)[number]>(open.json.items)
  const person = chance.oneOf(people)
  const body = { accountNumber: person.accountNumber, reason: 'called us' }
  const path = `/v1/staff/suspense/${item.id}/assign`
  const answers = await Promise.all(
    [1, 2].map(() => call(treasurer, path, { method: 'POST', body, ...staff })),
  )
  assert.equal(answers.filter(({ status }) => status === 200).length, 1, 'assigned once')
  add(person, item.amount.currency, minorOf(item.amount))
  told.assigned += 1
}

const memos = ['', '房租 11月', '=1+1', '"quoted", with comma', '100%', 'x'.repeat(140), '谢谢']

/** Several people send at the same moment; some press the button twice. */
const sendSome = async (): Promise<void> => {
  const calls = Array.from({ length: 1 + chance.below(8) }, () => {
    const [from, to] = [chance.oneOf(people), chance.oneOf(people)]
    const currency = chance.oneOf(currencies)
    const memo = chance.oneOf(memos)
    const amount = decimal(chance.minor(5), currency)
    const wish = { to: to.accountNumber, amount, currency, ...(memo ? { memo } : {}) }
    return { from, to, currency, wish, key: world.ids.next(), times: chance.happens(20) ? 2 : 1 }
  })
  await Promise.all(
    calls.map(async ({ from, to, currency, wish, key, times }) => {
      const answers = await Promise.all(
        Array.from({ length: times }, () => world.send(from, wish, key)),
      )
      if (times > 1) answers.push(await world.send(from, wish, key))
      const done = answers.filter(({ status }) => status === 201)
      assert.ok(new Set(done.map(({ json }) => json.id)).size <= 1, 'one key, two transfers')
      told.repeated += done.length > 1 ? 1 : 0
      for (const { status, json } of answers) {
        if (status !== 201) assert.match(json.code, /^transfers\.|^platform\.key_in_progress$/)
      }
      const [first] = done
      told[first ? 'sent' : 'refused'] += 1
      if (!first) return
      add(from, currency, -minorOf(first.json.total))
      add(to, currency, minorOf(first.json.amount))
    }),
  )
}

const checkConservation = async (step: number): Promise<void> => {
  const { rows: sides } = await owner.query(
    `SELECT asset, sum(CASE normal WHEN 'debit' THEN balance_minor ELSE -balance_minor END) AS rest
       FROM ledger.check_accounts GROUP BY asset`,
  )
  for (const { asset, rest } of sides) assert.equal(rest, '0', `${asset} after step ${step}`)
  const { rows: wallets } = await owner.query(
    `SELECT owner_id, asset, balance_minor FROM ledger.check_accounts
      WHERE kind = 'wallet' AND balance_minor <> 0`,
  )
  const actual = new Map(wallets.map((row) => [`${row.owner_id} ${row.asset}`, row.balance_minor]))
  const wanted = new Map([...expected].filter(([, minor]) => minor !== 0n))
  assert.deepEqual(actual, wanted, `balances after step ${step}`)
}

type Line = {
  id: string
  direction: 'in' | 'out'
  amount: { amount: string; currency: Currency }
  balanceAfter: { amount: string }
}

const activityOf = async (person: PersonSummary, currency: Currency): Promise<Line[]> => {
  const lines: Line[] = []
  let cursor = ''
  do {
    const limit = 1 + chance.below(40)
    const path = `/v1/activity?currency=${currency}&limit=${limit}${cursor}`
    const { status, json } = await call(person, path)
    assert.equal(status, 200)
    lines.push(...json.items)
    cursor = json.next === null ? '' : `&cursor=${json.next}`
  } while (cursor)
  return lines
}

const dayOf = (offset: number) =>
  new Date(begin.getTime() + offset * dayMs).toISOString().slice(0, 10)

/** One statement: its days, its balances and its sums. */
const statementOf = async (person: PersonSummary, currency: Currency, from: string, to: string) => {
  const path = `/v1/wallets/${currency}/statement.csv?from=${from}&to=${to}`
  const { status, text } = await call(person, path)
  assert.equal(status, 200, text)
  const [, ...rows] = readCsv(text)
  const sum = (column: number) =>
    rows.reduce((total, row) => total + minorOf({ amount: row[column] || '0', currency }), 0n)
  const balance = (row: string[] | undefined) => minorOf({ amount: row?.[9] ?? '', currency })
  const [opening, closing] = [balance(rows.at(0)), balance(rows.at(-1))]
  assert.equal(opening + sum(7) - sum(8), closing, 'opening + in − out = closing')
  const references = rows.slice(1, -1).map((row) => row[6] ?? '')
  return { opening, closing, references }
}

suite(`Random lives of ${people.length} people (OKPAY_SEED=${seed})`, () => {
  test(`in ${steps} steps no money appears or disappears`, async (t) => {
    for (let step = 1; step <= steps; step++) {
      const dice = chance.below(100)
      if (dice < 30) await receiveBankFile()
      else if (dice < 38) await assignLostMoney()
      else if (dice < 90) await sendSome()
      else clock.advanceMs(chance.below(3 * dayMs))
      clock.advanceMs(1 + chance.below(3_600_000))
      await checkConservation(step)
    }
    t.diagnostic(`seed ${seed}: ${JSON.stringify(told)}`)
    assert.ok(told.sent > 0 && told.deposits > 0)
  })

  test('the ledger keeps all its invariants', async () => {
    const report = await verifyLedger(database.pool)
    const broken = report.invariants.filter(({ ok }) => !ok)
    assert.deepEqual(broken, [])
  })

  test('the activity list of each person is what the ledger says', async () => {
    for (const person of people) {
      for (const currency of currencies) {
        const lines = await activityOf(person, currency)
        assert.equal(new Set(lines.map(({ id }) => id)).size, lines.length, 'a line twice')
        const total = lines.reduce(
          (sum, { direction, amount }) =>
            direction === 'in' ? sum + minorOf(amount) : sum - minorOf(amount),
          0n,
        )
        assert.equal(total, expected.get(`${person.id} ${currency}`) ?? 0n)
        const { rows } = await owner.query(
          `SELECT balance_after_minor FROM ledger.posting_view
            JOIN ledger.check_accounts a ON a.id = account_id
           WHERE a.owner_id = $1 AND a.asset = $2`,
          [person.id, currency],
        )
        const known = new Set(rows.map((row) => decimal(row.balance_after_minor, currency)))
        for (const { balanceAfter } of lines) assert.ok(known.has(balanceAfter.amount))
      }
    }
  })

  test('statements of successive periods join without a gap and name every movement', async () => {
    const lastDay = Math.floor((clock.now().getTime() - begin.getTime()) / dayMs) - 1
    for (const person of people) {
      const { json } = await call(person, '/v1/wallets')
      for (const { currency } of json.items as { currency: Currency }[]) {
        let before = 0n
        const references = new Set<string>()
        for (let from = -1; from <= lastDay; ) {
          const to = Math.min(from + chance.below(20), lastDay)
          const statement = await statementOf(person, currency, dayOf(from), dayOf(to))
          assert.equal(statement.opening, before, 'opens where the one before closed')
          for (const reference of statement.references) references.add(reference)
          before = statement.closing
          from = to + 1
        }
        const history = await call(person, `/v1/wallets/${currency}/history?days=90`)
        const yesterday = history.json.items.find(
          ({ day }: { day: string }) => day === dayOf(lastDay),
        )
        assert.equal(yesterday.balance.amount, decimal(before, currency))
        assert.ok(!references.has(''), 'a posting without a movement')
      }
    }
  })
})
