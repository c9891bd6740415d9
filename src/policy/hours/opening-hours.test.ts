import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import { type PolicyRow, readPolicy } from '../read-policy.ts'
import { addBusinessDays, nextOpening } from './opening-hours.ts'

const database = await createTestDatabase()
const { rows } = await database.owner.query<PolicyRow>(
  'SELECT version, effective_from AS "effectiveFrom", document FROM policy.versions WHERE version = 3',
)
const policy = readPolicy(rows[0]!)
const euro = policy.openingHours('bank:EUR')
const dinar = policy.openingHours('bank:KWD')

test('Business days skip weekends and holidays, and what comes after the cut-off counts from the next', () => {
  const cases = [
    // Thursday morning; two days later is Monday, closing at 18:00 in Berlin.
    ['2026-11-26T09:00:00Z', 2, undefined, '2026-11-30T17:00:00.000Z'],
    // After the cut-off of 15:00 it counts from Friday.
    ['2026-11-26T14:30:00Z', 2, '15:00', '2026-12-01T17:00:00.000Z'],
    // On a Saturday it counts from Monday.
    ['2026-11-28T09:00:00Z', 0, undefined, '2026-11-30T17:00:00.000Z'],
    // Christmas 2026 is a Friday.
    ['2026-12-24T09:00:00Z', 1, undefined, '2026-12-28T17:00:00.000Z'],
    // Good Friday and Easter Monday 2027; summer time begins in between.
    ['2027-03-25T09:00:00Z', 1, undefined, '2027-03-30T16:00:00.000Z'],
    ['2026-11-26T09:00:00Z', 0, undefined, '2026-11-26T17:00:00.000Z'],
  ] as const
  for (const [at, days, cutOff, expected] of cases) {
    const due = addBusinessDays(new Date(at), days, euro, cutOff)
    assert.equal(due.toISOString(), expected, `${at} + ${days}`)
  }
})

test('In Kuwait the week begins on Sunday', () => {
  const friday = new Date('2026-11-27T09:00:00Z')
  assert.equal(nextOpening(friday, dinar).toISOString(), '2026-11-29T05:00:00.000Z')
})

test('Who is open now is open now; else the next opening is told', () => {
  const open = new Date('2026-11-26T09:00:00Z')
  assert.equal(nextOpening(open, euro), open)
  const night = new Date('2026-11-26T20:00:00Z')
  assert.equal(nextOpening(night, euro).toISOString(), '2026-11-27T07:00:00.000Z')
  const early = new Date('2026-11-26T03:00:00Z')
  assert.equal(nextOpening(early, euro).toISOString(), '2026-11-26T07:00:00.000Z')
})

test('Every holiday of a bank falls on a day on which it would be open, in 2026 and 2027', () => {
  for (const currency of ['USD', 'EUR', 'CNY', 'HKD', 'JPY', 'KWD'] as const) {
    const { weekly, holidays } = policy.openingHours(`bank:${currency}`)
    for (const { day } of holidays) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
      assert.ok(
        weekly.some((span) => span.day === weekday),
        `${currency} ${day}`,
      )
      assert.match(day, /^202[67]-/)
    }
  }
})

test('Hours that never open are refused instead of searched for ever', () => {
  const closed = { zone: 'UTC', weekly: [], holidays: [] }
  assert.throws(() => nextOpening(new Date(0), closed), /closed for 60 days/)
})
