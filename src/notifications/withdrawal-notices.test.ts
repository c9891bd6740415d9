import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublishedEvent } from '#platform/events'
import { readEvent } from './read-event.ts'

const because = { en: 'The account is closed', 'zh-CN': '账户已注销' }
const amount = { amount: '120.00', currency: 'EUR' }
const arrivesBy = '2026-11-30T17:00:00.000Z'

const eventOf = (name: string, data: object): PublishedEvent =>
  ({
    ...{ id: '1', type: `funding.${name}`, subject: 'somebody', at: new Date('2026-11-26T08:00Z') },
    data: { withdrawalId: 'wd_1', amount, ...data },
  }) as unknown as PublishedEvent

for (const [sentence, name, data, kind] of [
  [
    'Whoever withdraws is told by when it arrives',
    'withdrawal_requested',
    { fee: amount, reviewDue: null, arrivesBy },
    'withdrawal_requested',
  ],
  [
    'Where a person looks first its owner is told by when',
    'withdrawal_requested',
    { fee: amount, reviewDue: '2026-11-27T17:00:00.000Z', arrivesBy },
    'withdrawal_in_review',
  ],
  ['It is told when it went to the bank', 'withdrawal_submitted', {}, 'withdrawal_submitted'],
  ['It is told when it left', 'withdrawal_completed', {}, 'withdrawal_completed'],
  ['It is told when it was cancelled', 'withdrawal_cancelled', {}, 'withdrawal_cancelled'],
  [
    'What OKPay refused says that the money is back',
    'withdrawal_rejected',
    { by: 'okpay', because },
    'withdrawal_refused_by_us',
  ],
  [
    'What the bank refused says why',
    'withdrawal_rejected',
    { by: 'bank', because },
    'withdrawal_refused_by_bank',
  ],
  ['What came back says why', 'withdrawal_returned', { because }, 'withdrawal_returned'],
  ['What is late has a new date', 'withdrawal_late', { arrivesBy }, 'withdrawal_late'],
] as const) {
  test(sentence, () => {
    const told = readEvent(eventOf(name, data))
    assert.equal(told?.kind, kind)
    assert.equal(told?.movementId, 'wd_1')
  })
}

test('A bank account that was added is told as something about security', () => {
  const told = readEvent(eventOf('bank_account_added', { currency: 'EUR', accountEnd: '3000' }))
  assert.equal(told?.kind, 'bank_account_added')
  assert.deepEqual(told?.params.end, '3000')
})
