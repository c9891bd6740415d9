import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { setPersonState } from '#identity'
import { type Currency, formatMinor, minorUnitsOf, parseAmount } from '#money'
import { createChance } from '../../../test/simulation/random-life.ts'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWithdrawalWorld } from '../../../test/support/withdrawal-world.ts'

const database = await createTestDatabase()
const world = await createWithdrawalWorld(database)
const { enrol, addAccount, withdraw, post, call } = world
type Person = Awaited<ReturnType<typeof enrol>>

const ask = async (person: Person, body: object, language = 'en') => {
  const answer = await call(person, '/v1/preflight', {
    ...{ method: 'POST', language },
    body: { operation: 'withdrawal', currency: 'EUR', ...body },
  })
  assert.equal(answer.status, 200, answer.text)
  return answer.json
}
const codesOf = ({ blockers }: { blockers: { code: string }[] }) => blockers.map(({ code }) => code)
const frozen = (person: Person) =>
  inTestTransaction(database, world.ctx, (tx) => setPersonState(tx, person.id, 'frozen_by_owner'))

suite('Asked before a withdrawal to a bank', () => {
  test('what passes is said with its fee, its date, and that a factor is asked for', async () => {
    const anna = await enrol()
    const instrumentId = await addAccount(anna)
    const answer = await ask(anna, { amount: '120', instrumentId })
    assert.deepEqual([answer.ok, answer.asksForFactor, answer.policyVersion], [true, true, 4])
    assert.deepEqual([answer.fee.amount, answer.total.amount], ['0.00', '120.00'])
    assert.equal(answer.balanceAfter.amount, '4880.00')
    assert.match(answer.arrives.at, /^2026-11-30/)
    assert.equal(answer.limits.minimum.amount, '5.00')
    assert.equal((await withdraw(anna, instrumentId, '120')).json.arrivesBy, answer.arrives.at)
  })

  test('much money is looked at first, and the promised date says so', async () => {
    const anna = await enrol()
    const instrumentId = await addAccount(anna)
    const answer = await ask(anna, { amount: '2500', instrumentId })
    const asked = await withdraw(anna, instrumentId, '2500')
    assert.deepEqual([answer.arrives.at, asked.json.state], [asked.json.arrivesBy, 'in_review'])
  })

  test('everything in the way is said at once, in the order of the request', async () => {
    const anna = await enrol('Anna Keller', '50.00')
    const instrumentId = await addAccount(anna, '0004')
    await withdraw(anna, instrumentId, '5.00')
    await world.turn()
    await frozen(anna)
    const answer = await ask(anna, { amount: '99999', instrumentId })
    assert.deepEqual(codesOf(answer), [
      'withdrawals.account_blocked',
      'withdrawals.frozen_by_owner',
      'withdrawals.over_limit',
      // Five of what a day may carry are used.
      'withdrawals.window_reached',
      'withdrawals.insufficient_funds',
    ])
    assert.deepEqual(
      answer.blockers.slice(0, 1).map(({ pointer }: { pointer: string }) => pointer),
      ['/instrumentId'],
    )
    const refused = await withdraw(anna, instrumentId, '99999')
    assert.equal(refused.json.code, answer.blockers[0].code)
  })

  test('an account that is not there is said, and nothing else of it', async () => {
    const anna = await enrol()
    const ben = await enrol('Ben Okafor')
    for (const instrumentId of ['ins_none', await addAccount(ben)]) {
      const answer = await ask(anna, { amount: '20', instrumentId })
      assert.deepEqual(codesOf(answer), ['instruments.unknown'])
      assert.equal((await withdraw(anna, instrumentId, '20')).json.code, 'instruments.unknown')
    }
  })

  test('no amount yet: the most that would pass, and nothing in the way', async () => {
    const anna = await enrol('Anna Keller', '70.00')
    const answer = await ask(anna, {})
    assert.deepEqual([answer.ok, answer.fee], [true, null])
    assert.equal(answer.nearest.amount.now.amount, '70.00')
  })

  test('less than the minimum is offered the minimum, in both languages', async () => {
    const anna = await enrol()
    const answer = await ask(anna, { amount: '0.50' })
    assert.deepEqual(codesOf(answer), ['withdrawals.below_minimum'])
    assert.equal(answer.nearest.words, 'You can withdraw €5.00 now.')
    const chinese = await ask(anna, { amount: '0.50' }, 'zh-CN')
    assert.equal(chinese.nearest.words, '现在可提现 €5.00。')
  })

  test('cards, stablecoins and currencies without a bank say what works instead', async () => {
    const anna = await enrol()
    for (const method of ['card', 'stablecoin']) {
      const answer = await ask(anna, { amount: '20', method })
      assert.deepEqual(codesOf(answer), ['explain.method_not_offered'])
      assert.match(answer.blockers[0].detail, /bank transfer/)
    }
    const none = await ask(anna, { amount: '20', currency: 'USDC' })
    assert.equal(codesOf(none)[0], 'withdrawals.not_offered')
    assert.deepEqual([none.arrives, none.fee, none.nearest.amount.now], [null, null, null])
  })
})

suite('The amount of a withdrawal that is offered', () => {
  const seed = Number(process.env.OKPAY_SEED ?? Math.floor(Math.random() * 2 ** 31))
  test(`goes, and one minor unit more does not (OKPAY_SEED=${seed})`, async () => {
    const chance = createChance(seed)
    const account: Readonly<Partial<Record<Currency, object>>> = {
      EUR: { account: world.ibanEnding('3000') },
      USD: { account: '12345678', bankCode: '021000021' },
      JPY: { account: '1234567', bankCode: '0001001' },
    }
    let offered = 0
    for (let round = 0; round < 40; round++) {
      const currency = chance.oneOf(['EUR', 'USD', 'JPY'] as const)
      const digits = currency === 'JPY' ? 7 : 6
      const text = (minor: bigint) => formatMinor(minor, minorUnitsOf(currency))
      const person = await enrol('Sam Sender', text(chance.minor(digits)), currency)
      const added = await post(person, '/v1/instruments', {
        ...{ currency, holder: person.name, ...account[currency] },
      })
      const instrumentId = added.json.id
      if (chance.happens(40)) await withdraw(person, instrumentId, text(chance.minor(5)), currency)
      const wish = text(chance.minor(8))
      const answer = await ask(person, { amount: wish, currency, instrumentId })
      const { now } = answer.nearest.amount
      if (!now) continue
      const parsed = parseAmount(now.amount, currency)
      assert.ok('minor' in parsed)
      if (!answer.ok && answer.blockers[0].code !== 'withdrawals.below_minimum') {
        offered += 1
        const more = await withdraw(person, instrumentId, text(parsed.minor + 1n), currency)
        assert.equal(more.status, 409, `${now.amount} and one more ${currency}: ${more.text}`)
      }
      const gone = await withdraw(person, instrumentId, now.amount, currency)
      assert.equal(gone.status, 201, `${now.amount} ${currency}: ${gone.text}`)
    }
    assert.ok(offered > 3, `${offered} were offered less`)
  })
})
