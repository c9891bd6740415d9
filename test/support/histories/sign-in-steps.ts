import assert from 'node:assert/strict'
import { totpCodeAt } from '../../../src/identity/factors/totp.ts'
import { wrongCode } from '../factor-people.ts'
import { tokenOf } from '../identity-world.ts'
import type { Somebody, Story } from './story.ts'

type Told = { readonly [name: string]: string | undefined }
export type PersonStep = readonly [
  pattern: RegExp,
  tell: (story: Story, person: Somebody, told: Told) => Promise<unknown>,
]

const good = (answer: { status: number; text: string }) => {
  assert.ok(answer.status < 300, answer.text)
}
const times = (told: Told): number => Number(told.times ?? 1)
const newPassword = 'harbour violin 73 Mosaic'
const otherPassword = 'pebble orchard 58 Lantern'

const wrongPasswords = async (story: Story, person: Somebody, device: string, count: number) => {
  for (let n = 0; n < count; n++) {
    const step = await story.startSignIn(person, device, `not it ${n} either, sorry`)
    assert.equal(step.json.code, 'identity.bad_credentials')
    await story.world.runJobs()
  }
}

/** Wrong codes after a right password; a check takes five. */
const wrongCodes = async (story: Story, person: Somebody, device: string, count: number) => {
  const { world } = story
  let proof = ''
  for (let n = 0; n < count; n++) {
    if (n % 5 === 0) {
      proof = await story.halfSignIn(person, device)
      if (person.appSecret === null) await world.call('/v1/proofs/code', { proof, method: 'email' })
      await world.runJobs()
    }
    const method = person.appSecret === null ? 'email' : 'totp'
    const right =
      person.appSecret === null
        ? world.code(person.email)
        : totpCodeAt(person.appSecret, world.clock.now())
    const code = method === 'totp' ? wrongCode(wrongCode(right)) : wrongCode(right)
    const from = story.from(person, device)
    const refused = await world.call('/v1/proofs/answer', { proof, method, code }, from)
    assert.ok(refused.status >= 400, 'the wrong code was accepted')
    await world.runJobs()
  }
}

const resetPassword = async (story: Story, person: Somebody) => {
  const { world } = story
  const token = world.link(person.email, 'reset')
  const opened = await world.call('/v1/resets/open', { token })
  good(opened)
  const { reset, check } = opened.json
  if (check) good(await story.answer(person, check.proof))
  person.password = person.password === newPassword ? otherPassword : newPassword
  const proof = check ? { proof: check.proof } : {}
  const body = { reset, ...proof, password: person.password }
  good(await world.call('/v1/resets/complete', body))
  person.token = null
}

const addApp = async (story: Story, person: Somebody) => {
  const begun = await story.call(person, '/v1/me/totp', {})
  good(begun)
  const { id, secret } = begun.json
  const code = totpCodeAt(secret, story.world.clock.now())
  const done = await story.call(person, '/v1/me/totp/confirm', { id, code, label: 'Phone' })
  good(done)
  person.appSecret = secret
  person.recoveryCodes = [...(done.json.recoveryCodes ?? [])]
}

const useRecoveryCode = async (story: Story, person: Somebody) => {
  const proof = await story.halfSignIn(person, person.device)
  const code = person.recoveryCodes.pop()
  const answer = { proof, method: 'recovery', code }
  good(await story.world.call('/v1/proofs/answer', answer))
  const done = await story.world.call(
    '/v1/sessions/complete',
    { proof },
    story.from(person, person.device),
  )
  good(done)
  story.keep(person, person.device, done)
}

/** What a person does to get in, to stay in, and to keep others out. */
export const signInSteps: readonly PersonStep[] = [
  [
    /^signs in(?: on (?:her|his) (?<device>\w+))?$/,
    (story, person, { device }) => story.signIn(person, device ?? person.device),
  ],
  [
    /^types a wrong password(?: on (?:her|his) (?<device>\w+))?(?: ×(?<times>\d+))?$/,
    (story, person, told) =>
      wrongPasswords(story, person, told.device ?? person.device, times(told)),
  ],
  [
    /^types the old password(?: on (?:her|his) (?<device>\w+))?(?: ×(?<times>\d+))?$/,
    (story, person, told) =>
      wrongPasswords(story, person, told.device ?? person.device, times(told)),
  ],
  [
    /^types a wrong code(?: on (?:her|his) (?<device>\w+))?(?: ×(?<times>\d+))?$/,
    (story, person, told) => wrongCodes(story, person, told.device ?? person.device, times(told)),
  ],
  [
    /^types a code that is (?<minutes>\d+) minutes late(?: on (?:her|his) (?<device>\w+))?$/,
    async (story, person, { minutes, device }) => {
      const proof = await story.halfSignIn(person, device ?? person.device)
      const from = device ?? person.device
      const late = { device: from, lateMinutes: Number(minutes) }
      const refused = await story.answer(person, proof, late)
      assert.equal(refused.json.code, 'identity.factor_clock_off')
    },
  ],
  [
    /^begins to sign in(?: on (?:her|his) (?<device>\w+))?$/,
    async (story, person, { device }) => {
      const proof = await story.halfSignIn(person, device ?? person.device)
      await story.world.call('/v1/proofs/code', { proof, method: 'email' })
    },
  ],
  [
    /^asks for a code by text(?: on (?:her|his) (?<device>\w+))?$/,
    async (story, person, { device }) => {
      const proof = await story.halfSignIn(person, device ?? person.device)
      good(await story.world.call('/v1/proofs/code', { proof, method: 'sms' }))
    },
  ],
  [
    /^signs out$/,
    async (story, person) => {
      await story.world.call('/v1/sessions/current', undefined, {
        ...{ token: person.token, method: 'DELETE' },
      })
      person.token = null
    },
  ],
  [/^adds an app$/, addApp],
  [
    /^signs in with a recovery code(?: ×(?<times>\d+))?$/,
    async (story, person, told) => {
      for (let n = 0; n < times(told); n++) await useRecoveryCode(story, person)
    },
  ],
  [
    /^makes new recovery codes$/,
    async (story, person) => good(await story.call(person, '/v1/me/recovery-codes', {})),
  ],
  [
    /^asks for a new password$/,
    async (story, person) =>
      good(await story.world.call('/v1/resets', { identifier: person.email })),
  ],
  [/^sets the new password$/, resetPassword],
  [
    /^changes (?:her|his) password$/,
    async (story, person) => {
      const next = person.password === newPassword ? otherPassword : newPassword
      const done = await story.call(person, '/v1/me/password', { current: person.password, next })
      good(done)
      story.keep(person, person.device, done)
      person.password = next
    },
  ],
  [
    /^freezes (?:her|his) account$/,
    async (story, person) => {
      good(await story.call(person, '/v1/me/freeze', {}))
      person.token = null
      person.devices.clear()
    },
  ],
  [
    /^lifts the freeze$/,
    async (story, person) => {
      const begun = await story.call(person, '/v1/unfreeze/start', {})
      good(begun)
      const { proof } = begun.json
      good(await story.answer(person, proof))
      person.password = person.password === newPassword ? otherPassword : newPassword
      const body = { proof, password: person.password }
      const done = await story.call(person, '/v1/me/unfreeze', body)
      good(done)
      story.keep(person, person.device, done)
    },
  ],
  [
    /^reports (?:her|his) device as lost(?: on (?:her|his) (?<device>\w+))?$/,
    async (story, person, { device }) => {
      const proof = await story.halfSignIn(person, device ?? person.device)
      good(await story.world.call('/v1/lost-factors', { proof }))
    },
  ],
  [
    /^asks to change (?:her|his) e-mail$/,
    async (story, person) => {
      const email = `new.${person.email}`
      good(await story.call(person, '/v1/me/email', { email }))
      person.newEmail = email
    },
  ],
  [
    /^confirms the new e-mail$/,
    async (story, person) => {
      const code = story.world.code(person.newEmail ?? '')
      good(await story.call(person, '/v1/me/email/confirm', { code }))
    },
  ],
  [
    /^undoes the change of e-mail$/,
    async (story, person) => {
      const token = story.world.link(person.email, 'undo-change')
      good(await story.world.call('/v1/contact-changes/undo', { token }))
      person.newEmail = null
    },
  ],
  [
    /^asks to change (?:her|his) phone$/,
    async (story, person) => {
      const phone = `+49160${String(Number(person.accountNumber.slice(2, 9)) + 1).padStart(7, '0')}`
      good(await story.call(person, '/v1/me/phone', { phone }))
    },
  ],
  [
    /^unlocks sign-in by the link$/,
    async (story, person) => {
      const { world } = story
      const token = world.link(person.email, 'unlock')
      const begun = await world.call('/v1/unlocks', { token })
      good(begun)
      const { proof } = begun.json
      const sent = await world.call('/v1/proofs/code', { proof, method: 'sms' })
      await world.runJobs()
      const method = sent.status === 202 ? 'sms' : 'email'
      const phone = 'phone' in person ? String(person.phone) : ''
      if (method === 'email') {
        await world.call('/v1/proofs/code', { proof, method })
        await world.runJobs()
      }
      const code = world.code(method === 'sms' ? phone : person.email)
      good(await world.call('/v1/proofs/answer', { proof, method, code }))
      good(await world.call('/v1/unlocks/complete', { token, proof }))
    },
  ],
  [
    /^ends (?:her|his) other sessions$/,
    async (story, person) => good(await story.call(person, '/v1/me/sessions/end-others', {})),
  ],
]

/** What somebody else does who knows something of the hero's. */
export const strangerSteps: readonly PersonStep[] = [
  [
    /^tries passwords(?: ×(?<times>\d+))?$/,
    (story, person, told) => wrongPasswords(story, person, 'stranger’s', times(told)),
  ],
  [
    /^knows the password and guesses codes(?: ×(?<times>\d+))?$/,
    (story, person, told) => wrongCodes(story, person, 'stranger’s', times(told)),
  ],
  [
    /^signs in as (?:her|him)$/,
    async (story, person) => {
      const proof = await story.halfSignIn(person, 'stranger’s')
      good(await story.answer(person, proof, { device: 'stranger’s' }))
      const from = story.from(person, 'stranger’s')
      const done = await story.world.call('/v1/sessions/complete', { proof }, from)
      good(done)
      story.stranger.token = tokenOf(done)
    },
  ],
  [
    /^asks for a new password for (?:her|him)$/,
    async (story, person) =>
      good(await story.world.call('/v1/resets', { identifier: person.email })),
  ],
  [
    /^sends (?<money>[\d.]+ [A-Z]+) from (?:her|his) account to (?<to>\w+)$/,
    async (story, _, { money = '', to = '' }) => {
      const payee = await story.somebody(to)
      const [amount, currency] = money.split(' ')
      const body = { to: payee.accountNumber, amount, currency }
      const token = story.stranger.token
      good(await story.world.call('/v1/transfers', body, { token }))
    },
  ],
]
