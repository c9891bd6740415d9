import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { houseOwnerId, openAccounts } from '#ledger'
import type { Currency } from '#money'
import type { TransferId } from '#platform/ids'
import { bankFile, ourEuroAccount } from '../../../test/support/bank-files.ts'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWorld, read } from '../../../test/support/world.ts'
import { checkWhere } from './check-where.ts'
import { disagreements, type KindSum, type Unfinished, whereEverythingIs } from './where.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const { enrol, call, deposit, owner, clock, ids } = world
const anna = await enrol({ name: 'Anna Keller' })
const ben = await enrol({ name: 'Ben Ford' })
const treasurer = await enrol({ name: 'Tara Treasury' })
await deposit(anna, read('100.00', 'EUR'))

const holdFor = async (minor: bigint) => {
  const [from, to] = await inTestTransaction(database, world.ctx, (tx) =>
    openAccounts(tx, [
      { ownerId: anna.id, kind: 'wallet', asset: 'EUR' },
      { ownerId: ben.id, kind: 'wallet', asset: 'EUR' },
    ]),
  )
  const id = ids.next<TransferId>()
  const [result] = await world.ledger.post([
    {
      ...{ kind: 'hold', id, asset: 'EUR', amountMinor: minor, reason: 'test.hold' },
      ...{ debitAccountId: from!.id, creditAccountId: to!.id },
      expiresAt: new Date(clock.now().getTime() + 3 * 86_400_000),
    },
  ])
  assert.ok(result?.posted)
  return id
}

const unmatched = async (amount: string) => {
  const { bytes } = bankFile({
    messageId: ids.next().slice(0, 30),
    statements: [
      {
        ...{ id: ids.next().slice(0, 30), account: ourEuroAccount },
        entries: [
          {
            amount,
            bankReference: ids.next().slice(-30),
            remittance: 'thank you',
            debtorAccount: 'DE75512108001245126199',
          },
        ],
      },
    ],
  })
  const path = `/v1/staff/bank-files?name=${ids.next()}.xml`
  const init = { method: 'POST', body: bytes.toString(), as: 'treasury' } as const
  const { json } = await call(treasurer, path, init)
  assert.deepEqual([json.state, json.unmatched], ['imported', 1], JSON.stringify(json))
}

const returnOldest = async () => {
  const staff = { as: 'treasury' } as const
  const open = await call(treasurer, '/v1/staff/suspense?state=open', staff)
  const path = `/v1/staff/suspense/${open.json.items[0].id}/return`
  const answer = await call(treasurer, path, {
    method: 'POST',
    body: { reason: 'not ours' },
    ...staff,
  })
  assert.equal(answer.status, 200, answer.text)
}

suite('Where my money is', () => {
  test('all of it can be spent while nothing is under way', async () => {
    const { json } = await call(anna, '/v1/me/money')
    assert.equal(json.allAvailable, true)
    assert.deepEqual(json.currencies, [
      {
        currency: 'EUR',
        available: { amount: '100.00', currency: 'EUR' },
        held: { amount: '0.00', currency: 'EUR' },
        incoming: { amount: '0.00', currency: 'EUR' },
        total: { amount: '100.00', currency: 'EUR' },
      },
    ])
  })

  test('a hold is told on both sides, with when it ends, in both languages', async () => {
    await holdFor(25_00n)
    const mine = (await call(anna, '/v1/me/money')).json
    assert.deepEqual([mine.allAvailable, mine.unfinished.length], [false, 1])
    const [held] = mine.unfinished
    assert.deepEqual([held.kind, held.where, held.amount.amount], ['hold', 'held', '25.00'])
    assert.equal(held.movesNext, '2026-11-23T08:00:00.000Z')
    assert.match(held.words, /by 09:00 on 23 Nov \(UTC\+1\)/)
    assert.equal(mine.currencies[0].available.amount, '75.00')
    const theirs = (await call(ben, '/v1/me/money', { language: 'zh-CN' })).json
    assert.equal(theirs.unfinished[0].where, 'incoming')
    assert.match(theirs.unfinished[0].words, /对方已预留，最迟11月23日 09:00/)
    const nobody = (await call(treasurer, '/v1/me/money')).json
    assert.deepEqual(nobody.unfinished, [], 'others’ money is not shown')
  })
})

suite('Where all money is', () => {
  test('staff see each place with the unfinished things behind it, and that nothing is missing', async () => {
    await unmatched('12.50')
    await unmatched('30.00')
    await returnOldest()
    const { status, json } = await call(treasurer, '/v1/staff/money-locator', { as: 'treasury' })
    assert.equal(status, 200)
    const euro = json.items.find((one: { currency: string }) => one.currency === 'EUR')
    const place = (kind: string) => euro.places.find((one: { kind: string }) => one.kind === kind)
    assert.deepEqual(
      ['wallet', 'suspense', 'returns', 'nostro'].map((kind) => [
        ...[kind, place(kind).balance.amount, place(kind).unfinished.sum.amount],
        place(kind).unfinished.difference?.amount ?? null,
      ]),
      [
        ['wallet', '100.00', '25.00', '0.00'],
        ['suspense', '12.50', '12.50', '0.00'],
        ['returns', '30.00', '30.00', '0.00'],
        ['nostro', '142.50', '0.00', null],
      ],
    )
    assert.deepEqual([json.ok, euro.words], [true, '0.00 EUR: all accounted for.'])
    assert.deepEqual(
      json.unfinished.map(({ kind, where }: Record<string, string>) => `${kind} ${where}`).sort(),
      ['hold held', 'return_ordered returning', 'unmatched_deposit unmatched'],
    )
  })

  test('customers may not see it', async () => {
    const { status, json } = await call(anna, '/v1/staff/money-locator')
    assert.deepEqual([status, json.code], [403, 'platform.not_permitted'])
  })

  test('the check agrees, and names what is missing when a row was tampered with', async () => {
    const sound = await checkWhere(owner)
    assert.deepEqual([sound.ok, sound.violations], [true, []])
    const euro = sound.currencies.find(({ currency }) => currency === 'EUR')
    assert.deepEqual(
      { ...euro },
      {
        ...{ currency: 'EUR', yours: '75.00', held: '25.00', unmatched: '12.50' },
        ...{
          returning: '30.00',
          withBank: '0.00',
          house: '0.00',
          outside: '142.50',
          difference: '0.00',
        },
        unfinished: 3,
      },
    )
    const set = 'UPDATE funding.suspense_items SET amount_minor = amount_minor'
    await owner.query(`${set} - 1 WHERE state = 'open'`)
    const broken = await checkWhere(owner)
    await owner.query(`${set} + 1 WHERE state = 'open'`)
    assert.equal(broken.ok, false)
    assert.deepEqual(broken.violations, [
      '12.50 EUR is in suspense, but the unfinished things behind it are 12.49 EUR',
    ])
    await owner.query(
      `UPDATE ledger.accounts SET credits_posted = credits_posted + 5 WHERE owner_id = $1`,
      [ben.id],
    )
    const forged = await checkWhere(owner)
    await owner.query(
      `UPDATE ledger.accounts SET credits_posted = credits_posted - 5 WHERE owner_id = $1`,
      [ben.id],
    )
    assert.deepEqual(forged.violations, [
      '142.55 EUR is here, but 142.50 EUR stands for it outside',
    ])
  })
})

suite('Adding up places', () => {
  const total = (kind: KindSum['kind'], balanceMinor: bigint, heldMinor = 0n): KindSum => ({
    ...{
      currency: 'USD' as Currency,
      kind,
      accounts: 1,
      balanceMinor,
      heldMinor,
      incomingMinor: 0n,
    },
  })
  const thing = (accountKind: Unfinished['accountKind'], amountMinor: bigint): Unfinished => ({
    ...{ id: houseOwnerId, kind: accountKind === 'wallet' ? 'hold' : 'unmatched_deposit' },
    ...{ personId: null, accountKind, currency: 'USD', amountMinor, since: new Date(0) },
    movesNext: null,
  })
  for (const [name, totals, things, wrong] of [
    ['nothing at all agrees', [], [], 0],
    [
      'both sides are equal',
      [total('wallet', 70n), total('fees', 5n), total('nostro', 75n)],
      [],
      0,
    ],
    ['one cent too much inside', [total('wallet', 76n), total('nostro', 75n)], [], 1],
    ['a hold without a thing', [total('wallet', 75n, 5n), total('nostro', 75n)], [], 1],
    [
      'a hold with its thing',
      [total('wallet', 75n, 5n), total('nostro', 75n)],
      [thing('wallet', 5n)],
      0,
    ],
    ['a thing whose account is not there', [], [thing('suspense', 5n)], 1],
  ] as const) {
    test(`${name}: ${wrong} disagreements`, () => {
      assert.equal(disagreements(whereEverythingIs(totals, things)).length, wrong)
    })
  }
})
