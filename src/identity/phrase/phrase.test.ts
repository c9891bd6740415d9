import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personalPhraseOf } from '#identity'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createFactorPeople } from '../../../test/support/factor-people.ts'
import { createIdentityWorld, tokenOf } from '../../../test/support/identity-world.ts'
import { readPhrase } from './phrase.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { stepUp } = createFactorPeople(world)
const { call, ctx, enrol, signIn, mailsTo, clock } = world

const owner = {
  name: 'Anna Keller',
  representative: null,
  email: 'anna.keller@example.org',
  accountNumber: 'OK284011773',
  phone: '+8613800138000',
}

let drawn = 0
const someone = async () => {
  const email = `phrase${drawn++}@example.org`
  const person = await enrol({ email })
  return { ...person, email, token: tokenOf(await signIn(email)) }
}
type Someone = Awaited<ReturnType<typeof someone>>
const choose = ({ token }: Someone, phrase: string, language = 'en') =>
  call('/v1/me/phrase', { phrase }, { token, method: 'PUT', language })
const shown = async ({ token }: Someone) => (await call('/v1/me/phrase', undefined, { token })).json

test('A phrase is words that only its owner would choose', () => {
  for (const [text, kept] of [
    ['purple giraffe at noon', 'purple giraffe at noon'],
    ['外婆的桂花糕', '外婆的桂花糕'],
    ['  two   cats ', 'two cats'],
    ['Ｂｌｕｅ kettle 7', 'Blue kettle 7'],
    ['🦒 giraffe', '🦒 giraffe'],
    ['Summer of 1999', 'Summer of 1999'],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['青山', '青山'],
  ] as const) {
    assert.equal(readPhrase(text, owner).phrase, kept, text)
  }
})

test('What a stranger knows or what is secret makes no phrase', () => {
  for (const [text, refusal] of [
    ['x', 'length'],
    [' a ', 'length'],
    ['x'.repeat(41), 'length'],
    ['two\u200bcats', 'characters'],
    ['cats\u202e', 'characters'],
    ['line\nbreak', 'characters'],
    [`Z${'\u0301'.repeat(6)}algo`, 'characters'],
    ['402913', 'code'],
    ['40 29-13', 'code'],
    ['４０２９１３', 'code'],
    ['a40291', 'code'],
    ['me@example.org', 'address'],
    ['see example.com/x', 'address'],
    ['http://x', 'address'],
    ['my OKPay phrase', 'ours'],
    ['0КРау', 'ours'],
    ['O K P a y', 'ours'],
    ['官方客服小李', 'ours'],
    ['my password is tulip', 'ours'],
    ['anna  KELLER', 'known'],
    ['Keller', 'known'],
    ['anna.keller', 'address'],
    ['OK284011773', 'code'],
  ] as const) {
    assert.equal(readPhrase(text, owner).refusal, refusal, text)
  }
})

test('A phrase is set, changed, read by its owner only, and removed', async () => {
  const [anna, bea] = [await someone(), await someone()]
  assert.deepEqual(await shown(anna), { phrase: null, setAt: null })
  assert.equal((await choose(anna, 'purple giraffe')).status, 200)
  const changed = await choose(anna, '  blue   giraffe ')
  assert.equal(changed.json.phrase, 'blue giraffe')
  assert.equal((await shown(anna)).phrase, 'blue giraffe')
  assert.equal((await shown(bea)).phrase, null)
  const phrases = await inTestTransaction(database, ctx, (tx) =>
    personalPhraseOf(tx, [anna.id, bea.id]),
  )
  assert.deepEqual([...phrases], [[anna.id, 'blue giraffe']])
  const { rows } = await database.owner.query('SELECT phrase_sealed FROM identity.phrases')
  assert.ok(rows.every(({ phrase_sealed: text }) => /^v1:test:/.test(text)))
  for (const status of [204, 204]) {
    const gone = await call('/v1/me/phrase', undefined, { token: anna.token, method: 'DELETE' })
    assert.equal(gone.status, status)
  }
  assert.equal((await shown(anna)).phrase, null)
  const { rows: facts } = await database.owner.query(
    `SELECT data FROM platform.events WHERE subject = $1 AND type = 'identity.phrase_changed'
     ORDER BY id`,
    [anna.id],
  )
  assert.deepEqual(
    facts.map(({ data }) => data),
    [{ change: 'set' }, { change: 'set' }, { change: 'removed' }],
  )
})

test('A phrase that protects nobody is refused with the reason beside the field', async () => {
  const anna = await someone()
  const refused = await choose(anna, '123 456')
  assert.equal(refused.status, 422)
  assert.equal(refused.json.code, 'identity.phrase_unsuitable')
  assert.deepEqual(refused.json.errors, [
    {
      pointer: '/phrase',
      code: 'identity.phrase_code',
      detail: 'It looks like a code or a PIN; use words',
    },
  ])
  assert.match((await choose(anna, '123 456', 'zh-CN')).json.errors[0].detail, /验证码/)
  assert.equal((await shown(anna)).phrase, null)
})

test('Mails and text messages to somebody we know carry the phrase', async () => {
  const anna = await someone()
  const tried = async () => {
    clock.advanceMs(61_000)
    assert.equal((await world.signUp(anna.email)).status, 202)
    return (await mailsTo(anna.email)).at(-1)!
  }
  assert.match((await tried()).text, /Set a phrase of your own/)
  await choose(anna, 'purple <giraffe>')
  const mail = await tried()
  assert.match(mail.text, /^Your phrase: purple <giraffe>\n/)
  assert.match(mail.html, /Your phrase: purple &lt;giraffe&gt;/)
  const byMail = (proof: string) => world.proveBy(proof, 'email', anna.email)
  await stepUp('/v1/me/phone', { phone: '+4915112345777' }, anna.token, byMail)
  // Nobody has proved that number yet: whoever has it must not learn the phrase.
  const [text] = await world.textsTo('+4915112345777')
  assert.doesNotMatch(text!.text, /giraffe/)
  const code = await world.codeTo('+4915112345777')
  await call('/v1/me/phone/confirm', { code }, { token: anna.token })
  const { proof } = (await world.signInStep(anna.email)).json
  await call('/v1/proofs/code', { proof, method: 'sms' })
  const [, known] = await world.textsTo('+4915112345777')
  assert.match(known!.text, /Your phrase: purple <giraffe>$/)
})

test('Nobody who is not signed in reads or changes a phrase', async () => {
  for (const [method, body] of [
    ['GET', undefined],
    ['PUT', { phrase: 'purple giraffe' }],
    ['DELETE', undefined],
  ] as const) {
    assert.equal((await call('/v1/me/phrase', body, { method })).status, 401, method)
  }
})
