import assert from 'node:assert/strict'
import type { PersonSummary } from '#identity'
import { setPersonState } from '#identity'
import type { Language } from '#platform/problems'
import { inTestTransaction } from '../support/context.ts'
import { createTestDatabase } from '../support/database.ts'
import { createWorld, read } from '../support/world.ts'
import { foresee } from './support.ts'

const database = await createTestDatabase()
const world = await createWorld(database)
const { clock, call, enrol, deposit } = world

type Asked = { operation?: string; method?: string; amount: string; to?: string }
const judge = async (person: PersonSummary, asked: Asked, language: Language = 'en') => {
  const body = { operation: 'deposit', currency: 'EUR', ...asked }
  return call(person, '/v1/preflight', { method: 'POST', body, language })
}
const anna = () => enrol({ name: 'Anna Keller' })

foresee({
  'explain.method_not_offered': async () => {
    const [person, ben] = [await anna(), await enrol({ name: 'Ben Okafor' })]
    await deposit(person, read('20.00', 'EUR'))
    const wish = { operation: 'transfer', amount: '5.00', to: ben.accountNumber }
    return {
      ask: (language) => judge(person, { ...wish, method: 'card' }, language),
      solved: () => judge(person, wish),
    }
  },
  'explain.deposit_waits': async () => {
    const person = await anna()
    const put = (state: 'frozen_by_owner' | 'active') =>
      inTestTransaction(database, world.ctx, (tx) => setPersonState(tx, person.id, state))
    await put('frozen_by_owner')
    return {
      ask: (language) => judge(person, { amount: '50.00' }, language),
      act: () => put('active'),
    }
  },
  'explain.deposit_over_limit': async () => {
    const person = await anna()
    await deposit(person, read('190000.00', 'EUR'))
    const { used, limit } = (await judge(person, { amount: '1.00' })).json.limits.month
    assert.deepEqual([used.amount, limit.amount], ['190000.00', '250000.00'])
    return {
      ask: (language) => judge(person, { amount: '60000.01' }, language),
      /** What remains passes at once, and the rest from the moment that is named. */
      act: async ({ params }) => {
        const { remaining, resetsAt } = params
        assert.equal((await judge(person, { amount: remaining.amount })).json.ok, true)
        clock.advanceMs(Date.parse(resetsAt) - clock.now().getTime())
      },
    }
  },
  'explain.deposit_over_maximum': async () => {
    const person = await anna()
    return {
      ask: (language) => judge(person, { amount: '100000.01' }, language),
      act: ({ params }) => assert.equal(params.maximum.amount, '100000.00'),
      solved: () => judge(person, { amount: '100000.00' }),
    }
  },
  'explain.below_minimum': async () => {
    const person = await anna()
    return {
      ask: (language) => judge(person, { amount: '0.99' }, language),
      act: ({ params }) => assert.equal(params.minimum.amount, '1.00'),
      solved: () => judge(person, { amount: '1.00' }),
    }
  },
})
