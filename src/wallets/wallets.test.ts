import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createWorld, read } from '../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const anna = await world.enrol({ name: 'Anna Keller' })
const open = (person: typeof anna | null, currency: unknown, language = 'en') =>
  world.call(person, '/v1/wallets', { method: 'POST', body: { currency }, language })

suite('Wallets are opened on demand', () => {
  test('a new one is empty and open', async () => {
    const { status, json } = await open(anna, 'USD')
    assert.equal(status, 201)
    assert.match(json.id, /^acct_/)
    const nothing = { amount: '0.00', currency: 'USD' }
    const { id, openedAt, ...rest } = json
    assert.deepEqual(rest, {
      currency: 'USD',
      available: nothing,
      held: nothing,
      incoming: nothing,
      total: nothing,
      state: 'open',
    })
    assert.equal(openedAt, '2026-11-20T08:00:00.000Z')
  })

  test('asking again for the same currency gives the same wallet', async () => {
    const first = await open(anna, 'JPY')
    const second = await open(anna, 'JPY')
    assert.deepEqual([first.status, second.status], [201, 200])
    assert.deepEqual(first.json, second.json)
  })

  test('asking ten times at once opens one', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => open(anna, 'HKD')))
    assert.equal(new Set(answers.map(({ json }) => json.id)).size, 1)
    assert.ok(answers.every(({ status }) => status === 200 || status === 201))
  })

  test('a currency that the country does not permit is refused with the reason', async () => {
    const li = await world.enrol({ name: '李娜', country: 'CN', mainCurrency: 'CNY' })
    const { status, json } = await open(li, 'USDC', 'zh-CN')
    assert.equal(status, 409)
    assert.equal(json.code, 'wallets.currency_not_permitted')
    assert.match(json.detail, /^当地法律不允许我们提供加密资产。未开通账户/)
    assert.match(json.detail, /USD、EUR、CNY、HKD、JPY、KWD/)
    assert.deepEqual((await world.call(li, '/v1/wallets')).json, { items: [] })
  })

  test('one that holds money stays visible after a move to such a country', async () => {
    const mo = await world.enrol({ name: 'Mo Chen' })
    await world.deposit(mo, read('5', 'USDC'))
    await world.owner.query("UPDATE identity.people SET country = 'CN' WHERE id = $1", [mo.id])
    assert.equal((await open(mo, 'USDC')).status, 200)
  })

  test('a resident of a country that OKPay does not serve is told so', async () => {
    const kim = await world.enrol({ name: 'Kim', country: 'KP' })
    const { status, json } = await open(kim, 'USD')
    assert.equal(status, 409)
    assert.equal(json.code, 'wallets.currency_not_permitted')
    assert.doesNotMatch(json.detail, /undefined|\{/)
  })

  for (const currency of ['XAU', 'usd', '', 5, null]) {
    test(`${JSON.stringify(currency)} is not a currency`, async () => {
      const { status, json } = await open(anna, currency)
      assert.equal(status, 422)
      assert.equal(json.code, 'platform.input_invalid')
      assert.equal(json.errors[0].pointer, '/currency')
    })
  }

  test('nobody opens or sees wallets without signing in', async () => {
    assert.equal((await open(null, 'USD')).status, 401)
    assert.equal((await world.call(null, '/v1/wallets')).status, 401)
  })
})

suite('The list of wallets', () => {
  test('begins with the main currency, then those with money, then the others', async () => {
    const eva = await world.enrol({ name: 'Eva', mainCurrency: 'HKD' })
    for (const currency of ['USD', 'CNY', 'HKD', 'KWD']) await open(eva, currency)
    await world.deposit(eva, read('12.345', 'KWD'))
    await world.deposit(eva, read('1', 'EUR'))
    const { status, json } = await world.call(eva, '/v1/wallets')
    assert.equal(status, 200)
    assert.deepEqual(
      json.items.map((wallet: { currency: string; total: { amount: string } }) => [
        wallet.currency,
        wallet.total.amount,
      ]),
      [
        ['HKD', '0.00'],
        ['EUR', '1.00'],
        ['KWD', '12.345'],
        ['USD', '0.00'],
        ['CNY', '0.00'],
      ],
    )
  })

  test('shows only my own', async () => {
    const ben = await world.enrol({ name: 'Ben' })
    assert.deepEqual((await world.call(ben, '/v1/wallets')).json, { items: [] })
  })

  test('tells what is held apart from what can be spent', async () => {
    const pia = await world.enrol({ name: 'Pia' })
    const max = await world.enrol({ name: 'Max' })
    await world.deposit(pia, read('100', 'EUR'))
    await open(max, 'EUR')
    const { rows } = await world.owner.query(
      'SELECT id, owner_id FROM ledger.accounts WHERE owner_id = ANY($1)',
      [[pia.id, max.id]],
    )
    const walletOf = (person: typeof pia) => rows.find((row) => row.owner_id === person.id).id
    await world.ledger.post([
      {
        id: world.ids.next(),
        kind: 'hold',
        reason: 'test.hold',
        debitAccountId: walletOf(pia),
        creditAccountId: walletOf(max),
        asset: 'EUR',
        amountMinor: 3_000n,
        expiresAt: new Date('2026-12-01T00:00:00Z'),
      },
    ])
    const amounts = async (person: typeof pia) => {
      const [wallet] = (await world.call(person, '/v1/wallets')).json.items
      const { available, held, incoming, total } = wallet
      return [available, held, incoming, total].map(({ amount }) => amount)
    }
    assert.deepEqual(await amounts(pia), ['70.00', '30.00', '0.00', '100.00'])
    assert.deepEqual(await amounts(max), ['0.00', '0.00', '30.00', '0.00'])
  })
})
