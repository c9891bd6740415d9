import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { XmlDocument } from 'libxml2-wasm'
import { verifyLedger } from '#ledger'
import { formatId } from '#platform/ids'
import { inTestTransaction } from '../../../test/support/context.ts'
import { createTestDatabase } from '../../../test/support/database.ts'
import { createWithdrawalWorld } from '../../../test/support/withdrawal-world.ts'
import { schemaFaults } from '../rails/bank/schemas.ts'
import { tellLateWithdrawals } from './jobs.ts'
import { sendWithdrawals } from './write-files.ts'

const database = await createTestDatabase()
const world = await createWithdrawalWorld(database)
const { enrol, addAccount, withdraw, turn, pass, show, balanceOf, post, call, owner } = world
const boss = await enrol('Tess Treasury', '0')
const second = await enrol('Sam Second', '0')

const eventsOf = async (id: string): Promise<string[]> => {
  const { rows } = await owner.query(
    "SELECT type FROM platform.events WHERE subject = $1 AND type LIKE 'funding.withdrawal%' ORDER BY id",
    [id],
  )
  return rows.map(({ type }) => type.slice('funding.withdrawal_'.length))
}
const accountsAddUp = async () => {
  const { ok, invariants } = await verifyLedger(owner)
  assert.ok(ok, JSON.stringify(invariants.filter((one) => !one.ok)))
  const { rows } = await owner.query(
    `SELECT sum(credits_posted - debits_posted)::text AS sum FROM ledger.check_accounts
     WHERE kind = 'clearing'`,
  )
  return rows[0].sum
}

test('A withdrawal is held, sent in a file that the schema accepts, and arrives', async () => {
  const anna = await enrol()
  const account = await addAccount(anna)
  const asked = await withdraw(anna, account, '120.00')
  assert.equal(asked.status, 201, asked.text)
  assert.equal(asked.json.state, 'approved')
  // Thursday before the cut-off, two bank days.
  assert.match(asked.json.arrivesBy, /^2026-11-30/)
  assert.deepEqual(await balanceOf(anna), { total: '5000.00', available: '4880.00' })
  await turn()
  assert.equal((await show(anna, asked.json.id)).state, 'sent')
  assert.deepEqual(await balanceOf(anna), { total: '4880.00', available: '4880.00' })
  const taken = join(world.outFolder, 'taken')
  const [file] = (await readdir(taken)).filter((name) => name.endsWith('.xml'))
  const document = XmlDocument.fromBuffer(await readFile(join(taken, file!)))
  assert.deepEqual(schemaFaults(document, 'pain.001.001.09'), [])
  document.dispose()
  pass(5_000)
  await turn()
  const done = await show(anna, asked.json.id)
  assert.equal(done.state, 'completed')
  assert.equal(done.canCancel, false)
  assert.deepEqual(await eventsOf(anna.id), ['requested', 'submitted', 'sent', 'completed'])
  assert.equal(await accountsAddUp(), '0')
})

test('What a bank refuses comes back with its reason, and the account is not used again', async () => {
  const anna = await enrol()
  const account = await addAccount(anna, '0004')
  const { json } = await withdraw(anna, account, '75.00')
  await turn()
  const refused = await show(anna, json.id)
  assert.deepEqual([refused.state, refused.endedBy], ['rejected', 'bank'])
  assert.equal(refused.because, 'The account is closed')
  assert.deepEqual(await balanceOf(anna), { total: '5000.00', available: '5000.00' })
  const again = await withdraw(anna, account, '10.00')
  assert.equal(again.json.code, 'withdrawals.account_blocked')
  assert.match(again.json.detail, /The account is closed/)
  const [shown] = (await call(anna, '/v1/instruments')).json.items
  assert.equal(shown.state, 'blocked')
  assert.equal(await accountsAddUp(), '0')
})

test('A payment that left can still come back, and the wallet has it again', async () => {
  const anna = await enrol()
  const account = await addAccount(anna, '0009')
  const { json } = await withdraw(anna, account, '60.00')
  await turn()
  pass(5_000)
  await turn()
  assert.equal((await show(anna, json.id)).state, 'completed')
  pass(20_000)
  await turn()
  const back = await show(anna, json.id)
  assert.deepEqual([back.state, back.because], ['returned', 'The account is closed'])
  assert.deepEqual(await balanceOf(anna), { total: '5000.00', available: '5000.00' })
  assert.deepEqual(await eventsOf(anna.id), [
    'requested',
    'submitted',
    'sent',
    'completed',
    'returned',
  ])
  assert.equal(await accountsAddUp(), '0')
})

test('The owner cancels until it is submitted, and of both at once exactly one wins', async () => {
  const anna = await enrol()
  const account = await addAccount(anna)
  const first = (await withdraw(anna, account, '20.00')).json
  const cancelled = await post(anna, `/v1/withdrawals/${first.id}/cancel`)
  assert.equal(cancelled.json.state, 'cancelled')
  assert.deepEqual(await balanceOf(anna), { total: '5000.00', available: '5000.00' })
  assert.equal((await post(anna, `/v1/withdrawals/${first.id}/cancel`)).status, 200)
  for (let round = 0; round < 8; round++) {
    const { id } = (await withdraw(anna, account, '5.00')).json
    const [cancel] = await Promise.all([post(anna, `/v1/withdrawals/${id}/cancel`), turn()])
    const { state } = await show(anna, id)
    assert.equal(state, cancel.status === 200 ? 'cancelled' : 'sent', cancel.text)
    if (cancel.status !== 200) assert.equal(cancel.json.code, 'withdrawals.not_cancellable')
  }
  pass(60_000)
  await turn()
  assert.equal(await accountsAddUp(), '0')
})

test('Files that come again, or in another order, change nothing more', async () => {
  const anna = await enrol()
  const account = await addAccount(anna, '0009')
  const { json } = await withdraw(anna, account, '33.00')
  await turn()
  pass(60_000)
  // Booking and return are told in the same breath.
  await turn()
  await turn()
  await turn()
  assert.equal((await show(anna, json.id)).state, 'returned')
  assert.deepEqual(await balanceOf(anna), { total: '5000.00', available: '5000.00' })
  assert.equal(await accountsAddUp(), '0')
})

test('Much money waits for a person, who is not its owner, and a rejection frees it', async () => {
  const anna = await enrol()
  const account = await addAccount(anna)
  const asked = (await withdraw(anna, account, '2500.00')).json
  assert.equal(asked.state, 'in_review')
  assert.match(asked.reviewDue, /^2026-11-27/)
  await turn()
  assert.equal((await show(anna, asked.id)).state, 'in_review')
  const path = `/v1/staff/withdrawals/${asked.id}`
  const own = await post(anna, `${path}/approve`, {}, 'treasury')
  assert.equal(own.json.code, 'withdrawals.own_decision')
  const rejected = await post(
    boss,
    `${path}/reject`,
    { reason: 'The invoice is missing.' },
    'treasury',
  )
  assert.equal(rejected.json.state, 'rejected')
  const told = await show(anna, asked.id)
  assert.deepEqual([told.endedBy, told.because], ['okpay', 'The invoice is missing.'])
  assert.deepEqual(await balanceOf(anna), { total: '5000.00', available: '5000.00' })
  const late = await post(boss, `${path}/approve`, {}, 'treasury')
  assert.equal(late.json.code, 'withdrawals.already_decided')
  const other = (await withdraw(anna, account, '2500.00')).json
  await post(boss, `/v1/staff/withdrawals/${other.id}/approve`, {}, 'treasury')
  await turn()
  assert.equal((await show(anna, other.id)).state, 'sent')
})

test('A large file waits for a second person; whoever put it together cannot release it', async () => {
  pass(60_000)
  await turn()
  const rich = await enrol('Rita Rich', '60000.00')
  const account = await addAccount(rich)
  const ids: string[] = []
  for (const amount of ['9000.00', '8000.00']) {
    const { id } = (await withdraw(rich, account, amount)).json
    await post(boss, `/v1/staff/withdrawals/${id}/approve`, {}, 'treasury')
    ids.push(id)
  }
  const made = await post(boss, '/v1/staff/payment-files', { currency: 'EUR' }, 'treasury')
  assert.deepEqual([made.status, made.json.payments, made.json.canRelease], [201, 2, false])
  await turn()
  assert.equal((await show(rich, ids[0]!)).state, 'approved')
  const tooLate = await post(rich, `/v1/withdrawals/${ids[0]}/cancel`)
  assert.equal(tooLate.json.code, 'withdrawals.not_cancellable')
  const path = `/v1/staff/payment-files/${made.json.id}/release`
  assert.equal((await post(boss, path, {}, 'treasury')).json.code, 'withdrawals.own_decision')
  assert.equal((await post(second, path, {}, 'treasury')).json.state, 'released')
  assert.equal((await post(second, path, {}, 'treasury')).json.code, 'withdrawals.already_decided')
  await turn()
  assert.equal((await show(rich, ids[1]!)).state, 'sent')
})

test('A promise that is not kept is said, with a new date', async () => {
  const anna = await enrol()
  const account = await addAccount(anna, '0077')
  const asked = (await withdraw(anna, account, '40.00')).json
  await turn()
  assert.equal((await show(anna, asked.id)).state, 'submitted')
  world.clock.advanceMs(5 * 86_400_000)
  const run = () => inTestTransaction(database, world.ctx, tellLateWithdrawals)
  await run()
  await run()
  assert.deepEqual(await eventsOf(anna.id), ['requested', 'submitted', 'late'])
  assert.ok(new Date((await show(anna, asked.id)).arrivesBy) > world.clock.now())
})

test('Only accounts in the own name, with sound numbers, once', async () => {
  const anna = await enrol()
  const add = (body: object) => post(anna, '/v1/instruments', { currency: 'EUR', ...body })
  const good = { holder: 'KELLER, Anna', account: 'DE89 3704 0044 0532 0130 00' }
  assert.equal((await add(good)).json.accountEnd, '3000')
  const cases: readonly (readonly [object, string])[] = [
    [good, 'instruments.already_there'],
    [{ ...good, account: 'DE88370400440532013000' }, 'instruments.account_invalid'],
    [{ ...good, holder: 'Bo Berg' }, 'instruments.holder_differs'],
    [{ ...good, bankCode: 'XX' }, 'instruments.bank_code_invalid'],
    [{ ...good, currency: 'USDC' }, 'instruments.currency_without_bank'],
    [
      { ...good, currency: 'USD', account: '123456', bankCode: '021000022' },
      'instruments.bank_code_invalid',
    ],
    [{ ...good, currency: 'CNY', account: '6222021234567890120' }, 'instruments.account_invalid'],
  ]
  for (const [body, code] of cases) assert.equal((await add(body)).json.code, code)
  const dollars = { currency: 'USD', account: '000123456789', bankCode: '021000021' }
  assert.equal((await add({ ...good, ...dollars })).status, 201)
})

test('Many small files do not carry away by themselves what one large file may not', async () => {
  const aloneEver = async () => {
    const { rows } = await owner.query(
      `SELECT coalesce(sum(total_minor), 0)::bigint AS sum FROM funding.payment_files
       WHERE currency = 'EUR' AND released_by IS NULL AND released_at IS NOT NULL`,
    )
    return BigInt(rows[0].sum)
  }
  const aDayPasses = () =>
    owner.query("UPDATE funding.payment_files SET released_at = released_at - interval '1 day'")
  await aDayPasses()
  const before = await aloneEver()
  for (let sent = 0; sent < 6; sent++) {
    const anna = await enrol()
    const asked = await withdraw(anna, await addAccount(anna), '1900.00')
    assert.equal(asked.json.state, 'approved', asked.text)
    await turn()
  }
  // 10,000.00 within 24 hours: five of them; the sixth waits for a second person.
  assert.equal((await aloneEver()) - before, 950_000n)
  const { rows } = await owner.query(
    "SELECT id, state FROM funding.payment_files WHERE currency = 'EUR' ORDER BY id DESC LIMIT 1",
  )
  assert.equal(rows[0].state, 'prepared')
  const path = `/v1/staff/payment-files/${formatId('paymentFile', rows[0].id)}/release`
  assert.equal((await post(boss, path, {}, 'treasury')).json.state, 'released')
  await turn()
  await aDayPasses()
})

test('A file that cannot be put where the bank fetches it counts as trouble of the bank', async () => {
  const anna = await enrol()
  const asked = await withdraw(anna, await addAccount(anna), '20.00')
  const told: unknown[] = []
  const note = async (ok: boolean, code: string | null) => void told.push([ok, code])
  const blocked = join(world.folder, 'no-folder')
  await writeFile(blocked, '')
  await assert.rejects(sendWithdrawals(world.pool, world.ctx, blocked, note), /pain001-.*EEXIST/)
  // Nothing is lost: the file is released and is delivered once the folder is there.
  assert.equal((await show(anna, asked.json.id)).state, 'submitted')
  assert.equal((await sendWithdrawals(world.pool, world.ctx, world.outFolder, note)).length, 1)
  assert.deepEqual(told, [
    [false, 'EEXIST'],
    [true, null],
  ])
})

test('An account in another script is looked at by a person the first time', async () => {
  const anna = await enrol('李梅')
  const account = await addAccount(anna, '3000', 'LI MEI')
  assert.equal((await withdraw(anna, account, '10.00')).json.state, 'in_review')
})

test('Every way of refusing a withdrawal is told, and nothing is held', async () => {
  const anna = await enrol('Anna Keller', '100.00')
  const account = await addAccount(anna)
  const bo = await enrol('Bo Berg')
  const refusals: readonly (readonly [object, string])[] = [
    [{ amount: '1.00' }, 'withdrawals.below_minimum'],
    [{ amount: '100.01' }, 'withdrawals.insufficient_funds'],
    [{ amount: '20000.01' }, 'withdrawals.over_limit'],
    [{ amount: '1.001' }, 'money.amount_invalid'],
    [{ amount: '10.00', currency: 'USD' }, 'withdrawals.account_currency_differs'],
    [{ amount: '10.00', instrumentId: 'ins_00000000000000000000000000' }, 'instruments.unknown'],
  ]
  for (const [change, code] of refusals) {
    const body = { instrumentId: account, currency: 'EUR', ...change }
    const refused = await post(anna, '/v1/withdrawals', body)
    assert.equal(refused.json.code, code, refused.text)
  }
  const foreign = await post(bo, '/v1/withdrawals', {
    ...{ instrumentId: account, amount: '10.00', currency: 'EUR' },
  })
  assert.equal(foreign.json.code, 'instruments.unknown')
  assert.deepEqual(await balanceOf(anna), { total: '100.00', available: '100.00' })
  await owner.query("UPDATE identity.people SET state = 'frozen_by_owner' WHERE id = $1", [anna.id])
  assert.equal((await withdraw(anna, account, '10.00')).json.code, 'withdrawals.frozen_by_owner')
  assert.equal((await show(bo, 'wd_00000000000000000000000000')).code, 'withdrawals.unknown')
})

test('The same key withdraws once, and the account stays while money is on its way', async () => {
  const anna = await enrol()
  const account = await addAccount(anna)
  const body = { instrumentId: account, amount: '15.00', currency: 'EUR' }
  const ask = () =>
    call(anna, '/v1/withdrawals', { method: 'POST', body, idempotencyKey: 'once-only' })
  const [one, two] = [await ask(), await ask()]
  assert.equal(one.json.id, two.json.id)
  assert.equal((await balanceOf(anna)).available, '4985.00')
  const remove = () => call(anna, `/v1/instruments/${account}`, { method: 'DELETE' })
  assert.equal((await remove()).json.code, 'instruments.in_use')
  await post(anna, `/v1/withdrawals/${one.json.id}/cancel`)
  assert.equal((await remove()).status, 204)
})

test('The day limit holds when many ask at once', async () => {
  const anna = await enrol()
  await owner.query('UPDATE identity.people SET tier = 0 WHERE id = $1', [anna.id])
  const account = await addAccount(anna)
  const asked = await Promise.all(
    Array.from({ length: 12 }, () => withdraw(anna, account, '50.00')),
  )
  const passed = asked.filter(({ status }) => status === 201)
  // 200.00 a day in tier 0.
  assert.equal(passed.length, 4)
  for (const refused of asked.filter(({ status }) => status !== 201)) {
    assert.equal(refused.json.code, 'withdrawals.window_reached', refused.text)
  }
})
