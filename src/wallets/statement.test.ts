import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import { createWorld, read } from '../../test/support/world.ts'

const database = await createTestDatabase()
const world = await createWorld(database, { start: new Date('2026-10-20T08:00:00Z') })
const { clock, enrol, call, send, deposit } = world
const dayMs = 86_400_000

const anna = await enrol({ name: 'Anna Keller' })
const wang = await enrol({ name: '王小明', country: 'CN', timeZone: 'Asia/Shanghai' })
await deposit(anna, read('1000', 'EUR'), '=cmd|calc')
clock.advanceMs(12 * dayMs) // 1 November
await send(anna, { to: wang.accountNumber, amount: '68', currency: 'EUR', memo: '+房租, "11月"' })
clock.advanceMs(15 * 3_600_000) // 23:00 UTC: 2 November in Berlin
await send(anna, { to: wang.accountNumber, amount: '10', currency: 'EUR' })
clock.advanceMs(20 * dayMs)

const csv = (person: typeof anna, currency: string, from: string, to: string, language = 'en') =>
  call(person, `/v1/wallets/${currency}/statement.csv?from=${from}&to=${to}`, { language })
const rowsOf = (text: string) => text.split('\r\n').slice(1, -1)

suite('A statement as CSV over HTTP', () => {
  test('goes from the opening to the closing balance, with the fee as a line of its own', async () => {
    const { status, headers, text } = await csv(anna, 'EUR', '2026-10-20', '2026-11-21')
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.equal(
      headers.get('content-disposition'),
      'attachment; filename="okpay-EUR-2026-10-20-2026-11-21.csv"',
    )
    const withoutIds = rowsOf(text).map((row) => row.replace(/(tr|dep)_[0-9a-z]{26}/, '$1'))
    assert.deepEqual(withoutIds, [
      '2026-10-20,,Opening balance,,,,,,,0.00,EUR',
      "2026-10-20,10:00:00,Bank deposit,'=cmd|calc,,OK-TEST,dep,1000.00,,1000.00,EUR",
      `2026-11-01,09:00:00,Transfer sent,${wang.maskedName},${wang.accountNumber},"'+房租, ""11月""",tr,,68.00,932.00,EUR`,
      '2026-11-01,09:00:00,Fee,,,,tr,,0.07,931.93,EUR',
      `2026-11-02,00:00:00,Transfer sent,${wang.maskedName},${wang.accountNumber},,tr,,10.00,921.93,EUR`,
      '2026-11-21,,Closing balance,,,,,,,921.93,EUR',
    ])
  })

  test('begins with a byte-order mark, so that spreadsheets read Chinese', async () => {
    const url = `${world.server.url}/v1/wallets/EUR/statement.csv?from=2026-11-01&to=2026-11-01`
    const response = await fetch(url, { headers: { authorization: `Bearer person-${anna.id}` } })
    const bytes = new Uint8Array(await response.arrayBuffer())
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  })

  test('takes only the days asked for, in the person’s time zone', async () => {
    const { text } = await csv(anna, 'EUR', '2026-11-02', '2026-11-02')
    assert.deepEqual(
      rowsOf(text).map((row) => row.split(',').slice(7, 10).join('|')),
      ['||931.93', '|10.00|921.93', '||921.93'],
    )
    const other = await csv(wang, 'EUR', '2026-11-01', '2026-11-01')
    assert.equal(rowsOf(other.text).length, 3)
  })

  test('of days without movements has only its two balances', async () => {
    const { text } = await csv(anna, 'EUR', '2026-11-10', '2026-11-11', 'zh-CN')
    assert.deepEqual(rowsOf(text), [
      '2026-11-10,,期初余额,,,,,,,921.93,EUR',
      '2026-11-11,,期末余额,,,,,,,921.93,EUR',
    ])
  })

  test('of more than a thousand lines is complete and adds up', async () => {
    const busy = await enrol({ name: 'Busy' })
    await deposit(busy, read('1', 'KWD'))
    const { rows } = await world.owner.query(
      "SELECT id, kind FROM ledger.accounts WHERE asset = 'KWD' AND kind IN ('wallet', 'nostro')",
    )
    const idOf = (kind: string) => rows.find((row) => row.kind === kind).id
    await world.ledger.post(
      Array.from({ length: 2_500 }, () => ({
        id: world.ids.next(),
        kind: 'transfer' as const,
        reason: 'test.top-up',
        debitAccountId: idOf('nostro'),
        creditAccountId: idOf('wallet'),
        asset: 'KWD' as const,
        amountMinor: 1n,
      })),
    )
    const { text } = await csv(busy, 'KWD', '2026-11-21', '2026-11-22')
    const lines = rowsOf(text)
    assert.equal(lines.length, 2 + 1 + 2_500)
    assert.match(lines.at(-1) ?? '', /Closing balance,,,,,,,3\.500,KWD$/)
    assert.match(lines[2] ?? '', /,Adjustment,/)
  })
})

suite('A statement is refused', () => {
  const refused: readonly [
    currency: string,
    from: string,
    to: string,
    status: number,
    code: string,
  ][] = [
    ['EUR', '2026-11-22', '2026-11-21', 422, 'wallets.period_invalid'],
    ['EUR', '2026-11-21', '2026-12-01', 422, 'wallets.period_invalid'],
    ['EUR', '2025-11-01', '2026-11-20', 422, 'wallets.period_invalid'],
    ['EUR', '2026-02-30', '2026-03-01', 422, ''],
    ['EUR', '', '', 422, ''],
    ['HKD', '2026-11-01', '2026-11-02', 404, 'wallets.wallet_not_open'],
    ['XAU', '2026-11-01', '2026-11-02', 404, 'platform.not_found'],
  ]
  for (const [currency, from, to, expected, code] of refused) {
    for (const ending of ['csv', 'pdf']) {
      test(`${ending} in ${currency} from ${from || 'nothing'} to ${to || 'nothing'}`, async () => {
        const path = `/v1/wallets/${currency}/statement.${ending}?from=${from}&to=${to}`
        const { status, json } = await call(anna, path)
        assert.equal(status, expected)
        if (code) assert.equal(json.code, code)
        assert.equal(json.status, expected)
      })
    }
  }

  test('to a stranger, who has no such wallet', async () => {
    const eve = await enrol({ name: 'Eve' })
    assert.equal((await csv(eve, 'EUR', '2026-11-01', '2026-11-02')).status, 404)
    const path = '/v1/wallets/EUR/statement.csv?from=2026-11-01&to=2026-11-02'
    assert.equal((await call(null, path)).status, 401)
  })

  test('as PDF when it has more than 5,000 lines; as CSV it is given', async () => {
    const busy = await enrol({ name: 'Busier' })
    await deposit(busy, read('1', 'USDC'))
    const { rows } = await world.owner.query(
      'UPDATE ledger.accounts SET seq = 5002 WHERE owner_id = $1 RETURNING id',
      [busy.id],
    )
    await world.owner.query(
      `INSERT INTO ledger.transfers (amount_minor, debit_seq, credit_seq, debit_balance_minor,
         debit_available_minor, credit_balance_minor, credit_available_minor, batch_no, at,
         writer_no, position, id, debit_account_id, credit_account_id, kind, asset, reason)
       SELECT 1, 100000 + n, n, 0, 0, 999999 + n, 999999 + n, 1, $2, 1, n, uuidv7(),
              (SELECT id FROM ledger.accounts WHERE kind = 'nostro' AND asset = 'USDC'), $1,
              'transfer', 'USDC', 'test.top-up'
         FROM generate_series(2, 5002) AS n`,
      [rows[0].id, clock.now()],
    )
    const day = '2026-11-22'
    const path = `/v1/wallets/USDC/statement.pdf?from=${day}&to=${day}`
    const { status, json } = await call(busy, path)
    assert.equal(status, 422)
    assert.equal(json.code, 'wallets.statement_too_long')
    const whole = await csv(busy, 'USDC', day, day)
    assert.equal(rowsOf(whole.text).length, 2 + 5_002)
  })
})

suite('A statement that does not add up', () => {
  const spoil = async () => {
    const mia = await enrol({ name: 'Mia' })
    await deposit(mia, read('10', 'HKD'))
    await deposit(mia, read('10', 'HKD'))
    await world.owner.query(
      `UPDATE ledger.transfers SET amount_minor = 999
        WHERE credit_seq = 1 AND credit_account_id =
              (SELECT id FROM ledger.accounts WHERE owner_id = $1)`,
      [mia.id],
    )
    return mia
  }
  const days = 'from=2026-11-22&to=2026-11-22'

  test('is broken off as CSV: the file never looks complete', async () => {
    const mia = await spoil()
    await assert.rejects(call(mia, `/v1/wallets/HKD/statement.csv?${days}`))
  })

  test('is refused as PDF, as a fault of ours', async () => {
    const mia = await spoil()
    const { status, json } = await call(mia, `/v1/wallets/HKD/statement.pdf?${days}`)
    assert.equal(status, 500)
    assert.equal(json.code, 'platform.unexpected')
  })
})

suite('A statement as PDF over HTTP', () => {
  test('comes as a file with its days in the name', async () => {
    const path = '/v1/wallets/EUR/statement.pdf?from=2026-10-20&to=2026-11-21'
    const { status, headers, text } = await call(anna, path, { language: 'zh-CN' })
    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'application/pdf')
    assert.equal(
      headers.get('content-disposition'),
      'attachment; filename="okpay-EUR-2026-10-20-2026-11-21.pdf"',
    )
    assert.match(text, /^%PDF-1\.7/)
  })
})

suite('The history of a balance', () => {
  const historyOf = async (person: typeof anna, currency: string, days?: string) => {
    const query = days ? `?days=${days}` : ''
    const { json } = await call(person, `/v1/wallets/${currency}/history${query}`)
    return json.items.map(
      ({ day, balance }: { day: string; balance: { amount: string } }) =>
        `${day} ${balance.amount}`,
    )
  }

  test('tells what there was at the end of each day, today’s being what there is now', async () => {
    const days: string[] = await historyOf(anna, 'EUR', '90')
    assert.equal(days.length, 90)
    assert.equal(days.at(-1), '2026-11-22 921.93')
    assert.equal(days.at(0), '2026-08-25 0.00')
    for (const day of ['2026-10-19 0.00', '2026-10-20 1000.00', '2026-10-31 1000.00']) {
      assert.ok(days.includes(day), day)
    }
    assert.ok(days.includes('2026-11-01 931.93'))
    assert.ok(days.includes('2026-11-02 921.93'))
  })

  test('covers 30 days unless 7 or 90 are asked for', async () => {
    assert.equal((await historyOf(anna, 'EUR')).length, 30)
    assert.equal((await historyOf(anna, 'EUR', '7')).length, 7)
    const { status } = await call(anna, '/v1/wallets/EUR/history?days=8')
    assert.equal(status, 422)
  })

  test('of a wallet that is not open is not found', async () => {
    const { status, json } = await call(anna, '/v1/wallets/HKD/history')
    assert.equal(status, 404)
    assert.equal(json.code, 'wallets.wallet_not_open')
  })
})
