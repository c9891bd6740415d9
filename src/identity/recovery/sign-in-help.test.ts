import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskEmail } from '#platform/mask-contact'
import { inTestTransaction } from '../../../test/support/context.ts'
import { countStatements } from '../../../test/support/count-statements.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createFactorPeople, wrongCode } from '../../../test/support/factor-people.ts'
import { createIdentityWorld } from '../../../test/support/identity-world.ts'
import { startCooldown } from '../cooldowns/cooldown-store.ts'
import { setPersonState } from '../set-person-state.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signUp, signInStep, mailsTo, textsTo, codeTo } = world
const { personWith, withApp } = createFactorPeople(world)

const minute = 60_000
const ask = (identifier: string) => call('/v1/sign-in-help', { identifier })
const open = (identifier: string, code: string) =>
  call('/v1/sign-in-help/open', { identifier, code })
const findings = async (identifier: string) => {
  assert.equal((await ask(identifier)).status, 202)
  const answer = await open(identifier, await codeTo(identifier))
  assert.equal(answer.status, 200)
  return answer.json
}

test('Whoever has the mailbox learns what stands in the way, and nothing that opens anything', async () => {
  const phone = '+4915112350001'
  const anna = await withApp({ phone })
  for (let tries = 0; tries < 10; tries++) await signInStep(anna.email, 'wrong password')
  await inTestTransaction(database, ctx, async (tx) => {
    await setPersonState(tx, anna.id, 'frozen_by_owner')
    await startCooldown(tx, anna.id, 'unlocked')
  })
  const found = await findings(anna.email)
  assert.equal(found.account, 'open')
  assert.equal(found.accountNumber, anna.accountNumber)
  assert.equal(found.frozen, 'owner')
  assert.equal(found.signInPausedUntil, new Date(clock.now().getTime() + 15 * minute).toISOString())
  assert.equal(found.checksPausedUntil, null)
  assert.equal(found.moneyOutFrom, new Date(clock.now().getTime() + 24 * 60 * minute).toISOString())
  const ways = found.ways.map(({ kind, to, left }: Record<string, unknown>) => [kind, to ?? left])
  assert.deepEqual(ways, [
    ['totp', undefined],
    ['sms', '+49 151 **** 0001'],
    ['recovery', 10],
  ])
  assert.equal(found.messages.length, 2)
  for (const { to, state } of found.messages) {
    assert.deepEqual([to, state], [maskEmail(anna.email), 'queued'])
  }
  const unlock = { token: found.unlock }
  const begun = await call('/v1/unlocks', unlock)
  await anna.byApp(begun.json.proof)
  const byPhone = await findings(phone)
  assert.deepEqual({ ...byPhone, unlock: null }, { ...found, unlock: null })
  const done = await call('/v1/unlocks/complete', { ...unlock, proof: begun.json.proof })
  assert.equal(done.status, 204)
  clock.advanceMs(minute)
  const open = await findings(anna.email)
  assert.deepEqual([open.signInPausedUntil, open.unlock], [null, null])
})

test('That an address has no account, or waits for its code, is told to its mailbox only', async () => {
  const stranger = 'stranger@example.org'
  assert.equal((await findings(stranger)).account, 'none')
  await signUp('newcomer@example.org')
  assert.equal((await findings('newcomer@example.org')).account, 'waiting')
  const anna = await personWith()
  await inTestTransaction(database, ctx, (tx) => setPersonState(tx, anna.id, 'closed'))
  const closed = await findings(anna.email)
  assert.equal(closed.account, 'closed')
  assert.deepEqual(closed.ways, [])
})

test('Known and unknown get the same answer, mail and work; a strange number gets no message', async () => {
  const anna = await personWith({ phone: '+4915112350002' })
  const mails = async (email: string) => {
    const answer = await ask(email)
    const { text, subject } = (await mailsTo(email)).at(-1)!
    const blind = (words: string) => words.replace(/\d{6}/g, '……')
    return { json: answer.json, text: blind(text), subject: blind(subject) }
  }
  assert.deepEqual(await mails(anna.email), await mails('someone.else@example.org'))
  clock.advanceMs(minute)
  const known = await countStatements(() => ask(anna.email))
  const unknown = await countStatements(() => ask('nobody.known@example.org'))
  assert.deepEqual(known, unknown)
  const [mine, stranger] = [await ask('+4915112350002'), await ask('+4915112350003')]
  assert.deepEqual(mine.json, stranger.json)
  assert.deepEqual(await textsTo('+4915112350003'), [])
  const [wrong, nobody] = [
    await open('+4915112350002', wrongCode(await codeTo('+4915112350002'))),
    await open('+4915112350003', '000000'),
  ]
  assert.deepEqual(wrong.json.params, nobody.json.params)
  assert.equal(wrong.json.code, 'identity.code_wrong')
  assert.equal(nobody.json.code, 'identity.code_wrong')
})

test('A code opens once, for ten minutes, with five tries, and is no reset', async () => {
  const anna = await personWith()
  await ask(anna.email)
  const code = await codeTo(anna.email)
  assert.equal(
    (await call('/v1/resets/open', { identifier: anna.email, code })).json.code,
    'identity.code_expired',
  )
  assert.equal((await open(anna.email, code)).status, 200)
  assert.equal((await open(anna.email, code)).json.code, 'identity.code_expired')
  clock.advanceMs(minute)
  await ask(anna.email)
  const next = await codeTo(anna.email)
  for (let tries = 0; tries < 4; tries++) await open(anna.email, wrongCode(next))
  assert.equal((await open(anna.email, wrongCode(next))).json.code, 'identity.code_spent')
  assert.equal((await open(anna.email, next)).json.code, 'identity.code_expired')
  clock.advanceMs(minute)
  await ask(anna.email)
  const late = await codeTo(anna.email)
  clock.advanceMs(10 * minute)
  assert.equal((await open(anna.email, late)).json.code, 'identity.code_expired')
  const soon = await Promise.all([ask(anna.email), ask(anna.email)])
  assert.deepEqual(soon.map(({ status }) => status).sort(), [202, 429])
  assert.equal((await ask('neither')).json.code, 'identity.identifier_invalid')
})
