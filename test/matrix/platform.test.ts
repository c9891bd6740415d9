import { connect } from 'node:net'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { enrolPerson, grantOnMachine } from '../../src/identity/index.ts'
import { createPasswordWork } from '../../src/identity/passwords/password-work.ts'
import { identityProblems } from '../../src/identity/problems.ts'
import { revokeRole } from '../../src/identity/staff/change-role.ts'
import {
  createLedger,
  createLedgerWriter,
  houseOwnerId,
  openAccounts,
  type PostingCommand,
  postBatch,
  setAccountState,
} from '../../src/ledger/index.ts'
import type { TxContext } from '../../src/platform/context.ts'
import { declareContracts, strict, Type } from '../../src/platform/contract.ts'
import { CommitUnknown } from '../../src/platform/database/transaction.ts'
import { endpoint } from '../../src/platform/http/endpoint.ts'
import { closeKey } from '../../src/platform/http/idempotency.ts'
import { platformProblems } from '../../src/platform/http/problems.ts'
import { type AccountId, formatId, type TransferId } from '../../src/platform/ids.ts'
import type { Language } from '../../src/platform/problems.ts'
import { systemRandom } from '../../src/platform/random.ts'
import { createStatementPrinter } from '../../src/wallets/statement-printer.ts'
import { asPerson, inTestTransaction, testContext, testSecrets } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { type Answer, startTestServer } from '../support/http.ts'
import { losingCommits } from './losing-commits.ts'
import { provoke } from './support.ts'

const database = await createTestDatabase()
const ctx = testContext()
const body = strict({ text: Type.Optional(Type.String({ maxLength: 10 })) })
const reply = { 201: strict({ done: Type.Boolean() }) }
const contracts = declareContracts({
  'POST /v1/probe': { summary: 'Does the work of the case', body, reply },
  'POST /v1/scarce': { summary: 'Sixty a minute', body, reply },
  'POST /v1/staff/probe': { summary: 'Staff only', body, reply },
  'POST /v1/confirmed': { summary: 'Needs a fresh factor', body, reply },
})

/** What the program does when it is asked; each case lays its own in. */
let work = async (_: TxContext): Promise<unknown> => undefined
const common = {
  permission: 'signed_in',
  transaction: 'write',
  problems: [
    ...['ledger.account_not_empty', 'ledger.account_closed', 'ledger.overloaded'],
    ...[
      'ledger.outcome_unknown',
      'identity.busy',
      'identity.last_administrator',
      'wallets.statements_busy',
    ],
  ],
  handle: async (tx: TxContext) => {
    await work(tx)
    return { status: 201, body: { done: true } } as const
  },
} as const
const endpoints = [
  endpoint(contracts, 'POST /v1/probe', { ...common, idempotency: 'pipeline' }),
  endpoint(contracts, 'POST /v1/scarce', { ...common, ratePerMinute: 60 }),
  endpoint(contracts, 'POST /v1/staff/probe', { ...common, permission: ['treasury'] }),
  endpoint(contracts, 'POST /v1/confirmed', {
    ...common,
    stepUp: { shows: async () => ({ en: 'Do it', 'zh-CN': '执行操作' }) },
  }),
]

const server = await startTestServer({
  ...{ pool: database.pool, modules: [{ name: 'probe', endpoints }] },
})
after(() => server.close())

type Init = {
  readonly path?: string
  readonly method?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}
let keys = 0
const post = (language: Language = 'en', init: Init = {}): Promise<Answer> =>
  server.call(init.path ?? '/v1/probe', {
    method: init.method ?? 'POST',
    headers: {
      ...{ 'content-type': 'application/json', 'accept-language': language },
      ...{ authorization: 'Bearer token-of-amy-000000', 'idempotency-key': `key-${++keys}` },
      ...init.headers,
    },
    ...(init.method === 'GET' ? {} : { body: init.body ?? '{}' }),
  })

/** Refused as it was sent, taken when it is sent as it should be. */
const corrected =
  (wrong: Init, right: Init = {}) =>
  () => ({
    ask: (language: Language) => post(language, wrong),
    solved: () => post('en', right),
  })
const nothing = async () => undefined
/** Refused while the program cannot do it, done once it can. */
const whileBroken = (broken: (tx: TxContext) => Promise<unknown>) => () => {
  work = broken
  return {
    ask: (language: Language) => post(language),
    act: async () => {
      work = nothing
    },
  }
}

const someone = (at: number) => ({
  ...{ email: `admin${at}@example.org`, name: 'Tess Okoye', country: 'DE' },
  ...({ language: 'en', mainCurrency: 'EUR' } as const),
})

/** Bytes as no client of ours would send them, with the answer as the others have it. */
const raw = (language: Language): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const lines = ['GET /v1/sessions HTTP/1.1', 'Host: a', 'Host: b', 'Connection: close']
    const socket = connect(server.port, '127.0.0.1')
    let text = ''
    socket.on('data', (bytes) => {
      text += bytes
    })
    socket.on('error', reject)
    socket.on('close', () => {
      const [head = '', ...rest] = text.split('\r\n\r\n')
      const status = Number(head.split(' ')[1])
      const json = JSON.parse(/\{[\s\S]*\}/.exec(rest.join('\r\n\r\n'))?.[0] ?? 'null')
      resolve({ status, headers: new Headers(), text, json })
    })
    socket.write(`${lines.join('\r\n')}\r\nAccept-Language: ${language}\r\n\r\n`)
  })

const accounts = () =>
  inTestTransaction(database, ctx, async (tx) => {
    const [opening, wallet] = await openAccounts(tx, [
      { ownerId: houseOwnerId, kind: 'opening', asset: 'EUR' },
      { ownerId: ctx.ids.next(), kind: 'wallet', asset: 'EUR' },
    ])
    return { opening: opening!.id, wallet: wallet!.id }
  })
const move = (debitAccountId: AccountId, creditAccountId: AccountId): PostingCommand => ({
  ...{ kind: 'transfer', id: ctx.ids.next<TransferId>(), reason: 'test.matrix', asset: 'EUR' },
  ...{ debitAccountId, creditAccountId, amountMinor: 1n },
})
const postNow = (command: PostingCommand) =>
  inTestTransaction(database, ctx, (tx) => postBatch(tx, createLedgerWriter(), [command]))

provoke({
  'platform.request_malformed': () => ({ ask: raw, solved: () => post() }),
  'platform.method_not_allowed': corrected({ method: 'PUT' }),
  'platform.not_found': corrected({ path: '/v1/nowhere' }),
  'platform.other_origin': corrected({ headers: { origin: 'https://evil.example' } }),
  'platform.sign_in_required': corrected({ headers: { authorization: '' } }),
  'platform.not_permitted': corrected({ path: '/v1/staff/probe' }),
  'platform.staff_factor_missing': corrected(
    { path: '/v1/staff/probe', headers: { authorization: 'Bearer token-of-cat-000000' } },
    { path: '/v1/staff/probe', headers: { authorization: 'Bearer token-of-bob-000000' } },
  ),
  'platform.step_up_needed': corrected(
    { path: '/v1/confirmed' },
    { path: '/v1/confirmed', headers: { 'x-okpay-proof': 'answered' } },
  ),
  'platform.rate_limited': async () => {
    const ask = (language: Language = 'en') => post(language, { path: '/v1/scarce' })
    await Promise.all(Array.from({ length: 70 }, () => ask()))
    return { ask, wait: (seconds) => pause(seconds * 1_000) }
  },
  'platform.content_type_unsupported': corrected({ headers: { 'content-type': 'text/plain' } }),
  'platform.body_too_large': corrected({ body: JSON.stringify({ text: 'x'.repeat(300_000) }) }),
  'platform.body_malformed': corrected({ body: '{"text":' }),
  'platform.input_invalid': corrected({ body: '{"text":"longer than ten"}' }),
  'platform.key_missing': corrected({ headers: { 'idempotency-key': '' } }),
  'platform.key_invalid': corrected({ headers: { 'idempotency-key': 'k'.repeat(300) } }),
  'platform.key_reused': async () => {
    const headers = { 'idempotency-key': 'used-before' }
    await post('en', { headers })
    return {
      ask: (language) => post(language, { headers, body: '{"text":"other"}' }),
      solved: () => post('en', { headers }),
    }
  },
  'platform.key_closed': async () => {
    const headers = { 'idempotency-key': 'given-up' }
    await inTestTransaction(database, ctx, ({ tx }) =>
      closeKey(
        tx,
        { caller: '01900000-0000-7000-8000-000000000001', key: 'given-up' },
        ctx.clock.now(),
      ),
    )
    return { ask: (language) => post(language, { headers }), solved: () => post('en') }
  },
  'platform.key_in_progress': async () => {
    const headers = { 'idempotency-key': 'under-way' }
    const gate = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    work = () => {
      begun.resolve()
      return gate.promise
    }
    const first = post('en', { headers })
    await begun.promise
    return {
      ask: (language) => post(language, { headers }),
      act: async () => {
        gate.resolve()
        work = nothing
        await first
      },
    }
  },
  'platform.overloaded': whileBroken(async () => {
    throw platformProblems.overloaded({}, { retryAfterSeconds: 2 })
  }),
  'platform.unexpected': whileBroken(async () => {
    throw new Error('the secret cause')
  }),
  'platform.unavailable': whileBroken(async () => {
    throw Object.assign(new Error('The database is gone'), { code: 'ECONNREFUSED' })
  }),
  'platform.outcome_unknown': whileBroken(async () => {
    throw new CommitUnknown('COMMIT was not answered')
  }),
  'ledger.account_not_empty': async () => {
    const { opening, wallet } = await accounts()
    await postNow(move(opening, wallet))
    work = (tx) => setAccountState(tx, wallet, 'closed')
    return { ask: (language) => post(language), act: () => postNow(move(wallet, opening)) }
  },
  'ledger.account_closed': async () => {
    const { wallet } = await accounts()
    const other = await accounts()
    await inTestTransaction(database, ctx, (tx) => setAccountState(tx, wallet, 'closed'))
    work = (tx) => setAccountState(tx, wallet, 'open')
    return {
      ask: (language) => post(language),
      solved: () => {
        work = (tx) => setAccountState(tx, other.wallet, 'frozen')
        return post()
      },
    }
  },
  'ledger.overloaded': async () => {
    const { opening, wallet } = await accounts()
    const ledger = createLedger({
      ...ctx,
      pool: database.pool,
      batchLimit: 1,
      capacity: 1,
      lanes: 1,
    })
    let crowd: Promise<unknown> = Promise.resolve()
    work = async () => {
      crowd = Promise.allSettled(
        Array.from({ length: 8 }, () => ledger.post([move(opening, wallet)])),
      )
      return ledger.post([move(opening, wallet)])
    }
    return {
      ask: (language) => post(language),
      act: () => crowd,
      solved: () => {
        work = () => ledger.post([move(opening, wallet)])
        return post()
      },
    }
  },
  'ledger.outcome_unknown': async () => {
    const { opening, wallet } = await accounts()
    const { pool, state } = losingCommits(database.pool)
    const ledger = createLedger({ ...ctx, pool, unknownForMs: 0 })
    const command = move(opening, wallet)
    work = () => ledger.post([command])
    return {
      ask: (language) => post(language),
      // The same ids may be posted again at any moment: it is booked once.
      act: async () => {
        state.isLosing = false
      },
    }
  },
  // Of two administrators who take the other's role at the same moment, the later one is refused.
  'identity.last_administrator': async () => {
    const late = { ...ctx, actor: asPerson(ctx.ids.next(), 'administrator') }
    const [last, other] = await inTestTransaction(database, ctx, async (tx) => {
      const people = [await enrolPerson(tx, someone(1)), await enrolPerson(tx, someone(2))]
      await grantOnMachine(tx, people[0]!.id, { role: 'administrator', insisted: true })
      return people
    })
    work = ({ tx }) => revokeRole({ ...late, tx }, formatId('person', last!.id), 'administrator')
    return {
      ask: (language) => post(language),
      act: () =>
        inTestTransaction(database, ctx, (tx) =>
          grantOnMachine(tx, other!.id, { role: 'administrator', insisted: true }),
        ),
    }
  },
  'identity.busy': async () => {
    const passwords = createPasswordWork({
      ...{ secrets: testSecrets, random: systemRandom, limit: 1, capacity: 1 },
      overflow: () => identityProblems.busy({ seconds: 3 }, { retryAfterSeconds: 3 }),
    })
    let crowd: Promise<unknown> = Promise.resolve()
    const verify = () => passwords.verify(null, 'anything')
    work = () => {
      crowd = Promise.allSettled([crowd, ...Array.from({ length: 4 }, verify)])
      return verify()
    }
    return {
      ask: (language) => post(language),
      act: () => crowd,
      solved: () => {
        work = verify
        return post()
      },
    }
  },
  'wallets.statements_busy': () => {
    const head = {
      ...{ holder: 'Anna Keller', accountNumber: 'OK104739281', currency: 'EUR' as const },
      ...{ from: '2026-11-01', to: '2026-11-22', timeZone: 'UTC', language: 'en' as const },
      ...{ issuedAt: new Date('2026-11-22T10:00:00Z'), openingMinor: 0n, closingMinor: 0n },
    } as const
    const small = createStatementPrinter({ capacity: 1 })
    after(() => small.close())
    let first: Promise<unknown> = Promise.resolve()
    work = () => {
      first = small.print(head, [])
      return small.print(head, [])
    }
    return {
      ask: async (language) => {
        await first.catch(() => {})
        return post(language)
      },
      act: () => first,
      solved: () => {
        work = () => small.print(head, [])
        return post()
      },
    }
  },
})
