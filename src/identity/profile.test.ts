import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPeopleByHandle } from '#identity'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, tokenOf } from '../../test/support/identity-world.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, ctx, signIn, enrol } = world

let drawn = 0
const signedInPerson = async (change = {}) => {
  const email = `profile${drawn++}@example.org`
  const person = await enrol({ email, ...change })
  const token = tokenOf(await signIn(email))
  return { ...person, email, token }
}
type SignedIn = Awaited<ReturnType<typeof signedInPerson>>
const change = ({ token }: SignedIn, body: object, language = 'en') =>
  call('/v1/me', body, { token, method: 'PATCH', language })
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

test('A time zone is chosen from the list and stays when the country changes with it', async () => {
  const anna = await signedInPerson()
  assert.equal((await change(anna, { timeZone: 'Asia/Tokyo' })).json.timeZone, 'Asia/Tokyo')
  assert.equal((await find(anna.accountNumber))?.timeZone, 'Asia/Tokyo')
  assert.equal((await change(anna, { timeZone: 'asia/tokyo' })).json.timeZone, 'Asia/Tokyo')
  const both = await change(anna, { country: 'HK', timeZone: 'UTC' })
  assert.equal(both.json.timeZone, 'UTC')
  const phone = await change(anna, { phone: '+4915112345678' })
  assert.equal(phone.status, 422)
})

test('Names, countries and zones that cannot be are refused and change nothing', async () => {
  const anna = await signedInPerson()
  for (const [body, code] of [
    [{ name: 'O K Pay' }, 'identity.name_reserved'],
    [{ name: 'Anna <b>' }, 'identity.name_invalid'],
    [{ country: 'ZZ' }, 'identity.country_unsupported'],
    [{ timeZone: 'Mars/Olympus' }, 'identity.time_zone_unknown'],
    [{ timeZone: '+02:00', name: 'Other' }, 'identity.time_zone_unknown'],
  ] as const) {
    const answer = await change(anna, body)
    assert.equal(answer.status, 422)
    assert.equal(answer.json.code, code)
  }
  const { json } = await call('/v1/sessions/current', undefined, anna)
  assert.equal(json.person.name, 'Anna Keller')
  assert.equal(json.person.timeZone, 'Europe/Berlin')
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

test('Nobody who is not signed in changes anything', async () => {
  for (const [path, body, method] of [
    ['/v1/me', { name: 'Eve' }, 'PATCH'],
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
