import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PersonSummary } from '#identity'
import { type Currency, formatMinor, minorUnitsOf } from '#money'
import { createManualClock } from '#platform/clock'
import { createTestDatabase } from '../../test/support/database.ts'
import { createPayments } from '../../test/support/payments.ts'

const database = await createTestDatabase()
const clock = createManualClock(new Date('2026-11-22T08:00:00Z'))
const pay = await createPayments(database, { clock })
const currencies = ['EUR', 'JPY', 'KWD'] as const
const perDay: Readonly<Record<(typeof currencies)[number], bigint>> = {
  ...{ EUR: 200_000n, JPY: 300_000n, KWD: 600_000n },
}

const people: PersonSummary[] = []
for (const name of ['Amy A', 'Ben B', 'Cem C', 'Dora D', 'Eve E']) {
  const person = await pay.enrol(name)
  people.push(person)
  for (const currency of currencies) await pay.fund(person, '1200', currency)
}

const totalOf = async (currency: Currency) => {
  let total = await pay.feesTaken(currency)
  for (const person of people) total += (await pay.balance(person, currency)) ?? 0n
  return total
}

type Wish = { from: number; to: number; currency: (typeof currencies)[number]; cents: number }

const wishes = fc.array(
  fc.record<Wish>({
    from: fc.nat(4),
    to: fc.nat(4),
    currency: fc.constantFrom(...currencies),
    cents: fc.integer({ min: 1, max: 90_000 }),
  }),
  { minLength: 1, maxLength: 60 },
)

/** Sends all at once and returns what was sent: sender, currency, amount and fee. */
const live = async (life: readonly Wish[]) => {
  const answers = await Promise.all(
    life.map(({ from, to, currency, cents }) =>
      pay.send(people[from]!, {
        ...{ to: people[to]!.accountNumber, currency },
        amount: formatMinor(BigInt(cents), minorUnitsOf(currency)),
      }),
    ),
  )
  return answers.flatMap(({ status, json }, index) => {
    if (status !== 201) {
      assert.match(
        json.code,
        /^transfers\.(self_transfer|daily_limit|daily_count_reached|insufficient_funds)$/,
      )
      return []
    }
    const { from, currency, cents } = life[index]!
    const fee = BigInt(json.fee.amount.replace('.', ''))
    return [{ from, currency, amountMinor: BigInt(cents), feeMinor: fee }]
  })
}

test('whatever people send at once, money is conserved, fees add up and no day passes its limit', async () => {
  const totals = new Map<Currency, bigint>()
  for (const currency of currencies) totals.set(currency, await totalOf(currency))
  await fc.assert(
    fc.asyncProperty(wishes, async (life) => {
      clock.advanceMs(86_400_000)
      const feesBefore = new Map<Currency, bigint>()
      for (const currency of currencies) feesBefore.set(currency, await pay.feesTaken(currency))
      const sent = await live(life)
      for (const currency of currencies) {
        const ours = sent.filter((one) => one.currency === currency)
        const fees = ours.reduce((sum, { feeMinor }) => sum + feeMinor, 0n)
        assert.equal(await pay.feesTaken(currency), feesBefore.get(currency)! + fees)
        assert.equal(await totalOf(currency), totals.get(currency))
        for (const from of people.keys()) {
          const mine = ours.filter((one) => one.from === from)
          assert.ok(mine.reduce((sum, one) => sum + one.amountMinor, 0n) <= perDay[currency])
          assert.ok(mine.length <= 50)
        }
      }
    }),
    { numRuns: 25 },
  )
  const { rows } = await database.owner.query<{ wrong: bigint }>(
    `SELECT count(*) AS wrong FROM transfers.transfers t
     LEFT JOIN ledger.transfers a ON a.id = t.id
     LEFT JOIN ledger.transfers f ON f.id = t.fee_transfer_id
     WHERE a.amount_minor IS DISTINCT FROM t.amount_minor
        OR coalesce(f.amount_minor, 0) <> t.fee_minor`,
  )
  assert.equal(rows[0]!.wrong, 0n)
  await pay.assertSound()
})
