import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importBankFile } from '../../src/funding/index.ts'
import { writeStatusReport } from '../../src/funding/rails/bank/write-status-report.ts'
import { sendWithdrawals } from '../../src/funding/withdrawals/write-files.ts'
import type { PersonSummary } from '../../src/identity/index.ts'
import { type Currency, formatMinor, minorUnitsOf } from '../../src/money/index.ts'
import type { Policy } from '../../src/policy/index.ts'
import { bankFile, type TestEntry } from '../support/bank-files.ts'
import { inTestTransaction } from '../support/context.ts'
import type { TestDatabase } from '../support/database.ts'
import { ibanEnding } from '../support/iban-ending.ts'
import type { createWorld } from '../support/world.ts'
import type { Chance } from './random-life.ts'

type Setting = {
  readonly database: TestDatabase
  readonly world: Awaited<ReturnType<typeof createWorld>>
  readonly chance: Chance
  readonly policy: Policy
  readonly people: readonly PersonSummary[]
  readonly treasurer: PersonSummary
  readonly currencies: readonly Currency[]
  readonly count: (what: string, times?: number) => void
}

type Row = {
  readonly endToEndId: string
  readonly messageId: string
  readonly amountMinor: string
  readonly state: string
  readonly id: string
}

/**
 * Withdrawals of many people: asked for, cancelled, reviewed, put into files, and a bank that
 * confirms, refuses, books and sends back in whatever order. Each function is one step.
 */
export const createWithdrawalLife = async (setting: Setting) => {
  const { database, world, chance, policy, people, treasurer, currencies, count } = setting
  const { call, owner, ids, ctx, pool } = world
  const folder = await mkdtemp(join(tmpdir(), 'okpay-lives-'))
  const staff = { method: 'POST', as: 'treasury' } as const
  const accounts = new Map<string, string>()
  const unique = () => ids.next().replaceAll('-', '').slice(0, 30)
  const digits = (length: number) => Array.from({ length }, () => String(chance.below(10))).join('')
  const decimal = (minor: string, currency: Currency) =>
    formatMinor(BigInt(minor), minorUnitsOf(currency))

  const numberIn = (currency: Currency) => {
    if (currency === 'USD') return { account: digits(8), bankCode: '021000021' }
    if (currency === 'JPY') return { account: digits(7), bankCode: '0001001' }
    return { account: ibanEnding(digits(4)) }
  }
  const accountOf = async (person: PersonSummary, currency: Currency): Promise<string> => {
    const key = `${person.id} ${currency}`
    const known = accounts.get(key)
    if (known) return known
    const body = { currency, holder: person.name, ...numberIn(currency) }
    const added = await call(person, '/v1/instruments', { method: 'POST', body })
    assert.equal(added.status, 201, added.text)
    accounts.set(key, added.json.id)
    return added.json.id
  }

  const ask = async (): Promise<void> => {
    const person = chance.oneOf(people)
    const currency = chance.oneOf(currencies)
    const amount = decimal(String(chance.minor(6)), currency)
    const instrumentId = await accountOf(person, currency)
    const body = { instrumentId, amount, currency }
    const { status, json } = await call(person, '/v1/withdrawals', { method: 'POST', body })
    if (json.code === 'withdrawals.account_blocked') accounts.delete(`${person.id} ${currency}`)
    count(status === 201 ? 'withdrawn' : 'not withdrawn')
  }

  const cancel = async (): Promise<void> => {
    const { rows } = await owner.query(
      `SELECT id, person_id FROM funding.withdrawals
        WHERE state IN ('in_review', 'approved') ORDER BY id LIMIT 20`,
    )
    if (rows.length === 0) return
    const { id, person_id: personId } = chance.oneOf<{ id: string; person_id: string }>(rows)
    const person = people.find((one) => one.id === personId)!
    const { items } = (await call(person, '/v1/withdrawals')).json
    const shown = items.find(({ canCancel }: { canCancel: boolean }) => canCancel)
    if (!shown || !id) return
    const path = `/v1/withdrawals/${shown.id}/cancel`
    const { status } = await call(person, path, { method: 'POST', body: {} })
    count(status === 200 ? 'cancelled' : 'not cancelled')
  }

  const review = async (): Promise<void> => {
    const list = await call(treasurer, '/v1/staff/withdrawals?state=in_review', { as: 'treasury' })
    for (const { id } of list.json.items.slice(0, 3)) {
      const isGood = chance.happens(70)
      const path = `/v1/staff/withdrawals/${id}/${isGood ? 'approve' : 'reject'}`
      const body = isGood ? {} : { reason: 'another name' }
      const { status, json, text } = await call(treasurer, path, { ...staff, body })
      // Its account may have been refused since: it stays in review until it is rejected.
      if (json.code === 'withdrawals.owner_stopped') {
        count('not approved')
        continue
      }
      assert.equal(status, 200, text)
      count(isGood ? 'approved' : 'rejected by OKPay')
    }
  }

  /** Nobody stops a wallet while its withdrawal is with the bank. */
  const openWallets = () =>
    owner.query(
      `UPDATE ledger.accounts SET state = 'open' WHERE kind = 'wallet' AND state <> 'open'`,
    )

  const submit = async (): Promise<void> => {
    await openWallets()
    await sendWithdrawals(pool, ctx, folder)
    const files = await call(treasurer, '/v1/staff/payment-files', { as: 'treasury' })
    for (const { id, canRelease } of files.json.items) {
      if (!canRelease || chance.happens(50)) continue
      await call(treasurer, `/v1/staff/payment-files/${id}/release`, { ...staff, body: {} })
      count('released')
    }
    count('submitted')
  }

  const take = (name: string, bytes: Uint8Array) =>
    inTestTransaction(database, ctx, (tx) => importBankFile(tx, { name, bytes, source: 'folder' }))

  const report = async (rows: readonly Row[]): Promise<void> => {
    for (const messageId of new Set(rows.map((row) => row.messageId))) {
      const payments = rows
        .filter((row) => row.messageId === messageId && chance.happens(60))
        .map(({ endToEndId }) =>
          chance.happens(20)
            ? { endToEndId, code: 'RJCT', reason: chance.oneOf(['MS03', 'AC04', 'NEW9']) }
            : { endToEndId, code: chance.oneOf(['ACSC', 'ACSC', 'PDNG']), reason: null },
        )
      if (payments.length === 0) continue
      const about = { createdAt: world.clock.now(), originalMessageId: messageId }
      const bytes = writeStatusReport({ messageId: unique(), ...about, payments })
      const file = await take(`${unique()}.xml`, bytes)
      assert.equal(file.refusalCode, null)
    }
  }

  const book = async (rows: readonly Row[], currency: Currency): Promise<void> => {
    const entries = rows.flatMap(({ endToEndId, amountMinor, state }): TestEntry[] => {
      const amount = decimal(amountMinor, currency)
      const entry = { amount, endToEndId, bankReference: unique() }
      if (state !== 'completed') {
        return chance.happens(50) ? [{ ...entry, direction: 'DBIT' }] : []
      }
      return chance.happens(40) ? [{ ...entry, returnReason: 'AC04' }] : []
    })
    if (entries.length === 0) return
    const { account } = policy.bankDeposits.accounts[currency]!
    const statement = { id: unique(), account, currency, entries }
    const { bytes } = bankFile({ messageId: unique(), statements: [statement] })
    const file = await take(`${unique()}.xml`, bytes)
    assert.equal(file.refusalCode, null)
  }

  /** The bank tells of payments that it has, and of those that come back. */
  const hear = async (): Promise<void> => {
    await openWallets()
    const currency = chance.oneOf(currencies)
    const { rows } = await owner.query<Row>(
      `SELECT w.id, w.end_to_end_id AS "endToEndId", f.message_id AS "messageId",
              w.amount_minor::text AS "amountMinor", w.state
         FROM funding.withdrawals AS w JOIN funding.payment_files AS f ON f.id = w.file_id
        WHERE w.currency = $1 AND w.state IN ('submitted', 'sent', 'completed')
        ORDER BY w.id DESC LIMIT 10`,
      [currency],
    )
    if (chance.happens(50)) await report(rows.filter(({ state }) => state !== 'completed'))
    else await book(rows, currency)
  }

  /** @returns how many steps it was */
  const step = async (): Promise<number> => {
    const dice = chance.below(100)
    if (dice < 35) {
      const several = 4
      for (let n = 0; n < several; n++) await ask()
      return several
    }
    if (dice < 43) await cancel()
    else if (dice < 53) await review()
    else if (dice < 70) await submit()
    else await hear()
    return 1
  }

  /** How often each thing happened to a withdrawal, into what is told. */
  const end = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true })
    const { rows } = await owner.query<{ type: string; times: number }>(
      `SELECT type, count(*)::integer AS times FROM platform.events
        WHERE type LIKE 'funding.withdrawal%' GROUP BY type`,
    )
    for (const { type, times } of rows) count(type.slice('funding.'.length), times)
  }
  return { step, end }
}
