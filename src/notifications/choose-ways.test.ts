import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseWays, mostTextsADay } from './choose-ways.ts'
import type { Preferences } from './topics.ts'

const email = 'anna@example.com'
const phone = '+4915112345678'
const off: Preferences = new Map([
  ['money_sent.mail', false],
  ['deposits.in_app', false],
])
const both = { email, phone }

for (const [sentence, kind, change, ways] of [
  [
    'A grave warning goes by every way',
    { topic: 'account', isGrave: true },
    {},
    [true, email, phone],
  ],
  ['A warning goes by mail and to the app', { topic: 'account' }, {}, [true, email, null]],
  [
    'Without an address every warning goes by SMS',
    { topic: 'contacts' },
    { contacts: { email: null, phone } },
    [true, null, phone],
  ],
  [
    'Without a number a grave warning goes by mail',
    { topic: 'signing_in', isGrave: true },
    { contacts: { email, phone: null } },
    [true, email, null],
  ],
  [
    'Nobody floods a phone with warnings',
    { topic: 'signing_in', isGrave: true },
    { textsToday: mostTextsADay },
    [true, email, null],
  ],
  [
    'What identity has written itself is only listed',
    { topic: 'signing_in', isMailedByIdentity: true },
    {},
    [true, null, null],
  ],
  ['Money is told in the app and by mail', { topic: 'money_received' }, {}, [true, email, null]],
  ['A mail that was turned off is not sent', { topic: 'money_sent' }, {}, [true, null, null]],
  [
    'A stage on the way is only listed',
    { topic: 'withdrawals', isInAppOnly: true },
    {},
    [true, null, null],
  ],
  ['A list that was turned off stays empty', { topic: 'deposits' }, {}, [false, email, null]],
  [
    'Money is never told by SMS, even without an address',
    { topic: 'money_received' },
    { contacts: { email: null, phone } },
    [true, null, null],
  ],
] as const) {
  test(sentence, () => {
    const recipient = { contacts: both, preferences: off, textsToday: 0, ...change }
    const { isListed, mail, sms } = chooseWays(kind, recipient)
    assert.deepEqual([isListed, mail, sms], ways)
  })
}
