import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPeopleByHandle } from '#identity'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../test/support/identity-world.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signIn, enrol, codeTo } = world

let drawn = 0
const minute = 60_000
const signedInPerson = async (change = {}) => {
  const email = `profile${drawn++}@example.org`
  const person = await enrol({ email, ...change })
  const token = tokenOf(await signIn(email))
  return { ...person, email, token }
}
type SignedIn = Awaited<ReturnType<typeof signedInPerson>>
const change = ({ token }: SignedIn, body: object, language = 'en') =>
  call('/v1/me', body, { token, method: 'PATCH', language })
const confirm = ({ token }: SignedIn, code: string) =>
  call('/v1/me/phone/confirm', { code }, { token })
const find = async (handle: string) =>
  (await inTestTransaction(database, ctx, (tx) => findPeopleByHandle(tx, [handle])))[0]

test('Name, language and country change, and what is not given stays', async () => {
  const anna = await signedInPerson()
  const answer = await change(anna, { name: '  王  小明 ', language: 'zh-CN' })
  assert.equal(answer.status, 200)
  assert.equal(answer.json.name, '王 小明')
  assert.equal(answer.json.country, 'DE')
  assert.equal(answer.json.mainCurrency, 'EUR')
  assert.equal((await find(anna.accountNumber))?.maskedName, '王*明')
  const moved = await change(anna, { country: 'HK', mainCurrency: 'HKD' })
  assert.equal(moved.json.mainCurrency, 'HKD')
  assert.equal((await find(anna.accountNumber))?.timeZone, 'Asia/Hong_Kong')
})

test('Names, countries and numbers that cannot be are refused and change nothing', async () => {
  const anna = await signedInPerson()
  for (const [body, code] of [
    [{ name: 'O K Pay' }, 'identity.name_reserved'],
    [{ name: 'Anna <b>' }, 'identity.name_invalid'],
    [{ country: 'ZZ' }, 'identity.country_unsupported'],
    [{ phone: '+999123456789' }, 'identity.phone_invalid'],
    [{ phone: '+12025550', name: 'Other' }, 'identity.phone_invalid'],
  ] as const) {
    const answer = await change(anna, body)
    assert.equal(answer.status, 422)
    assert.equal(answer.json.code, code)
  }
  const { json } = await call('/v1/sessions/current', undefined, anna)
  assert.equal(json.person.name, 'Anna Keller')
  assert.equal(json.person.phone, null)
})

test('A currency that a country does not offer is refused by name', async () => {
  const { json } = await call('/v1/sign-up-options')
  type Country = { code: string; currencies: string[] }
  const narrow = (json.countries as Country[]).find(({ currencies }) => currencies.length < 7)
  assert.ok(narrow, 'the policy keeps a currency from some country')
  const missing = ['USDC', 'CNY', 'HKD', 'KWD', 'JPY', 'USD', 'EUR'].find(
    (currency) => !narrow.currencies.includes(currency),
  )
  const anna = await signedInPerson()
  const answer = await change(anna, { country: narrow.code, mainCurrency: missing })
  assert.equal(answer.json.code, 'identity.currency_unsupported')
  assert.equal(answer.json.params.currency, missing)
})

test('A phone number finds its person once the code that was texted to it has come back', async () => {
  const anna = await signedInPerson()
  const phone = '+4915112345678'
  const answer = await change(anna, { phone })
  assert.equal(answer.json.phone, phone)
  assert.equal(answer.json.phoneVerified, false)
  assert.equal(await find(phone), null)
  const code = await codeTo(phone)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  assert.equal((await confirm(anna, wrong)).json.code, 'identity.code_wrong')
  assert.equal((await confirm(anna, code)).json.phoneVerified, true)
  assert.equal((await find(phone))?.id, anna.id)
  assert.equal((await confirm(anna, code)).json.code, 'identity.code_expired')
  assert.equal((await change(anna, { phone: null })).json.phone, null)
  assert.equal(await find(phone), null)
})

test('A number of somebody else gets the same answer; only who proves it learns more', async () => {
  const phone = '+8613912345678'
  const owner = await signedInPerson({ phone })
  const other = await signedInPerson()
  const free = await signedInPerson()
  const taken = await change(other, { phone })
  const fine = await change(free, { phone: '+8613912345679' })
  assert.equal(taken.status, fine.status)
  assert.equal(taken.json.phoneVerified, fine.json.phoneVerified)
  assert.equal((await find(phone))?.id, owner.id)
  const proved = await confirm(other, await codeTo(phone))
  assert.equal(proved.status, 409)
  assert.equal(proved.json.code, 'identity.phone_taken')
  assert.equal((await find(phone))?.id, owner.id)
})

test('A code for one number does not prove the next one', async () => {
  const anna = await signedInPerson()
  await change(anna, { phone: '+4915112345001' })
  const code = await codeTo('+4915112345001')
  clock.advanceMs(2 * minute)
  await change(anna, { phone: '+4915112345002' })
  assert.equal((await confirm(anna, code)).json.code, 'identity.code_wrong')
  assert.equal(await find('+4915112345002'), null)
})

test('Codes by SMS come once a minute for a number and for a person', async () => {
  const anna = await signedInPerson()
  await change(anna, { phone: '+4915112345003' })
  assert.equal((await call('/v1/me/phone/resend', {}, anna)).status, 429)
  assert.equal((await change(anna, { phone: '+4915112345004' })).status, 429)
  clock.advanceMs(minute)
  assert.equal((await call('/v1/me/phone/resend', {}, anna)).status, 202)
  await confirm(anna, await codeTo('+4915112345003'))
  clock.advanceMs(minute)
  const nothing = await call('/v1/me/phone/resend', {}, anna)
  assert.equal(nothing.json.code, 'identity.code_expired')
})

test('Two people proving one number at the same moment: one of them has it', async () => {
  const phone = '+4915112345010'
  const [anna, bea] = [await signedInPerson(), await signedInPerson()]
  await change(anna, { phone })
  const first = await codeTo(phone)
  clock.advanceMs(minute)
  await change(bea, { phone })
  const second = await codeTo(phone)
  const answers = await Promise.all([confirm(anna, first), confirm(bea, second)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
})

test('Nobody who is not signed in changes anything', async () => {
  for (const [path, body, method] of [
    ['/v1/me', { name: 'Eve' }, 'PATCH'],
    ['/v1/me/phone/confirm', { code: '123456' }, 'POST'],
    ['/v1/me/phone/resend', {}, 'POST'],
    ['/v1/sessions/current', undefined, 'GET'],
    ['/v1/sessions/current', undefined, 'DELETE'],
  ] as const) {
    assert.equal((await call(path, body, { method })).status, 401, path)
  }
})

test('The live check of a password tells each point by itself', async () => {
  const check = async (password: string) =>
    (
      await call('/v1/password-checks', {
        password,
        email: 'anna@example.org',
        name: 'Anna Keller',
      })
    ).json
  assert.deepEqual(await check('tram lemon 41 Quilt'), {
    acceptable: true,
    score: 4,
    checks: {
      longEnough: true,
      notTooLong: true,
      notCommon: true,
      noContext: true,
      strong: true,
    },
    minimumLength: 15,
  })
  const failed = async (password: string) =>
    Object.entries((await check(password)).checks)
      .filter(([, passed]) => !passed)
      .map(([name]) => name)
  assert.deepEqual(await failed('tram lemon 41'), ['longEnough'])
  assert.deepEqual(await failed('K3ll3r tram lemon 41'), ['noContext'])
  assert.deepEqual(await failed('0КРау tram lemon 41'), ['noContext'])
  assert.deepEqual(await failed('P@ssw0rdP@ssw0rd'), ['notCommon', 'strong'])
  assert.deepEqual(await failed('x'.repeat(1000)), ['notTooLong', 'strong'])
})
