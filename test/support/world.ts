import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import type pg from 'pg'
import { createAvailabilityModule } from '../../src/availability/index.ts'
import { createExplainModule } from '../../src/explain/index.ts'
import { createFundingModule } from '../../src/funding/index.ts'
import { type Enrolment, enrolPerson, type PersonSummary } from '../../src/identity/index.ts'
import { createLedger, houseOwnerId, openAccounts } from '../../src/ledger/index.ts'
import { type Currency, type Money, parseAmount } from '../../src/money/index.ts'
import { type Clock, createManualClock } from '../../src/platform/clock.ts'
import type { Role } from '../../src/platform/context.ts'
import { createSecrets, type Secrets, useSecrets } from '../../src/platform/crypto.ts'
import { createIds, type Ids, type PersonId, type TransferId } from '../../src/platform/ids.ts'
import { type Log, silentLog } from '../../src/platform/log.ts'
import type { Module } from '../../src/platform/module.ts'
import { systemRandom } from '../../src/platform/random.ts'
import { createTransfersModule } from '../../src/transfers/index.ts'
import { createWalletsModule } from '../../src/wallets/index.ts'
import { asPerson, inTestTransaction, inZone, testContext } from './context.ts'
import type { TestDatabase } from './database.ts'
import { type Answer, startTestServer } from './http.ts'

/** `read('12.30', 'USD')`, for tests that know what they write. */
export const read = (text: string, currency: Currency): Money => {
  const amount = parseAmount(text, currency)
  if ('refusal' in amount) throw new Error(`${text} ${currency}: ${amount.refusal}`)
  return { minor: amount.minor, currency }
}

/** What modules are made with here. */
type Parts = {
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly ids: Ids
  readonly random: typeof systemRandom
  readonly log: Log
  readonly secrets: Secrets
}

type Init = {
  readonly method?: string
  readonly body?: unknown
  readonly language?: string
  /** As somebody with this role. */
  readonly as?: Role
  /** Default: a new one for every POST. */
  readonly idempotencyKey?: string
}
type Wish = { to: string; amount: string; currency: Currency; memo?: string }

/** A text is an XML file; anything else goes as JSON. */
const mediaTypeOf = (body: unknown) =>
  typeof body === 'string' ? 'application/xml' : 'application/json'
const bytesOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body))

/**
 * People, money and the real HTTP pipeline on a test database, under a clock that stands still until
 * it is moved. `call` asks as a person; deposits come as funding books them.
 */
export const createWorld = async (
  database: TestDatabase,
  {
    start = new Date('2026-11-20T08:00:00Z'),
    more = () => [],
  }: {
    readonly start?: Date
    /** Further modules behind the same server. */
    readonly more?: (parts: Parts) => readonly Module[]
  } = {},
) => {
  const { pool, owner } = database
  const clock = createManualClock(start)
  const ids = createIds(clock, systemRandom)
  const parts = { pool, clock, ids, random: systemRandom, log: silentLog }
  const secrets = createSecrets([{ id: 'test', bytes: Buffer.alloc(32, 5) }])
  useSecrets(secrets)
  const ctx = testContext({ clock, ids })
  const ledger = createLedger(parts)
  const config = { bankInFolder: join(tmpdir(), 'okpay-world', ids.next(), 'in') }
  const modules = [
    createAvailabilityModule(),
    createTransfersModule(parts),
    createFundingModule({ ...parts, secrets, config, watches: false }),
    createWalletsModule({ pool, secrets }),
    createExplainModule({ ...parts, secrets }),
    ...more({ ...parts, secrets }),
  ]
  const zones = new Map<string, string>()
  const server = await startTestServer({
    ...parts,
    modules,
    authenticate: async (_, token) => {
      const [role = '', ...id] = token.split('-')
      const personId = id.join('-')
      const roles = role === 'person' ? [] : [role as Role]
      return inZone(asPerson(personId, ...roles), zones.get(personId))
    },
    rateFactor: 0,
  })
  after(async () => {
    await server.close()
    await Promise.all(modules.map((module) => module.drain?.()))
  })

  const enrol = async (enrolment: Partial<Enrolment> & { readonly name: string }) => {
    const person = await inTestTransaction(database, ctx, (tx) =>
      enrolPerson(tx, {
        email: `${ids.next()}@example.com`,
        country: 'DE',
        language: 'en',
        mainCurrency: 'EUR',
        timeZone: 'Europe/Berlin',
        ...enrolment,
      }),
    )
    zones.set(person.id, person.timeZone)
    return person
  }

  const call = (person: PersonSummary | null, path: string, init: Init = {}): Promise<Answer> =>
    server.call(path, {
      method: init.method ?? 'GET',
      headers: {
        'accept-language': init.language ?? 'en',
        ...(person ? { authorization: `Bearer ${init.as ?? 'person'}-${person.id}` } : {}),
        // As somebody who has answered whatever check a large transfer asks for.
        'x-okpay-proof': 'answered',
        ...(init.body === undefined ? {} : { 'content-type': mediaTypeOf(init.body) }),
        ...(init.method === 'POST' ? { 'idempotency-key': init.idempotencyKey ?? ids.next() } : {}),
      },
      ...(init.body === undefined ? {} : { body: bytesOf(init.body) }),
    })

  const send = (from: PersonSummary, wish: Wish, idempotencyKey = ids.next()): Promise<Answer> =>
    call(from, '/v1/transfers', { method: 'POST', body: wish, idempotencyKey })

  const deposit = async (
    person: { readonly id: PersonId },
    { minor, currency }: Money,
    sender: string | null = 'ACME GmbH',
  ): Promise<string> => {
    const id = ids.next<TransferId>()
    const [nostro, wallet] = await inTestTransaction(database, ctx, (tx) =>
      openAccounts(tx, [
        { ownerId: houseOwnerId, kind: 'nostro', asset: currency },
        { ownerId: person.id, kind: 'wallet', asset: currency },
      ]),
    )
    const common = { id, kind: 'transfer', asset: currency, amountMinor: minor } as const
    const [result] = await ledger.post([
      {
        ...common,
        reason: 'funding.deposit',
        debitAccountId: nostro!.id,
        creditAccountId: wallet!.id,
      },
    ])
    if (!result?.posted) throw new Error('The deposit was refused')
    await owner.query(
      `INSERT INTO funding.deposits (id, person_id, entry_id, currency, amount_minor, fee_minor,
         sender_name, reference, booked_on, credited_at, policy_version)
       VALUES ($1, $2, $3, $4, $5, 0, $6, 'OK-TEST', ($7::timestamptz)::date, $7::timestamptz, 1)`,
      [id, person.id, ids.next(), currency, minor, sender, clock.now()],
    )
    return id
  }

  return { ctx, clock, ids, pool, owner, ledger, modules, server, enrol, call, send, deposit }
}
