import assert from 'node:assert/strict'
import { after } from 'node:test'
import { enrolPerson, type PersonSummary } from '../../src/identity/index.ts'
import {
  createLedgerWriter,
  findAccounts,
  houseOwnerId,
  openAccounts,
  postBatch,
  verifyLedger,
} from '../../src/ledger/index.ts'
import { type Currency, parseAmount } from '../../src/money/index.ts'
import { type Clock, systemClock } from '../../src/platform/clock.ts'
import type { Actor } from '../../src/platform/context.ts'
import { createIds, type PersonId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemRandom } from '../../src/platform/random.ts'
import { createTransfersModule } from '../../src/transfers/index.ts'
import { inTestTransaction, testContext } from './context.ts'
import type { TestDatabase } from './database.ts'
import { type Answer, startTestServer } from './http.ts'

/** `minor('12.30', 'USD')` → 1230n */
export const minor = (text: string, currency: Currency): bigint => {
  const read = parseAmount(text, currency)
  assert.ok('minor' in read)
  return read.minor
}

type Options = { readonly clock?: Clock; readonly language?: string }

/** People with money and a server with the transfers module; a person's id is their token. */
export const createPayments = async (database: TestDatabase, options: Options = {}) => {
  const clock = options.clock ?? systemClock
  const ids = createIds(clock, systemRandom)
  const ctx = testContext({ clock, ids })
  const writer = createLedgerWriter()
  const deps = { pool: database.pool, clock, ids, random: systemRandom, log: silentLog }
  const server = await startTestServer({
    modules: [createTransfersModule(deps)],
    ...deps,
    rateFactor: 0,
    authenticate: async (_, token): Promise<Actor> => ({
      ...{ kind: 'person', personId: token as PersonId },
      ...{ sessionId: '01900000-0000-7000-8000-000000000000', roles: [] },
    }),
  })
  after(() => server.close())

  let enrolled = 0
  const enrol = (name: string, country = 'DE', more: { phone?: string; timeZone?: string } = {}) =>
    inTestTransaction(database, ctx, (tx) =>
      enrolPerson(tx, {
        ...{ email: `person${++enrolled}@example.com`, name, country, language: 'en' },
        ...{ mainCurrency: 'EUR', timeZone: 'UTC', ...more },
      }),
    )

  /** Lays money into a wallet, from the house's opening account. */
  const fund = (person: PersonSummary, amount: string, currency: Currency) =>
    inTestTransaction(database, ctx, async (tx) => {
      const [opening, wallet] = await openAccounts(tx, [
        { ownerId: houseOwnerId, kind: 'opening', asset: currency },
        { ownerId: person.id, kind: 'wallet', asset: currency },
      ])
      const [result] = await postBatch(tx, writer, [
        {
          ...{ kind: 'transfer', id: ids.next(), reason: 'test.funding', asset: currency },
          debitAccountId: opening!.id,
          creditAccountId: wallet!.id,
          amountMinor: minor(amount, currency),
        },
      ])
      assert.ok(result!.posted)
    })

  const account = (ownerId: string, kind: 'wallet' | 'fees', currency: Currency) =>
    inTestTransaction(database, ctx, async (tx) => {
      const [found] = await findAccounts(tx, [{ ownerId, kind, asset: currency }])
      return found ?? null
    })
  /** Minor units in a wallet; null when there is none. */
  const balance = async (person: PersonSummary, currency: Currency) =>
    (await account(person.id, 'wallet', currency))?.balanceMinor ?? null
  const feesTaken = async (currency: Currency) =>
    (await account(houseOwnerId, 'fees', currency))?.balanceMinor ?? 0n

  let keys = 0
  const call = (
    person: PersonSummary,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> =>
    server.call(path, {
      method,
      headers: {
        authorization: `Bearer ${person.id}`,
        'accept-language': options.language ?? 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  /** As somebody who has answered whatever check a large transfer asks for. */
  const send = (person: PersonSummary, body: unknown, key = `key-${++keys}`) =>
    call(person, 'POST', '/v1/transfers', body, {
      ...{ 'idempotency-key': key, 'x-okpay-proof': 'answered' },
    })
  const quote = (person: PersonSummary, body: unknown) =>
    call(person, 'POST', '/v1/transfers/quotes', body)

  const assertSound = async () => {
    const report = await verifyLedger(database.owner)
    assert.deepEqual(
      report.invariants.flatMap(({ violations }) => violations),
      [],
    )
  }

  return {
    ...{ ctx, server, enrol, fund, balance, feesTaken, account, call, send, quote },
    assertSound,
  }
}
