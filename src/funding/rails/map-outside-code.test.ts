import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { projectFolder } from '#platform/data-folder'
import { testContext } from '../../../test/support/context.ts'
import {
  alertUnknown,
  mapOutsideCode,
  type OutsideRail,
  outsideFamilies,
  outsideWords,
} from './map-outside-code.ts'

const read = async (file: string) =>
  JSON.parse(await readFile(`${projectFolder}/test/fixtures/codes/${file}`, 'utf8')).codes
const keysOf = async (file: string): Promise<string[]> => Object.keys(await read(file))
const codesOf = async (file: string): Promise<string[]> =>
  (await read(file)).map(({ code }: { code: string }) => code)
const iso = (name: string) => keysOf(`iso20022/external_${name}_code.json`)

const published: readonly (readonly [OutsideRail, string, () => Promise<string[]>, number])[] = [
  ['card', 'stripe', () => keysOf('stripe_decline_codes.json'), 43],
  ['card', 'iso8583', () => codesOf('iso8583_response_codes.json'), 85],
  ['bank', 'nacha', () => codesOf('nacha_ach_return_codes.json'), 71],
  ['bank', 'iso_return', () => iso('return_reason'), 104],
  ['bank', 'iso_status', () => iso('status_reason'), 301],
  ['bank', 'iso_rejected', () => iso('rejected_reason'), 25],
  ['bank', 'iso_cancellation', () => iso('cancellation_reason'), 33],
  ['bank', 'iso_cancellation_refused', () => iso('payment_cancellation_rejection'), 26],
  ['bank', 'iso_reversal', () => iso('reversal_reason'), 11],
  ['bank', 'iso_pending', () => iso('pending_processing_reason'), 10],
  ['bank', 'iso_transaction_status', () => iso('payment_transaction_status'), 25],
  ['bank', 'iso_mandate', () => iso('mandate_status'), 4],
]

for (const [rail, set, load, count] of published) {
  test(`each of the ${count} published codes of ${rail} ${set} has a reason of ours`, async () => {
    const codes = await load()
    assert.equal(codes.length, count)
    const unknown = codes.filter((code) => !mapOutsideCode(rail, set, code).isKnown)
    assert.deepEqual(unknown, [])
  })
}

test('a code that nobody knows is treated with care, and those on duty are told', () => {
  const mapped = mapOutsideCode('bank', 'iso_return', 'ZZ99')
  assert.deepEqual([mapped.code, mapped.money, mapped.isKnown], ['bank.refused', 'unknown', false])
  const told: unknown[] = []
  const log = { error: (about: unknown) => told.push(about) } as never
  alertUnknown(testContext({ log }), [mapped, mapOutsideCode('bank', 'iso_return', 'AC04')])
  assert.deepEqual(told, [
    { event: 'outside_code_unmapped', rail: 'bank', set: 'iso_return', code: 'ZZ99' },
  ])
})

test('a card whose holder the issuer could not confirm was not charged, and one may try again', () => {
  // Error codes of the Stripe API; its list of decline codes does not name them.
  for (const code of [
    'authentication_required',
    'payment_intent_authentication_failure',
    'setup_intent_authentication_failure',
  ]) {
    const { code: ours, money, retry, isKnown } = mapOutsideCode('card', 'stripe', code)
    assert.deepEqual(
      [ours, money, retry, isKnown],
      ['card.authentication_failed', 'not_taken', 'after_fix', true],
    )
  }
  assert.equal(mapOutsideCode('card', 'stripe', 'invalid_expiry_month').code, 'card.expired')
})

test('lost, stolen and suspected cards read like any other that was declined', () => {
  const plain = outsideWords(mapOutsideCode('card', 'stripe', 'generic_decline'), 'en')
  for (const code of [
    'lost_card',
    'stolen_card',
    'fraudulent',
    'merchant_blacklist',
    'pickup_card',
  ])
    assert.deepEqual(outsideWords(mapOutsideCode('card', 'stripe', code), 'en'), plain)
  for (const code of ['04', '34', '41', '43', '59'])
    assert.deepEqual(outsideWords(mapOutsideCode('card', 'iso8583', code), 'en'), plain)
  for (const reason of Object.values(outsideFamilies.card.reasons))
    assert.doesNotMatch(JSON.stringify(reason), /lost|stolen|fraud|遗失|被盗|欺诈/i)
})

test('where the money is differs by the message in which a code comes', () => {
  assert.equal(mapOutsideCode('bank', 'iso_status', 'AC04').money, 'not_taken')
  assert.equal(mapOutsideCode('bank', 'iso_return', 'AC04').money, 'taken_returning')
  assert.equal(mapOutsideCode('bank', 'iso_reversal', 'AC04').money, 'returned')
  assert.match(
    outsideWords(mapOutsideCode('bank', 'iso_return', 'AC04'), 'en').detail,
    /closed at the bank\. The money has left and is on its way back/,
  )
  assert.match(
    outsideWords(mapOutsideCode('bank', 'iso_status', 'AC04'), 'zh-CN').detail,
    /已注销。未扣除任何款项/,
  )
})
