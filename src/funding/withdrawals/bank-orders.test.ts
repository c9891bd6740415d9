import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { checkWhere } from '#explain'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWithdrawalWorld } from '../../../test/support/withdrawal-world.ts'
import { writeNotification } from '../bank-simulator/write-notification.ts'
import { importBankFile } from '../import-bank-file.ts'
import { writeStatusReport } from '../rails/bank/write-status-report.ts'
import { sendWithdrawals } from './write-files.ts'

const database = await createTestDatabase()
const world = await createWithdrawalWorld(database)
const { owner } = world

/** What a bank may tell, in any order and more than once. */
const news = {
  accepted: { report: 'ACSC', reason: null },
  refused: { report: 'RJCT', reason: 'AC04' },
  /** Refused because it has it already: nothing comes back. */
  duplicate: { report: 'RJCT', reason: 'AM05' },
  /** A code that stands in no table. */
  unheard: { report: 'RJCT', reason: 'QQ99' },
  debited: { booking: 'debit' },
  returned: { booking: 'credit' },
} as const
type News = keyof typeof news

const begin = async () => {
  // What went by itself before is a day ago, and leaves room for this one.
  await owner.query("UPDATE funding.payment_files SET released_at = released_at - interval '1 day'")
  const person = await world.enrol()
  const { json } = await world.withdraw(person, await world.addAccount(person), '100.00')
  await sendWithdrawals(world.pool, world.ctx, world.outFolder)
  const { rows } = await owner.query(
    `SELECT w.end_to_end_id AS "endToEndId", f.message_id AS "messageId"
     FROM funding.withdrawals w JOIN funding.payment_files f ON f.id = w.file_id
     WHERE w.person_id = $1`,
    [person.id],
  )
  return {
    person,
    id: json.id as string,
    ...(rows[0] as { endToEndId: string; messageId: string }),
  }
}
type Begun = Awaited<ReturnType<typeof begin>>

const bank = (await world.call(await world.enrol(), '/v1/deposits/bank-details?currency=EUR')).json

let files = 0
const tell = async ({ endToEndId, messageId }: Begun, what: News): Promise<void> => {
  const number = ++files
  const about = news[what]
  const createdAt = world.clock.now()
  const order = {
    ...{ endToEndId, amount: '100.00', currency: 'EUR', payeeName: 'Anna Keller' },
    payeeAccount: 'DE89370400440532013000',
  }
  const bytes =
    'report' in about
      ? writeStatusReport({
          ...{ messageId: `S${number}`, createdAt, originalMessageId: messageId },
          payments: [{ endToEndId, code: about.report, reason: about.reason }],
        })
      : writeNotification({
          ...{ messageId: `N${number}`, createdAt, account: bank.account },
          bookings: [
            {
              ...{
                order,
                direction: about.booking,
                bankReference: `${about.booking[0]}${endToEndId}`,
              },
              returnReason: about.booking === 'credit' ? 'AC04' : null,
            },
          ],
        })
  await inTestTransaction(database, world.ctx, (tx) =>
    importBankFile(tx, { name: `${number}.xml`, bytes, source: 'folder' }),
  )
}

/** Every way of putting up to three pieces of news in a row, each possibly twice. */
const rows = (kinds: readonly News[], length: number): News[][] =>
  length === 0 ? [[]] : rows(kinds, length - 1).flatMap((row) => kinds.map((one) => [...row, one]))
const kinds = Object.keys(news) as News[]
const orders = [...rows(kinds, 3), ['debited', 'refused', 'returned', 'debited'] as News[]]

const nostro = async (): Promise<bigint> => {
  const { rows: sums } = await owner.query(
    `SELECT sum(debits_posted - credits_posted)::bigint AS sum FROM ledger.check_accounts
     WHERE kind = 'nostro' AND asset = 'EUR'`,
  )
  return BigInt(sums[0].sum)
}

suite('In whatever order a bank tells of a withdrawal', () => {
  test('its owner is credited at most once, and our books are the bank’s', async (t) => {
    for (const order of orders) {
      const begun = await begin()
      const before = await nostro()
      for (const what of order) await tell(begun, what)
      const words = order.join(', ')
      const booked = new Set(order)
      const expected =
        (booked.has('returned') ? 100_00n : 0n) - (booked.has('debited') ? 100_00n : 0n)
      assert.equal((await nostro()) - before, expected, `the bank's book: ${words}`)
      const { total } = await world.balanceOf(begun.person)
      const { state } = await world.show(begun.person, begun.id)
      const isBack = state === 'returned' || state === 'rejected'
      assert.equal(total, isBack ? '5000.00' : '4900.00', words)
      const isRefused = order.indexOf('refused')
      const leftFirst = order.slice(0, Math.max(isRefused, 0)).includes('debited')
      const hasReason = booked.has('returned') || (isRefused >= 0 && !leftFirst)
      assert.equal(isBack, hasReason, words)
      if (!isBack) assert.equal(state === 'completed', booked.has('debited'), words)
    }
    const { ok, violations } = await checkWhere(world.pool)
    assert.ok(ok, violations.join('\n'))
    t.diagnostic(`${orders.length} of ${orders.length} orders of news`)
  })
})

suite('A withdrawal of which the bank does not say clearly where it is', async () => {
  const [tess, sam] = [
    await world.enrol('Tess Treasury', '0'),
    await world.enrol('Sam Second', '0'),
  ]
  const say = (who: typeof tess, { id }: Begun) =>
    world.post(
      who,
      `/v1/staff/withdrawals/${id}/not-sent`,
      { reason: 'Call with the bank' },
      'treasury',
    )

  test('goes back once two of treasury say that it was not sent, once', async () => {
    const begun = await begin()
    assert.equal((await say(tess, begun)).json.code, 'withdrawals.bank_has_time')
    await tell(begun, 'duplicate')
    const asked = await say(tess, begun)
    assert.deepEqual([asked.status, asked.json.state], [200, 'submitted'], asked.text)
    assert.equal((await world.balanceOf(begun.person)).total, '4900.00')
    assert.equal((await say(tess, begun)).json.code, 'withdrawals.own_decision')
    const both = await say(sam, begun)
    assert.deepEqual([both.status, both.json.state], [200, 'rejected'], both.text)
    assert.equal((await say(sam, begun)).json.code, 'withdrawals.already_decided')
    assert.equal((await world.balanceOf(begun.person)).total, '5000.00')
    const seen = await world.call(begun.person, `/v1/withdrawals/${begun.id}`)
    assert.ok(!seen.text.includes('Call with the bank'), 'what colleagues wrote stays with them')
  })

  test('is not ended by its own owner', async () => {
    const begun = await begin()
    await tell(begun, 'unheard')
    const own = await say(begun.person as typeof tess, begun)
    assert.equal(own.json.code, 'withdrawals.own_decision')
  })

  test('is asked about anew when the bank carries it out in between', async () => {
    const begun = await begin()
    await tell(begun, 'unheard')
    await say(tess, begun)
    await tell(begun, 'accepted')
    assert.equal((await say(sam, begun)).json.state, 'sent')
    assert.equal((await world.balanceOf(begun.person)).total, '4900.00')
  })

  test('leaves our books the bank’s, whatever the bank tells afterwards', async () => {
    const later: News[][] = [
      ['refused', 'accepted'],
      ['debited'],
      ['debited', 'debited'],
      ['debited', 'returned', 'returned'],
    ]
    for (const order of later) {
      const begun = await begin()
      const before = await nostro()
      await tell(begun, 'unheard')
      for (const who of [tess, sam]) await say(who, begun)
      for (const what of order) await tell(begun, what)
      const left = order.includes('debited') && !order.includes('returned')
      const words = order.join(', ')
      assert.equal((await nostro()) - before, left ? -100_00n : 0n, words)
      assert.equal((await world.balanceOf(begun.person)).total, '5000.00', words)
      assert.equal((await world.show(begun.person, begun.id)).state, 'rejected', words)
    }
    const { ok, violations } = await checkWhere(world.pool)
    assert.ok(ok, violations.join('\n'))
  })
})

suite('A withdrawal whose owner is stopped after asking', () => {
  const stop = (id: string, state: string) =>
    owner.query('UPDATE identity.people SET state = $2 WHERE id = $1', [id, state])
  const send = () => sendWithdrawals(world.pool, world.ctx, world.outFolder)

  test('does not leave: a person looks at it, the money stays held, and others go', async () => {
    const frozen = await world.enrol()
    const other = await world.enrol()
    const held = (await world.withdraw(frozen, await world.addAccount(frozen), '50.00')).json
    const goes = (await world.withdraw(other, await world.addAccount(other), '50.00')).json
    await stop(frozen.id, 'frozen_by_owner')
    await send()
    const { state, reviewDue, canCancel } = await world.show(frozen, held.id)
    assert.deepEqual([state, canCancel], ['in_review', true])
    assert.ok(new Date(reviewDue) > world.clock.now())
    assert.equal((await world.show(other, goes.id)).state, 'submitted')
    await stop(frozen.id, 'active')
    const boss = await world.enrol('Tess Treasury', '0')
    await world.post(boss, `/v1/staff/withdrawals/${held.id}/approve`, {}, 'treasury')
    await send()
    assert.equal((await world.show(frozen, held.id)).state, 'submitted')
  })

  test('is taken out of a file that waits, and a file of nothing is dissolved', async () => {
    const [boss, second] = [
      await world.enrol('Tess Treasury', '0'),
      await world.enrol('Sam Second', '0'),
    ]
    const person = await world.enrol('Rita Rich', '60000.00')
    const asked = (await world.withdraw(person, await world.addAccount(person), '9000.00')).json
    await world.post(boss, `/v1/staff/withdrawals/${asked.id}/approve`, {}, 'treasury')
    const file = (
      await world.post(boss, '/v1/staff/payment-files', { currency: 'EUR' }, 'treasury')
    ).json
    await stop(person.id, 'frozen_by_risk')
    const path = `/v1/staff/payment-files/${file.id}/release`
    const released = await world.post(second, path, {}, 'treasury')
    assert.equal(released.json.state, 'dissolved', released.text)
    assert.equal((await world.show(person, asked.id)).state, 'in_review')
    assert.equal((await world.balanceOf(person)).total, '60000.00')
  })
})
