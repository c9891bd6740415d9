import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PersonId } from '#platform/ids'
import { inTestTransaction, testContext } from '../../test/support/context.ts'
import { createTestDatabase } from '../../test/support/database.ts'
import { enrolPerson } from './enrol-person.ts'
import { contactsOf } from './find-contacts.ts'
import { findPeople, findPeopleByHandle } from './find-people.ts'

const database = await createTestDatabase()
const ctx = testContext()

const wang = await inTestTransaction(database, ctx, (tx) =>
  enrolPerson(tx, {
    email: 'Wang@Example.com',
    name: '王小明',
    country: 'CN',
    language: 'zh-CN',
    mainCurrency: 'CNY',
    phone: '+86 138 0013 8000',
    roles: ['treasury'],
  }),
)
const anna = await inTestTransaction(database, ctx, (tx) =>
  enrolPerson(tx, {
    email: 'anna@example.com',
    name: 'Anna Keller',
    country: 'DE',
    language: 'en',
    mainCurrency: 'EUR',
  }),
)

const find = (...handles: string[]) =>
  inTestTransaction(database, ctx, (tx) => findPeopleByHandle(tx, handles))

test('A payee is found by account number, e-mail and phone, however it is written', async () => {
  const digits = wang.accountNumber.slice(2)
  const spaced = `ok ${digits.slice(0, 4)} ${digits.slice(4)}`
  const found = await find(
    wang.accountNumber,
    spaced,
    ' WANG@example.com ',
    '+86 138-0013-8000',
    'anna@example.com',
  )
  assert.deepEqual(
    found.map((person) => person?.id),
    [wang.id, wang.id, wang.id, wang.id, anna.id],
  )
  assert.equal(found[0]?.maskedName, '王*明')
  assert.equal(found[0]?.timeZone, 'Asia/Shanghai')
  assert.equal(found[4]?.maskedName, 'A*** K***r')
  assert.equal(found[4]?.state, 'active')
})

test('A handle that nobody has, or with a wrong check digit, finds nobody', async () => {
  const last = Number(wang.accountNumber.at(-1))
  const wrong = wang.accountNumber.slice(0, -1) + ((last + 1) % 10)
  assert.deepEqual(
    await find(wrong, 'nobody@example.com', '+4915112345678', '13800138000', '', '@', '%'),
    [null, null, null, null, null, null, null],
  )
  assert.deepEqual(await find(), [])
})

test('People are found by id, and a stranger to us is missing from the answer', async () => {
  const stranger = ctx.ids.next<PersonId>()
  const people = await inTestTransaction(database, ctx, (tx) =>
    findPeople(tx, [anna.id, wang.id, anna.id, stranger]),
  )
  assert.deepEqual([...people.keys()].sort(), [wang.id, anna.id].sort())
  assert.equal(people.get(anna.id)?.name, 'Anna Keller')
})

test('Messages reach a person at their address and at a number that was proved, in their words', async () => {
  const stranger = ctx.ids.next<PersonId>()
  const contacts = await inTestTransaction(database, ctx, (tx) =>
    contactsOf(tx, [anna.id, wang.id, stranger, anna.id]),
  )
  assert.deepEqual(
    contacts,
    new Map([
      [
        wang.id,
        {
          ...{ language: 'zh-CN', timeZone: 'Asia/Shanghai' },
          ...{ email: 'wang@example.com', phone: '+8613800138000', phrase: null },
        },
      ],
      [
        anna.id,
        {
          ...{ language: 'en', timeZone: 'Europe/Berlin' },
          ...{ email: 'anna@example.com', phone: null, phrase: null },
        },
      ],
    ]),
  )
  assert.equal((await inTestTransaction(database, ctx, (tx) => contactsOf(tx, []))).size, 0)
})

test('Enrolling the same e-mail again gives the person who is there', async () => {
  const again = await inTestTransaction(database, ctx, (tx) =>
    enrolPerson(tx, {
      email: 'anna@example.com',
      name: 'Somebody Else',
      country: 'FR',
      language: 'en',
      mainCurrency: 'EUR',
    }),
  )
  assert.deepEqual(again, anna)
})

test('Phone numbers are not readable in the database', async () => {
  const { rows } = await database.owner.query('SELECT p::text AS text FROM identity.people AS p')
  assert.ok(rows.every(({ text }) => !text.includes('13800138000')))
})
