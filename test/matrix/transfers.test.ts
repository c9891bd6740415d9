import type { PersonSummary } from '#identity'
import { setPersonState } from '#identity'
import type { Currency } from '#money'
import type { Language } from '#platform/problems'
import { startCooldown } from '../../src/identity/cooldowns/cooldown-store.ts'
import { createRiskModule } from '../../src/risk/index.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import type { Answer } from '../support/http.ts'
import { createWorld, read } from '../support/world.ts'
import { provoke } from './support.ts'

const database = await createTestDatabase()
const world = await createWorld(database, {
  more: ({ secrets }) => [createRiskModule({ secrets })],
})
const { clock, call, enrol, deposit } = world
const minute = 60_000
const day = 86_400_000

const pair = async (money = '5000.00') => {
  const from = await enrol({ name: 'Anna Keller' })
  const to = await enrol({ name: 'Ben Okafor' })
  if (money) await deposit(from, read(money, 'EUR'))
  return { from, to }
}
type Wish = { to?: string; amount?: string; currency?: Currency; memo?: string; quoteId?: string }
const transfer = (from: PersonSummary, wish: Wish, language: Language = 'en') =>
  call(from, '/v1/transfers', {
    ...{ method: 'POST', language },
    body: { amount: '1.00', currency: 'EUR', ...wish },
  })
const quote = async (from: PersonSummary, to: PersonSummary, amount = '1.00') =>
  (
    await call(from, '/v1/transfers/quotes', {
      ...{ method: 'POST', body: { to: to.accountNumber, amount, currency: 'EUR' } },
    })
  ).json.id as string
const reader = (person: PersonSummary) => (path: string, language: Language) =>
  call(person, path, { language })
const put = (person: PersonSummary, state: Parameters<typeof setPersonState>[2]) =>
  inTestTransaction(database, world.ctx, (tx) => setPersonState(tx, person.id, state))

/** The morning of the first, in Berlin. */
const nextMonth = () => {
  const now = clock.now()
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 8)
  clock.advanceMs(first - now.getTime())
}

/** Until the moment that the refusal names. */
const until = async ({ json }: Answer) =>
  clock.advanceMs(Date.parse(json.params.resetsAt) - clock.now().getTime())

/** A transfer that is refused until it is made otherwise. */
const wrong = async (wish: (to: PersonSummary) => Wish, money?: string) => {
  const { from, to } = await pair(money)
  return {
    ask: (language: Language) => transfer(from, { to: to.accountNumber, ...wish(to) }, language),
    read: reader(from),
    solved: () => transfer(from, { to: to.accountNumber }),
  }
}

provoke({
  'transfers.memo_invalid': () => wrong(() => ({ memo: 'a\u202eb' })),
  'transfers.payee_number_mistyped': () => wrong(() => ({ to: 'OK123456780' })),
  'transfers.payee_unknown': () => wrong(() => ({ to: 'nobody@example.org' })),
  'transfers.self_transfer': async () => {
    const { from, to } = await pair()
    return {
      ask: (language) => transfer(from, { to: from.accountNumber }, language),
      read: reader(from),
      solved: () => transfer(from, { to: to.accountNumber }),
    }
  },
  'transfers.too_many_unknown': async () => {
    const { from } = await pair()
    const guess = (at: number, language: Language = 'en') =>
      call(from, '/v1/payees/look-up', {
        ...{ method: 'POST', body: { to: `n${at}@example.org` }, language },
      })
    for (let tries = 0; tries < 40; tries++) await guess(tries)
    // So many were refused in this minute that no more of them are kept.
    clock.advanceMs(minute)
    const known = await enrol({ name: 'Known Person', email: 'n99@example.org' })
    return {
      ask: (language) => guess(99, language),
      read: reader(from),
      wait: (seconds) => clock.advanceMs(seconds * 1_000),
      solved: () => known && guess(99),
    }
  },
  'transfers.payee_closed': async () => {
    const { from, to } = await pair()
    const other = await enrol({ name: 'Cho Lee' })
    await put(to, 'closed')
    return {
      ask: (language) => transfer(from, { to: to.accountNumber }, language),
      read: reader(from),
      solved: () => transfer(from, { to: other.accountNumber }),
    }
  },
  'transfers.payee_cannot_receive': async () => {
    const { from, to } = await pair()
    await deposit(to, read('1.00', 'EUR'))
    const wallet = (state: string) =>
      database.owner.query('UPDATE ledger.accounts SET state = $2 WHERE owner_id = $1', [
        to.id,
        state,
      ])
    await wallet('frozen')
    return {
      ask: (language) => transfer(from, { to: to.accountNumber }, language),
      read: reader(from),
      act: () => wallet('open'),
    }
  },
  'transfers.sender_frozen': async () => {
    const { from, to } = await pair()
    await put(from, 'frozen_by_risk')
    return {
      ask: (language) => transfer(from, { to: to.accountNumber }, language),
      read: reader(from),
      act: () => put(from, 'active'),
    }
  },
  'transfers.sender_frozen_by_owner': async () => {
    const { from, to } = await pair()
    await put(from, 'frozen_by_owner')
    return {
      ask: (language) => transfer(from, { to: to.accountNumber }, language),
      read: reader(from),
      act: () => put(from, 'active'),
    }
  },
  'transfers.cooling_down': async () => {
    const { from, to } = await pair()
    await inTestTransaction(database, world.ctx, (tx) =>
      startCooldown(tx, from.id, 'email_changed'),
    )
    return {
      ask: (language) => transfer(from, { to: to.accountNumber }, language),
      read: reader(from),
      wait: (seconds) => clock.advanceMs(seconds * 1_000),
    }
  },
  'transfers.quote_unknown': async () => {
    const { from, to } = await pair()
    return {
      ask: (language) =>
        transfer(
          from,
          { to: to.accountNumber, quoteId: 'qt_01h455vb4pex5vsknk084sn02q' },
          language,
        ),
      read: reader(from),
      solved: async () => transfer(from, { to: to.accountNumber, quoteId: await quote(from, to) }),
    }
  },
  'transfers.quote_expired': async () => {
    const { from, to } = await pair()
    const quoteId = await quote(from, to)
    clock.advanceMs(2 * minute)
    return {
      ask: (language) => transfer(from, { to: to.accountNumber, quoteId }, language),
      read: reader(from),
      solved: async () => transfer(from, { to: to.accountNumber, quoteId: await quote(from, to) }),
    }
  },
  'transfers.quote_used': async () => {
    const { from, to } = await pair()
    const quoteId = await quote(from, to)
    await transfer(from, { to: to.accountNumber, quoteId })
    return {
      ask: (language) => transfer(from, { to: to.accountNumber, quoteId }, language),
      read: reader(from),
      solved: () => call(from, '/v1/activity'),
    }
  },
  'transfers.quote_differs': async () => {
    const { from, to } = await pair()
    const quoteId = await quote(from, to)
    return {
      ask: (language) =>
        transfer(from, { to: to.accountNumber, quoteId, amount: '2.00' }, language),
      read: reader(from),
      solved: () => transfer(from, { to: to.accountNumber, quoteId }),
    }
  },
  'transfers.insufficient_funds': async () => {
    const { from, to } = await pair('0.50')
    return {
      ask: (language) => transfer(from, { to: to.accountNumber }, language),
      read: reader(from),
      act: () => deposit(from, read('10.00', 'EUR')),
    }
  },
  'transfers.payee_currency_unavailable': async () => {
    const from = await enrol({ name: 'Anna Keller' })
    const to = await enrol({ name: 'Wang Wei', country: 'CN' })
    await deposit(from, read('5.00', 'USDC'))
    await deposit(from, read('5.00', 'EUR'))
    return {
      ask: (language) => transfer(from, { to: to.accountNumber, currency: 'USDC' }, language),
      read: reader(from),
      solved: () => transfer(from, { to: to.accountNumber }),
    }
  },
  'transfers.over_transfer_limit': () => wrong(() => ({ amount: '1000.01' })),
  'transfers.daily_limit': async () => {
    const { from, to } = await pair()
    await transfer(from, { to: to.accountNumber, amount: '999.00' })
    await transfer(from, { to: to.accountNumber, amount: '999.00' })
    return {
      ask: (language) => transfer(from, { to: to.accountNumber, amount: '900.00' }, language),
      read: reader(from),
      act: until,
    }
  },
  'transfers.daily_count_reached': async () => {
    const { from, to } = await pair()
    const once = () => transfer(from, { to: to.accountNumber, amount: '0.01' })
    await Promise.all(Array.from({ length: 52 }, once))
    return {
      ask: (language) => transfer(from, { to: to.accountNumber, amount: '0.01' }, language),
      read: reader(from),
      wait: (seconds) => clock.advanceMs(seconds * 1_000),
    }
  },
  'transfers.monthly_limit': async () => {
    const { from, to } = await pair('25000.00')
    const give = () => transfer(from, { to: to.accountNumber, amount: '1000.00' })
    nextMonth()
    for (let gone = 0; gone < 10; gone++) {
      await Promise.all([give(), give()])
      clock.advanceMs(day)
    }
    return {
      ask: (language) => transfer(from, { to: to.accountNumber, amount: '900.00' }, language),
      read: reader(from),
      act: until,
    }
  },
  'transfers.monthly_count_reached': async () => {
    const { from, to } = await pair()
    const once = () => transfer(from, { to: to.accountNumber, amount: '0.01' })
    nextMonth()
    for (let gone = 0; gone < 10; gone++) {
      await Promise.all(Array.from({ length: 50 }, once))
      clock.advanceMs(day)
    }
    return {
      ask: (language) => transfer(from, { to: to.accountNumber, amount: '0.01' }, language),
      read: reader(from),
      act: until,
    }
  },
  'wallets.statement_too_long': async () => {
    const busy = await enrol({ name: 'Busy Person', timeZone: 'UTC' })
    await deposit(busy, read('1', 'USDC'))
    const { rows } = await database.owner.query(
      'UPDATE ledger.accounts SET seq = 5002 WHERE owner_id = $1 RETURNING id',
      [busy.id],
    )
    await database.owner.query(
      `INSERT INTO ledger.transfers (amount_minor, debit_seq, credit_seq, debit_balance_minor,
         debit_available_minor, credit_balance_minor, credit_available_minor, batch_no, at,
         writer_no, position, id, debit_account_id, credit_account_id, kind, asset, reason)
       SELECT 1, 100000 + n, n, 0, 0, 999999 + n, 999999 + n, 1, $2, 1, n, uuidv7(),
              (SELECT id FROM ledger.accounts WHERE kind = 'nostro' AND asset = 'USDC'), $1,
              'transfer', 'USDC', 'test.top-up'
         FROM generate_series(2, 5002) AS n`,
      [rows[0].id, clock.now()],
    )
    const today = clock.now().toISOString().slice(0, 10)
    const statement = (kind: string, language: Language = 'en') =>
      call(busy, `/v1/wallets/USDC/statement.${kind}?from=${today}&to=${today}`, { language })
    return { ask: (language) => statement('pdf', language), solved: () => statement('csv') }
  },
  'money.amount_invalid': () => wrong(() => ({ amount: '1.234' })),
})
