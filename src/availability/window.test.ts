import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closureProblem, closuresAt } from './closure.ts'
import { affects, type Scope, type Wish } from './scope.ts'
import {
  areTimesPossible,
  changeWindow,
  expectedEnd,
  isClosedAt,
  isOverrun,
  stateAt,
  type Window,
  type WindowChange,
} from './window.ts'

const all: Scope = { operations: [], methods: [], currencies: [], countries: [] }
const transfer: Wish = { operation: 'transfer', method: 'okpay', currency: 'EUR', country: 'DE' }
const deposit: Wish = { ...transfer, operation: 'deposit', method: 'bank' }

test('maintenance touches only what it names: operation, rail, currency and country', () => {
  const cases: readonly [Partial<Scope>, Wish, boolean][] = [
    [{}, transfer, true],
    [{}, deposit, true],
    [{ operations: ['transfer'] }, transfer, true],
    [{ operations: ['transfer'] }, deposit, false],
    [{ operations: ['deposit', 'withdrawal'] }, deposit, true],
    [{ methods: ['bank'] }, transfer, false],
    [{ methods: ['bank'] }, deposit, true],
    [{ operations: ['transfer'], methods: ['bank'] }, deposit, false],
    [{ currencies: ['EUR'] }, transfer, true],
    [{ currencies: ['USD', 'JPY'] }, transfer, false],
    [{ countries: ['DE', 'AT'] }, transfer, true],
    [{ countries: ['CN'] }, transfer, false],
    [{ currencies: ['EUR'], countries: ['CN'] }, transfer, false],
    // Not asked for: shown to whoever looks at everything.
    [{ currencies: ['EUR'] }, { ...transfer, currency: null }, true],
    [{ countries: ['CN'] }, { ...transfer, country: null }, true],
    [{ operations: ['deposit'] }, { ...transfer, operation: null, method: null }, true],
    // Codes by mail go on while money is not moved, unless the window says so.
    [{}, { ...transfer, operation: 'message', method: 'mail' }, false],
    [{ operations: ['message'] }, { ...transfer, operation: 'message', method: 'mail' }, true],
    [{ operations: ['message'], methods: ['sms'] }, { ...transfer, method: 'mail' }, false],
  ]
  for (const [scope, wish, expected] of cases) {
    assert.equal(affects({ ...all, ...scope }, wish), expected, JSON.stringify([scope, wish]))
  }
})

const at = (text: string) => new Date(text)
const window = (part: Partial<Window> = {}): Window => ({
  ...all,
  ...{ id: '01900000-0000-7000-8000-000000000001', endsBy: 'clock', state: 'scheduled' },
  title: { en: 'Work on transfers', 'zh-CN': '转账系统维护' },
  why: { en: 'Cards work.', 'zh-CN': '银行卡可用。' },
  ...{ startsAt: at('2026-11-22T10:00:00Z'), endsAt: at('2026-11-22T11:00:00Z') },
  ...part,
})

test('it begins and ends at its second', () => {
  const cases: readonly [string, boolean][] = [
    ['2026-11-22T09:59:59.999Z', false],
    ['2026-11-22T10:00:00.000Z', true],
    ['2026-11-22T10:59:59.999Z', true],
    ['2026-11-22T11:00:00.000Z', false],
    ['2026-11-23T10:30:00.000Z', false],
  ]
  for (const [moment, closed] of cases) {
    for (const state of ['scheduled', 'in_progress'] as const) {
      assert.equal(isClosedAt(window({ state }), at(moment)), closed, `${moment} ${state}`)
    }
    assert.equal(isClosedAt(window({ state: 'cancelled' }), at(moment)), false)
    assert.equal(isClosedAt(window({ state: 'completed' }), at(moment)), false)
  }
})

test('on the night the clocks go back it lasts as long as it was planned, in real hours', () => {
  // Berlin, 25 October 2026: 02:30 comes twice. From the first to the second is one hour.
  const night = window({
    startsAt: at('2026-10-25T02:30:00+02:00'),
    endsAt: at('2026-10-25T02:30:00+01:00'),
  })
  assert.ok(areTimesPossible(night, at('2026-10-24T12:00:00Z')))
  assert.equal(isClosedAt(night, at('2026-10-25T00:29:59Z')), false)
  assert.equal(isClosedAt(night, at('2026-10-25T00:30:00Z')), true)
  assert.equal(isClosedAt(night, at('2026-10-25T01:29:59Z')), true)
  assert.equal(isClosedAt(night, at('2026-10-25T01:30:00Z')), false)
})

test('what staff must call done stays closed and names a later end, again and again', () => {
  const held = window({ endsBy: 'hand', state: 'in_progress' })
  const tried = window({ state: 'verifying' })
  for (const late of [held, tried]) {
    assert.equal(isOverrun(late, at('2026-11-22T10:59:59Z')), false)
    assert.equal(isOverrun(late, at('2026-11-22T11:00:00Z')), true)
    assert.equal(isClosedAt(late, at('2026-11-23T00:00:00Z')), true)
  }
  const cases: readonly [string, string][] = [
    ['2026-11-22T10:30:00Z', '2026-11-22T11:00:00Z'],
    ['2026-11-22T11:00:00Z', '2026-11-22T11:15:00Z'],
    ['2026-11-22T11:14:59Z', '2026-11-22T11:15:00Z'],
    ['2026-11-22T11:15:00Z', '2026-11-22T11:30:00Z'],
    ['2026-11-22T14:02:00Z', '2026-11-22T14:15:00Z'],
  ]
  for (const [now, end] of cases) assert.deepEqual(expectedEnd(held, at(now)), at(end), now)
  const long = window({ endsBy: 'hand', endsAt: at('2026-11-22T18:00:00Z') })
  assert.deepEqual(expectedEnd(long, at('2026-11-22T18:00:01Z')), at('2026-11-22T20:00:00Z'))
})

test('of several closures the refusal names the one that lasts longest', () => {
  const openings = {
    windows: [
      window(),
      window({ id: '01900000-0000-7000-8000-000000000002', endsAt: at('2026-11-22T12:00:00Z') }),
    ],
    outages: [],
  }
  const now = at('2026-11-22T10:30:00Z')
  const [first, second] = closuresAt(openings, transfer, now)
  assert.deepEqual(first!.until, at('2026-11-22T12:00:00Z'))
  assert.deepEqual(second!.until, at('2026-11-22T11:00:00Z'))
  const problem = closureProblem(first!, now)
  assert.equal(problem.code, 'availability.maintenance')
  assert.equal(problem.retryAfterSeconds, 5_400)
  assert.deepEqual(problem.members, { closure: first!.id })
})

test('the clock alone moves a window from planned to running to over', () => {
  const cases: readonly [Partial<Window>, string, string][] = [
    [{}, '2026-11-22T09:00:00Z', 'scheduled'],
    [{}, '2026-11-22T10:00:00Z', 'in_progress'],
    [{}, '2026-11-22T11:00:00Z', 'completed'],
    [{ state: 'in_progress', endsBy: 'hand' }, '2026-11-22T11:00:00Z', 'in_progress'],
    [{ state: 'verifying' }, '2026-11-22T11:00:00Z', 'verifying'],
    [{ state: 'cancelled' }, '2026-11-22T10:30:00Z', 'cancelled'],
  ]
  for (const [part, now, state] of cases) assert.equal(stateAt(window(part), at(now)), state)
})

test('staff can move a window, try it and end it, but not against the clock', () => {
  const before = '2026-11-22T09:00:00Z'
  const during = '2026-11-22T10:30:00Z'
  const cases: readonly [WindowChange, string, Partial<Window> | null][] = [
    [{ endsAt: at('2026-11-22T12:00:00Z') }, during, { endsAt: at('2026-11-22T12:00:00Z') }],
    [{ endsAt: at('2026-11-22T10:45:00Z') }, during, { state: 'in_progress' }],
    [{ endsAt: at('2026-11-22T10:15:00Z') }, during, null],
    [{ endsAt: at('2026-11-26T10:15:00Z') }, during, null],
    [{ startsAt: at('2026-11-22T09:30:00Z') }, before, { startsAt: at('2026-11-22T09:30:00Z') }],
    [{ startsAt: at('2026-11-22T08:30:00Z') }, before, null],
    [{ startsAt: at('2026-11-22T10:40:00Z') }, during, null],
    [{ state: 'verifying' }, during, { state: 'verifying' }],
    [{ state: 'verifying' }, before, null],
    [{ state: 'completed' }, during, { state: 'completed' }],
    [{ state: 'completed' }, before, { state: 'cancelled' }],
    [{ state: 'cancelled' }, before, { state: 'cancelled' }],
  ]
  for (const [change, now, expected] of cases) {
    const changed = changeWindow(window(), change, at(now))
    const label = JSON.stringify([change, now])
    if (expected === null) assert.equal(changed, null, label)
    else assert.deepEqual({ ...changed, ...expected }, changed, label)
  }
})
