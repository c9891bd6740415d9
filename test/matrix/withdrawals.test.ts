import assert from 'node:assert/strict'
import { startCooldown } from '../../src/identity/cooldowns/cooldown-store.ts'
import { setPersonState } from '../../src/identity/index.ts'
import type { Language } from '../../src/platform/problems.ts'
import { forgetPolicy } from '../../src/policy/index.ts'
import { createRiskModule } from '../../src/risk/index.ts'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import type { Answer } from '../support/http.ts'
import { createWithdrawalWorld } from '../support/withdrawal-world.ts'
import { read } from '../support/world.ts'
import { provoke } from './support.ts'

const database = await createTestDatabase()
const world = await createWithdrawalWorld(database, {
  more: ({ secrets }) => [createRiskModule({ secrets })],
})
const { addAccount, call, clock, deposit, enrol, ibanEnding, owner, turn } = world
type Person = Awaited<ReturnType<typeof enrol>>
const ben = await enrol('Ben Okafor', '0')
const [tess, sam] = [await enrol('Tess Treasury'), await enrol('Sam Second', '0')]

const reader = (person: Person) => (path: string, language: Language) =>
  call(person, path, { language })
const post = (person: Person, path: string, body: unknown, language: Language = 'en') =>
  call(person, path, { method: 'POST', body, language })
const asTreasury = (person: Person, path: string, body: unknown = {}, language: Language = 'en') =>
  call(person, path, { method: 'POST', body, language, as: 'treasury' })

const addTo = (person: Person, more: object = {}, language: Language = 'en') => {
  const good = { currency: 'EUR', holder: person.name, account: ibanEnding('3000') }
  return post(person, '/v1/instruments', { ...good, ...more }, language)
}
const withdraw = (
  person: Person,
  instrumentId: string,
  more: object = {},
  language: Language = 'en',
) =>
  post(
    person,
    '/v1/withdrawals',
    { instrumentId, amount: '20.00', currency: 'EUR', ...more },
    language,
  )

/** Somebody with money and a bank account, whose withdrawal is refused as it stands. */
const ready = async (balance?: string, end?: string) => {
  const person = await enrol('Anna Keller', balance)
  return { person, account: await addAccount(person, end) }
}
/** Refused as it is typed; goes when it is typed otherwise. */
const mistyped = async (more: object) => {
  const { person, account } = await ready()
  return {
    ask: (language: Language) => withdraw(person, account, more, language),
    read: reader(person),
    solved: () => withdraw(person, account),
  }
}
const badAccount = async (more: object, name = 'Anna Keller') => {
  const person = await enrol(name, '0')
  return {
    ask: (language: Language) => addTo(person, more, language),
    read: reader(person),
    solved: () => addTo(person),
  }
}
const setState = (person: Person, state: Parameters<typeof setPersonState>[2]) =>
  inTestTransaction(database, world.ctx, (tx) => setPersonState(tx, person.id, state))
const stopped = async (state: Parameters<typeof setPersonState>[2]) => {
  const { person, account } = await ready()
  await setState(person, state)
  return {
    ask: (language: Language) => withdraw(person, account, {}, language),
    read: reader(person),
    act: () => setState(person, 'active'),
  }
}
const until = async ({ json }: Answer) =>
  clock.advanceMs(Date.parse(json.params.resetsAt) - clock.now().getTime())
const reviewed = async (person: Person) =>
  (await withdraw(person, await addAccount(person, '3222', '王小明'))).json.id as string

provoke({
  'instruments.currency_without_bank': () => badAccount({ currency: 'USDC' }),
  'instruments.account_invalid': () => badAccount({ account: 'DE00370400440532013000' }),
  'instruments.bank_code_invalid': () =>
    badAccount({ currency: 'USD', account: '12345678', bankCode: '021000022' }),
  'instruments.holder_differs': () => badAccount({ holder: 'Ben Okafor' }),
  'instruments.already_there': async () => {
    const person = await enrol('Anna Keller', '0')
    await addTo(person)
    return {
      ask: (language) => addTo(person, {}, language),
      read: reader(person),
      solved: () => call(person, '/v1/instruments'),
    }
  },
  'instruments.unknown': async () => {
    const { person, account } = await ready()
    const others = await addAccount(ben, '3999')
    return {
      ask: (language) => withdraw(person, others, {}, language),
      read: reader(person),
      solved: () => withdraw(person, account),
    }
  },
  'instruments.in_use': async () => {
    const { person, account } = await ready()
    const { id } = (await withdraw(person, account)).json
    return {
      ask: (language) => call(person, `/v1/instruments/${account}`, { method: 'DELETE', language }),
      read: reader(person),
      act: () => post(person, `/v1/withdrawals/${id}/cancel`, {}),
    }
  },
  'withdrawals.account_blocked': async () => {
    const { person, account } = await ready(undefined, '0004')
    await withdraw(person, account)
    await turn()
    return {
      ask: (language) => withdraw(person, account, {}, language),
      read: reader(person),
      solved: async () => withdraw(person, await addAccount(person)),
    }
  },
  'withdrawals.account_currency_differs': () => mistyped({ currency: 'USD' }),
  'withdrawals.frozen': () => stopped('frozen_by_risk'),
  'withdrawals.frozen_by_owner': () => stopped('frozen_by_owner'),
  'withdrawals.cooling_down': async () => {
    const { person, account } = await ready()
    await inTestTransaction(database, world.ctx, (tx) =>
      startCooldown(tx, person.id, 'email_changed'),
    )
    return {
      ask: (language) => withdraw(person, account, {}, language),
      read: reader(person),
      wait: (seconds) => clock.advanceMs(seconds * 1_000),
    }
  },
  'withdrawals.below_minimum': () => mistyped({ amount: '4.99' }),
  'withdrawals.over_limit': () => mistyped({ amount: '20000.01' }),
  'withdrawals.window_reached': async () => {
    const { person, account } = await ready()
    await owner.query('UPDATE identity.people SET tier = 0 WHERE id = $1', [person.id])
    assert.equal((await withdraw(person, account, { amount: '190.00' })).status, 201)
    return {
      ask: (language) => withdraw(person, account, {}, language),
      read: reader(person),
      act: until,
    }
  },
  'withdrawals.count_reached': async () => {
    const { person, account } = await ready()
    await owner.query('UPDATE identity.people SET tier = 0 WHERE id = $1', [person.id])
    for (let made = 0; made < 5; made++) {
      assert.equal((await withdraw(person, account, { amount: '5.00' })).status, 201)
    }
    return {
      ask: (language) => withdraw(person, account, {}, language),
      read: reader(person),
      act: until,
    }
  },
  'withdrawals.insufficient_funds': async () => {
    const { person, account } = await ready('12.00')
    return {
      ask: (language) => withdraw(person, account, {}, language),
      read: reader(person),
      act: () => deposit(person, read('50.00', 'EUR')),
    }
  },
  'withdrawals.unknown': async () => {
    const { person } = await ready()
    const path = '/v1/withdrawals/wd_01h455vb4pex5vsknk084sn02q/cancel'
    return {
      ask: (language) => post(person, path, {}, language),
      read: reader(person),
      solved: () => call(person, '/v1/withdrawals'),
    }
  },
  'withdrawals.not_cancellable': async () => {
    const { person, account } = await ready()
    const { id } = (await withdraw(person, account)).json
    await turn()
    return {
      ask: (language) => post(person, `/v1/withdrawals/${id}/cancel`, {}, language),
      read: reader(person),
      solved: () => call(person, `/v1/withdrawals/${id}`),
    }
  },
  'withdrawals.own_decision': async () => {
    const path = `/v1/staff/withdrawals/${await reviewed(tess)}/approve`
    return {
      ask: (language) => asTreasury(tess, path, {}, language),
      read: reader(tess),
      solved: () => asTreasury(sam, path),
    }
  },
  'withdrawals.bank_has_time': async () => {
    const { person, account } = await ready()
    const { id } = (await withdraw(person, account)).json
    await turn()
    const path = `/v1/staff/withdrawals/${id}/not-sent`
    return {
      ask: (language) => asTreasury(tess, path, { reason: 'No trace of it' }, language),
      read: reader(tess),
      solved: () => call(tess, '/v1/staff/withdrawals', { as: 'treasury' }),
    }
  },
  'withdrawals.owner_stopped': async () => {
    const { person } = await ready()
    const path = `/v1/staff/withdrawals/${await reviewed(person)}/approve`
    await setState(person, 'frozen_by_owner')
    return {
      ask: (language) => asTreasury(sam, path, {}, language),
      read: reader(sam),
      act: () => setState(person, 'active'),
    }
  },
  'withdrawals.nothing_waits': async () => ({
    ask: (language) => asTreasury(tess, '/v1/staff/payment-files', { currency: 'JPY' }, language),
    read: reader(tess),
    solved: () => call(tess, '/v1/staff/payment-files', { as: 'treasury' }),
  }),
  'withdrawals.already_decided': async () => {
    const { person } = await ready()
    const path = `/v1/staff/withdrawals/${await reviewed(person)}/approve`
    await asTreasury(sam, path)
    return {
      ask: (language) => asTreasury(tess, path, {}, language),
      read: reader(tess),
      solved: () => call(tess, '/v1/staff/withdrawals', { as: 'treasury' }),
    }
  },
  // The last one: it closes banks to everybody.
  'withdrawals.not_offered': async () => {
    const { person, account } = await ready()
    await owner.query(
      `INSERT INTO policy.versions (version, effective_from, document)
       SELECT version + 1, $1, jsonb_set(document, '{methods}', (
           SELECT jsonb_agg(CASE WHEN row->>'operation' = 'withdrawal' AND row->>'method' = 'bank'
             THEN row || $2::jsonb ELSE row END)
             FROM jsonb_array_elements(document->'methods') AS row))
         FROM policy.versions ORDER BY version DESC LIMIT 1`,
      [
        clock.now(),
        { offered: false, why: { en: 'Our bank is changed.', 'zh-CN': '正在更换合作银行。' } },
      ],
    )
    forgetPolicy()
    return {
      ask: (language) => withdraw(person, account, {}, language),
      read: reader(person),
      solved: () =>
        post(person, '/v1/transfers', {
          ...{ to: ben.accountNumber, amount: '20.00', currency: 'EUR' },
        }),
    }
  },
})
