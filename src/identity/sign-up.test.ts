import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createIdentityWorld, goodPassword, tokenOf } from '../../test/support/identity-world.ts'

const database = await createTestDatabase()
const world = await createIdentityWorld(database)
const { call, clock, signUp, signIn, enrol, mailsTo, codeTo, linkTo } = world

let drawn = 0
const fresh = () => `person${drawn++}@example.org`
const minute = 60_000
const confirm = (body: object, language = 'en') => call('/v1/sign-ups/confirm', body, { language })

/** Another code than the right one. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('A newcomer signs up, types the code and is signed in with an account number', async () => {
  const email = fresh()
  const sent = await signUp(email)
  assert.equal(sent.status, 202)
  assert.deepEqual(sent.json, {
    email,
    codeExpiresAt: new Date(clock.now().getTime() + 10 * minute).toISOString(),
    resendAt: new Date(clock.now().getTime() + minute).toISOString(),
  })
  const session = await confirm({ email, code: await codeTo(email) })
  assert.equal(session.status, 201)
  assert.match(session.json.person.accountNumber, /^OK\d{9}$/)
  assert.equal(session.json.person.name, 'Anna Keller')
  assert.equal(session.json.person.mainCurrency, 'EUR')
  const current = await call('/v1/sessions/current', undefined, { token: tokenOf(session) })
  assert.equal(current.json.person.email, email)
  const welcome = (await mailsTo(email)).at(-1)
  assert.match(welcome?.text ?? '', new RegExp(session.json.person.accountNumber))
  assert.equal((await signIn(email)).status, 201)
})

test('The link of the mail works on another device, once, and says so the second time', async () => {
  const email = fresh()
  await signUp(email)
  const token = await linkTo(email)
  assert.equal((await confirm({ token })).status, 201)
  const again = await confirm({ token })
  assert.equal(again.status, 409)
  assert.equal(again.json.code, 'identity.link_used')
  assert.equal(again.json.remedy, 'sign-in')
})

test('Code and link of the mail are good for ten minutes', async () => {
  const email = fresh()
  await signUp(email)
  const code = await codeTo(email)
  const token = await linkTo(email)
  clock.advanceMs(10 * minute)
  assert.equal((await confirm({ email, code })).json.code, 'identity.code_expired')
  assert.equal((await confirm({ token })).json.code, 'identity.code_expired')
  assert.equal((await call('/v1/sign-ups/resend', { email })).status, 202)
  assert.equal((await confirm({ email, code: await codeTo(email) })).status, 201)
})

test('A used code opens nothing a second time', async () => {
  const email = fresh()
  await signUp(email)
  const code = await codeTo(email)
  assert.equal((await confirm({ email, code })).status, 201)
  assert.equal((await confirm({ email, code })).json.code, 'identity.code_expired')
})

test('Of ten people typing the same code at once, one opens the account', async () => {
  const email = fresh()
  await signUp(email)
  const code = await codeTo(email)
  const answers = await Promise.all(Array.from({ length: 10 }, () => confirm({ email, code })))
  assert.equal(answers.filter(({ status }) => status === 201).length, 1)
})

test('A newer code voids the older one', async () => {
  const email = fresh()
  await signUp(email)
  const [code, token] = [await codeTo(email), await linkTo(email)]
  clock.advanceMs(minute)
  await call('/v1/sign-ups/resend', { email })
  const newer = await codeTo(email)
  assert.notEqual(code, newer)
  assert.equal((await confirm({ email, code })).json.code, 'identity.code_wrong')
  assert.equal((await confirm({ token })).json.code, 'identity.code_expired')
  assert.equal((await confirm({ email, code: newer })).status, 201)
})

test('After five wrong codes even the right one is refused until a new one is asked for', async () => {
  const email = fresh()
  await signUp(email)
  const code = await codeTo(email)
  for (const left of [4, 3, 2, 1]) {
    const answer = await confirm({ email, code: wrong(code) })
    assert.equal(answer.json.code, 'identity.code_wrong')
    assert.equal(answer.json.params.triesLeft, left)
  }
  assert.equal((await confirm({ email, code: wrong(code) })).json.code, 'identity.code_spent')
  assert.equal((await confirm({ email, code })).json.code, 'identity.code_expired')
  clock.advanceMs(minute)
  await call('/v1/sign-ups/resend', { email })
  assert.equal((await confirm({ email, code: await codeTo(email) })).status, 201)
})

test('Twenty wrong codes at the same moment are still only five tries', async () => {
  const email = fresh()
  await signUp(email)
  const code = await codeTo(email)
  const tries = Array.from({ length: 20 }, () => confirm({ email, code: wrong(code) }))
  const codes = (await Promise.all(tries)).map(({ json }) => json.code)
  assert.equal(codes.filter((each) => each === 'identity.code_wrong').length, 4)
  assert.equal(codes.filter((each) => each === 'identity.code_spent').length, 1)
  assert.equal(codes.filter((each) => each === 'identity.code_expired').length, 15)
})

test('The code of one sign-up opens no other', async () => {
  const [mine, theirs] = [fresh(), fresh()]
  await signUp(mine)
  await signUp(theirs)
  const answer = await confirm({ email: theirs, code: await codeTo(mine) })
  assert.equal(answer.json.code, 'identity.code_wrong')
})

test('An address in use gets the same answer, its owner a mail, and no code is sent', async () => {
  const owner = await enrol({ email: 'owner@example.org', language: 'zh-CN' })
  const free = fresh()
  const [taken, fine] = [await signUp('owner@example.org'), await signUp(free)]
  assert.equal(taken.status, fine.status)
  assert.deepEqual({ ...taken.json, email: '' }, { ...fine.json, email: '' })
  assert.deepEqual([...taken.headers.keys()], [...fine.headers.keys()])
  const mails = await mailsTo('owner@example.org')
  assert.equal(mails.length, 1)
  assert.match(mails[0]?.text ?? '', /您已有 OKPay 账户/)
  assert.doesNotMatch(mails[0]?.text ?? '', /token=|\d{6}/)
  assert.ok(owner)
  // The confirmation answers alike too: neither shows that there is nothing to confirm.
  const guess = { email: 'owner@example.org', code: '000000' }
  const [a, b] = [await confirm(guess), await confirm({ ...guess, email: free })]
  assert.equal(a.json.code, b.json.code)
  assert.deepEqual(a.json.params, b.json.params)
})

test('Known and unknown addresses and numbers cost the same statements', async () => {
  const count = async (work: () => Promise<unknown>) => {
    const counted: string[] = []
    const { Client } = (await import('pg')).default
    const original = Client.prototype.query
    // biome-ignore lint/suspicious/noExplicitAny: a spy takes every shape
    Client.prototype.query = function (this: unknown, ...args: any[]) {
      counted.push(args[0]?.name ?? args[0]?.text ?? String(args[0]))
      return original.apply(this as never, args as never)
    } as never
    try {
      await work()
    } finally {
      Client.prototype.query = original
    }
    // The server's own heartbeat and the policy's cache are not this call's.
    return counted.filter((text) => !/^(policy\.|SELECT 1$)/.test(text)).sort()
  }
  const [email, phone] = ['known@example.org', '+8613800138000']
  await enrol({ email, phone })
  const rounds: [string, string, string, (contact: string) => Promise<unknown>][] = [
    ['sign-up', email, fresh(), (contact) => signUp(contact)],
    ['resend', email, fresh(), (contact) => call('/v1/sign-ups/resend', { email: contact })],
    ['sign-in', email, fresh(), (contact) => signIn(contact, 'quite another password')],
    [
      'sign-in by phone',
      phone,
      '+8613800138003',
      (contact) => signIn(contact, 'quite another password'),
    ],
    ['sign-up by phone', phone, '+8613800138001', (contact) => signUp(contact)],
    [
      'resend by phone',
      phone,
      '+8613800138002',
      (contact) => call('/v1/sign-ups/resend', { phone: contact }),
    ],
  ]
  for (const [name, known, unknown, ask] of rounds) {
    clock.advanceMs(2 * minute)
    const statements = await count(() => ask(known))
    assert.deepEqual(statements, await count(() => ask(unknown)), name)
    assert.ok(statements.length > 3, name)
  }
})

test('Asking for a code again gives one answer for everybody, and a mail only where one waits', async () => {
  const waiting = fresh()
  await signUp(waiting)
  await enrol({ email: 'settled@example.org' })
  clock.advanceMs(minute)
  const answers = []
  for (const email of [waiting, 'settled@example.org', fresh()]) {
    const { status, json } = await call('/v1/sign-ups/resend', { email })
    answers.push({ status, ...json, email: '' })
  }
  assert.deepEqual(answers[0], answers[1])
  assert.deepEqual(answers[0], answers[2])
  assert.equal((await mailsTo(waiting)).length, 2)
  assert.equal((await mailsTo('settled@example.org')).length, 0)
})

test('A second message within the minute is refused with the moment when it may come', async () => {
  for (const email of [fresh(), 'owner@example.org']) {
    clock.advanceMs(2 * minute)
    await call('/v1/sign-ups/resend', { email })
    clock.advanceMs(30_000)
    const early = await call('/v1/sign-ups/resend', { email })
    assert.equal(early.status, 429)
    assert.equal(early.json.code, 'identity.messages_too_often')
    assert.equal(early.headers.get('retry-after'), '30')
    assert.equal((await signUp(email)).status, 429)
  }
})

test('An address gets ten messages a day at most', async () => {
  const email = fresh()
  for (let sent = 0; sent < 10; sent++) {
    assert.equal((await call('/v1/sign-ups/resend', { email })).status, 202)
    clock.advanceMs(2 * minute)
  }
  assert.equal((await call('/v1/sign-ups/resend', { email })).status, 429)
  clock.advanceMs(24 * 60 * minute)
  assert.equal((await call('/v1/sign-ups/resend', { email })).status, 202)
})

test('Before the address is confirmed only the right password learns that the code is missing', async () => {
  const email = fresh()
  await signUp(email)
  assert.equal((await signIn(email, 'not the password')).json.code, 'identity.bad_credentials')
  const right = await signIn(email)
  assert.equal(right.status, 403)
  assert.equal(right.json.code, 'identity.contact_unverified')
  assert.equal(right.json.remedy, 'verify-contact')
  assert.equal(tokenOf(right), '')
})

test('Whoever signs up last with my address does not get my account by my code', async () => {
  const email = fresh()
  await signUp(email)
  clock.advanceMs(2 * minute)
  await signUp(email, { password: 'the attacker chose this one' })
  const code = await codeTo(email)
  assert.equal((await confirm({ email, code })).json.code, 'identity.sign_up_contested')
  const mine = await confirm({ email, code, password: goodPassword })
  assert.equal(mine.json.code, 'identity.sign_up_contested')
  assert.equal(mine.json.errors[0].pointer, '/password')
  clock.advanceMs(2 * minute)
  await signUp(email)
  const newest = await codeTo(email)
  assert.equal((await confirm({ email, code: newest, password: goodPassword })).status, 201)
})

test('A sign-up that nobody confirms is gone after a day', async () => {
  const email = fresh()
  await signUp(email)
  clock.advanceMs(24 * 60 * minute)
  assert.equal((await signIn(email)).json.code, 'identity.bad_credentials')
  await call('/v1/sign-ups/resend', { email })
  assert.equal(await codeTo(email), '')
})

test('Code and token together, or neither, are refused', async () => {
  for (const body of [{}, { email: fresh() }, { code: '123456' }, { code: '123456', token: 'x' }]) {
    assert.equal((await confirm(body)).json.code, 'identity.proof_missing')
  }
  assert.equal((await confirm({ token: 'never-issued' })).json.code, 'identity.code_expired')
})

const refusals: [string, Record<string, unknown>, string, string][] = [
  ['no address at all', { email: 'anna' }, 'identity.email_invalid', '/email'],
  ['two recipients', { email: 'a@b.com,c@d.com' }, 'identity.email_invalid', '/email'],
  ['a line break', { email: 'a@b.com\r\nBcc: c@d.com' }, 'identity.email_invalid', '/email'],
  ['a web address', { name: 'Win at http://evil.com' }, 'identity.name_invalid', '/name'],
  ['a bidi override', { name: 'Anna\u202eKeller' }, 'identity.name_invalid', '/name'],
  ['digits only', { name: '12345' }, 'identity.name_invalid', '/name'],
  ['81 characters', { name: 'a'.repeat(81) }, 'identity.name_invalid', '/name'],
  ['Cyrillic OKPay', { name: 'ОКРау' }, 'identity.name_reserved', '/name'],
  ['zero for O', { name: '0KPay Support' }, 'identity.name_reserved', '/name'],
  ['an unknown country', { country: 'ZZ' }, 'identity.country_unsupported', '/country'],
  ['a short password', { password: 'Tr4m!lemon' }, 'identity.password_unacceptable', '/password'],
  [
    'our name in it',
    { password: 'OKPay2026!!OKPay' },
    'identity.password_unacceptable',
    '/password',
  ],
  [
    'a known password',
    { password: 'password123456789' },
    'identity.password_unacceptable',
    '/password',
  ],
  [
    '129 characters',
    { password: 'aB3$'.repeat(33) },
    'identity.password_unacceptable',
    '/password',
  ],
]
for (const [what, change, code, pointer] of refusals) {
  test(`A sign-up with ${what} is refused, in the language of the person`, async () => {
    const answer = await signUp(fresh(), change, 'zh-CN')
    assert.equal(answer.status, 422)
    assert.equal(answer.json.code, code)
    assert.equal(answer.json.errors[0].pointer, pointer)
    assert.match(
      answer.json.title + answer.json.detail + answer.json.errors[0].detail,
      /\p{Script=Han}/u,
    )
    const { rows } = await database.owner.query('SELECT FROM identity.people WHERE email LIKE $1', [
      'a@b%',
    ])
    assert.equal(rows.length, 0)
  })
}

test('Terms that have changed meanwhile must be read again', async () => {
  const answer = await signUp(fresh(), { termsVersion: '1999' })
  assert.equal(answer.status, 409)
  assert.equal(answer.json.code, 'identity.terms_outdated')
})

test('No password, code or token lies readable in the database', async () => {
  const email = fresh()
  await signUp(email)
  const secrets = [goodPassword, await codeTo(email), await linkTo(email)]
  const tables = await database.owner.query(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('identity', 'platform') OR table_name LIKE '%jobs'`,
  )
  for (const { name } of tables.rows) {
    const { rows } = await database.owner.query(`SELECT t::text AS text FROM ${name} AS t`)
    for (const { text } of rows) {
      // A six-digit code may turn up in a hash or time by chance; as a word of its own it may not.
      for (const secret of secrets)
        assert.doesNotMatch(text, new RegExp(`(?<![\\w.])${secret}(?!\\w)`), name)
    }
  }
})
