import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPeopleByHandle } from '#identity'
import { inTestTransaction } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, goodPassword, tokenOf } from '../../test/support/identity-world.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, ctx, signUp, signInStep, proveBy, enrol, textsTo, mailsTo, codeTo } = world

const minute = 60_000
let drawn = 0
/** Numbers of other ranges at other times, so that one test does not use up another's texts. */
const fresh = () => {
  clock.advanceMs(6 * minute)
  return `+86138${String(1_000_000 * drawn + 8_000 + drawn++).padStart(8, '0')}`
}
const resend = (phone: string) => call('/v1/sign-ups/resend', { phone })
const confirm = (body: object) => call('/v1/sign-ups/confirm', body)
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('A newcomer signs up by phone, types the code that was texted, and is signed in', async () => {
  const phone = fresh()
  const sent = await signUp(phone, { country: 'CN', language: 'zh-CN', name: '王小明' })
  assert.equal(sent.status, 202)
  assert.deepEqual(sent.json, {
    phone,
    codeExpiresAt: new Date(clock.now().getTime() + 10 * minute).toISOString(),
    resendAt: new Date(clock.now().getTime() + minute).toISOString(),
  })
  const [text] = await textsTo(phone)
  assert.match(text?.text ?? '', /^【OKPay】注册验证码 \d{6}，10 分钟内有效。/)
  // The line by which a phone fills the code in on our page only.
  assert.match(text?.text ?? '', /\n@localhost #\d{6}$/)
  assert.doesNotMatch(text?.text ?? '', /https?:/)

  const session = await confirm({ phone, code: await codeTo(phone) })
  assert.equal(session.status, 201)
  const { person } = session.json
  assert.match(person.accountNumber, /^OK\d{9}$/)
  assert.equal(person.email, null)
  assert.equal(person.phone, phone)
  assert.equal(person.phoneVerified, true)
  assert.equal(person.kind, 'person')
  assert.equal(person.representative, null)
  assert.equal(person.mainCurrency, 'CNY')
  const current = await call('/v1/sessions/current', undefined, { token: tokenOf(session) })
  assert.deepEqual(current.json.person, person)
})

test('Who signed up by phone is found by the number, and pays and is paid like anybody', async () => {
  const phone = fresh()
  await signUp(phone, { country: 'CN', name: '王小明' })
  const { json } = await confirm({ phone, code: await codeTo(phone) })
  const find = (handle: string) =>
    inTestTransaction(database, ctx, (tx) => findPeopleByHandle(tx, [handle]))
  const [byPhone] = await find(phone)
  const [byAccount] = await find(json.person.accountNumber)
  assert.equal(byPhone?.accountNumber, json.person.accountNumber)
  assert.deepEqual(byAccount, byPhone)
  assert.equal(byPhone?.maskedName, '王*明')
})

test('Who signed up by phone signs in with it: password, then a code by SMS', async () => {
  const phone = fresh()
  await signUp(phone)
  const early = await signInStep(phone)
  assert.equal(early.json.code, 'identity.contact_unverified')
  assert.equal((await signInStep(phone, 'not it at all')).json.code, 'identity.bad_credentials')
  await confirm({ phone, code: await codeTo(phone) })
  const spaced = `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`
  const step = await signInStep(spaced)
  assert.equal(step.status, 200)
  const { proof } = step.json
  assert.equal((await proveBy(proof, 'sms', phone)).status, 200)
  const session = await call('/v1/sessions/complete', { proof })
  assert.equal(session.status, 201)
  assert.equal(session.json.person.phone, phone)
  const token = tokenOf(session)
  const security = await call('/v1/me/security', undefined, { token })
  assert.equal(security.json.emailCodes.to, null)
  // The number with which the account was opened is no second factor yet.
  const check = await call('/v1/me/password-checks', { password: 'x' }, { token })
  assert.equal(check.json.minimumLength, 15)
})

test('A business goes by its registered name; who signed up for it stands beside', async () => {
  const phone = fresh()
  const business = { kind: 'business', businessName: ' Mærsk  A/S ', name: 'Anna Keller' }
  await signUp(phone, business)
  const { json } = await confirm({ phone, code: await codeTo(phone) })
  assert.equal(json.person.kind, 'business')
  assert.equal(json.person.name, 'Mærsk A/S')
  assert.equal(json.person.representative, 'Anna Keller')
  const [found] = await inTestTransaction(database, ctx, (tx) => findPeopleByHandle(tx, [phone]))
  // A registered name is public: a payer sees it whole.
  assert.equal(found?.maskedName, 'Mærsk A/S')

  const byMail = 'shop@example.org'
  await signUp(byMail, { ...business, businessName: '北京字节跳动科技有限公司' })
  const second = await confirm({ email: byMail, code: await codeTo(byMail) })
  assert.equal(second.json.person.name, '北京字节跳动科技有限公司')
  assert.match((await mailsTo(byMail)).at(-1)?.text ?? '', /Anna Keller/)
})

const refusals: [string, Record<string, unknown>, string, string | undefined][] = [
  ['a number that cannot be', { phone: '+999123456789' }, 'identity.phone_invalid', '/phone'],
  ['both contacts', { email: 'a@example.org' }, 'identity.contact_needed', undefined],
  ['neither contact', { phone: undefined }, 'identity.contact_needed', undefined],
  ['a business without its name', { kind: 'business' }, 'identity.name_invalid', '/businessName'],
  [
    'a business called like us',
    { kind: 'business', businessName: 'OKPay Ltd' },
    'identity.name_reserved',
    '/businessName',
  ],
  [
    'a representative called like us',
    { kind: 'business', businessName: 'ACME Ltd', name: 'ОКРау' },
    'identity.name_reserved',
    '/name',
  ],
  [
    'a registered name of a person',
    { businessName: 'ACME Ltd' },
    'identity.business_name_unexpected',
    undefined,
  ],
  [
    'the number in the password',
    { phone: '+8613800138000', password: 'tram lemon 0138000 Quilt' },
    'identity.password_unacceptable',
    '/password',
  ],
  [
    'the registered name in the password',
    { kind: 'business', businessName: 'Zanzibar Ltd', password: 'tram zanzibar 41 Quilt' },
    'identity.password_unacceptable',
    '/password',
  ],
]
for (const [what, change, code, pointer] of refusals) {
  test(`A sign-up with ${what} is refused`, async () => {
    const answer = await signUp(fresh(), change, 'zh-CN')
    assert.equal(answer.status, 422)
    assert.equal(answer.json.code, code)
    assert.equal(answer.json.errors?.[0]?.pointer, pointer)
    assert.match(answer.json.title + answer.json.detail, /\p{Script=Han}/u)
  })
}

test('A number in use gets the same answer, its owner a text without code or link', async () => {
  const owned = fresh()
  await enrol({ email: null, phone: owned, language: 'zh-CN' })
  const free = fresh()
  const [taken, fine] = [await signUp(owned), await signUp(free)]
  assert.equal(taken.status, fine.status)
  assert.deepEqual({ ...taken.json, phone: '' }, { ...fine.json, phone: '' })
  assert.deepEqual([...taken.headers.keys()], [...fine.headers.keys()])
  const texts = await textsTo(owned)
  assert.equal(texts.length, 1)
  assert.match(texts[0]?.text ?? '', /有人用您的手机号申请注册/)
  assert.doesNotMatch(texts[0]?.text ?? '', /\d{6}|https?:/)
  const guess = { phone: owned, code: '000000' }
  const [a, b] = [await confirm(guess), await confirm({ ...guess, phone: free })]
  assert.equal(a.json.code, b.json.code)
  assert.deepEqual(a.json.params, b.json.params)
})

test('Asking for a code again gives one answer for everybody, and a text only where one waits', async () => {
  const [waiting, settled, unknown] = [fresh(), fresh(), fresh()]
  await signUp(waiting)
  await enrol({ email: null, phone: settled })
  clock.advanceMs(minute)
  const answers = []
  for (const phone of [waiting, settled, unknown]) {
    const { status, json } = await resend(phone)
    answers.push({ status, ...json, phone: '' })
  }
  assert.deepEqual(answers[0], answers[1])
  assert.deepEqual(answers[0], answers[2])
  assert.equal((await textsTo(waiting)).length, 2)
  assert.equal((await textsTo(settled)).length, 0)
})

test('A newer code voids the older; five wrong ones void the right one', async () => {
  const phone = fresh()
  await signUp(phone)
  const first = await codeTo(phone)
  clock.advanceMs(minute)
  await resend(phone)
  const code = await codeTo(phone)
  assert.equal((await confirm({ phone, code: first })).json.code, 'identity.code_wrong')
  for (const left of [3, 2, 1]) {
    assert.equal((await confirm({ phone, code: wrong(code) })).json.params.triesLeft, left)
  }
  assert.equal((await confirm({ phone, code: wrong(code) })).json.code, 'identity.code_spent')
  assert.equal((await confirm({ phone, code })).json.code, 'identity.code_expired')
})

test('Of ten people typing the same code at once, one opens the account', async () => {
  const phone = fresh()
  await signUp(phone)
  const code = await codeTo(phone)
  const answers = await Promise.all(Array.from({ length: 10 }, () => confirm({ phone, code })))
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
})

test('Whoever signs up last with my number does not get my account by my code', async () => {
  const phone = fresh()
  await signUp(phone)
  clock.advanceMs(2 * minute)
  await signUp(phone, { password: 'the attacker chose this one' })
  const code = await codeTo(phone)
  assert.equal((await confirm({ phone, code })).json.code, 'identity.sign_up_contested')
  clock.advanceMs(2 * minute)
  await signUp(phone)
  const newest = await codeTo(phone)
  assert.equal((await confirm({ phone, code: newest, password: goodPassword })).status, 201)
})

test('A number that somebody proves while a sign-up waits stays theirs', async () => {
  const phone = fresh()
  await signUp(phone)
  const code = await codeTo(phone)
  const owner = await enrol({ email: 'meanwhile@example.org', phone })
  assert.equal((await confirm({ phone, code })).json.code, 'identity.code_expired')
  const [found] = await inTestTransaction(database, ctx, (tx) => findPeopleByHandle(tx, [phone]))
  assert.equal(found?.id, owner.id)
})

test('A code needs its address or its number, one of them', async () => {
  const [phone, email] = [fresh(), 'both@example.org']
  for (const body of [{ phone }, { phone, email, code: '123456' }, { phone, token: 'x' }]) {
    const answer = await confirm(body)
    const expected = 'token' in body ? 'identity.code_expired' : 'identity.proof_missing'
    assert.equal(answer.json.code, expected)
  }
})

test('No number lies readable in the database', async () => {
  const phone = fresh()
  await signUp(phone)
  const { rows } = await database.owner.query(
    `SELECT s::text AS text FROM identity.sign_ups AS s
     UNION ALL SELECT p::text FROM identity.people AS p
     UNION ALL SELECT t::text FROM identity.throttles AS t
     UNION ALL SELECT j::text FROM graphile_worker._private_jobs AS j`,
  )
  assert.ok(rows.length > 0)
  assert.ok(rows.every(({ text }) => !text.includes(phone.slice(4))))
})
