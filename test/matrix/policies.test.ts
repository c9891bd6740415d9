import { grantOnMachine } from '../../src/identity/index.ts'
import type { Language } from '../../src/platform/problems.ts'
import { createPolicyModule } from '../../src/policy/index.ts'
import { inTestTransaction } from '../support/context.ts'
import { createFullWorld } from './full-world.ts'
import { provoke } from './support.ts'

const world = await createFullWorld({
  more: () => [createPolicyModule({ namesOf: async () => new Map() })],
})
const { call, clock, ctx, database, withApp, personWith, reads } = world

const published = (wrong: string, right: string) => () => ({
  ask: (language: Language) => call(wrong, undefined, { language }),
  solved: () => call(right),
})

/** A reviewer, who answers checks by an app. */
const reviewer = async () => {
  const person = await withApp({ name: 'Tess Okoye' })
  await inTestTransaction(database, ctx, (tx) =>
    grantOnMachine(tx, person.id, { role: 'verification', insisted: true }),
  )
  const set = async (accountNumber: string, tier: number, language: Language = 'en') => {
    const path = `/v1/staff/people/${accountNumber}/tier`
    const body = { tier, reason: 'Passport seen' }
    const refused = await call(path, body, { token: person.token, language })
    const proof = refused.json.step_up?.proof
    if (!proof) return refused
    clock.advanceMs(60_000)
    await person.byApp(proof)
    return call(path, body, { token: person.token, proof, language })
  }
  return { ...person, set }
}
/** Refused for this account and tier; another account is raised. */
const misplaced = async (pick: (own: string, other: string) => readonly [string, number]) => {
  const tess = await reviewer()
  const anna = await personWith()
  const [account, tier] = pick(tess.accountNumber, anna.accountNumber)
  return {
    ask: (language: Language) => tess.set(account, tier, language),
    read: reads(tess),
    solved: () => tess.set(anna.accountNumber, 1),
  }
}

provoke({
  'policy.topic_unknown': published('/v1/policies/weather', '/v1/policies/limits'),
  'policy.version_unknown': published('/v1/policies/limits?version=999', '/v1/policies/limits'),
  'policy.country_unknown': published(
    '/v1/policies/methods?country=ZZ',
    '/v1/policies/methods?country=DE',
  ),
  'identity.tier_person_unknown': () => misplaced(() => ['OK123456789', 1]),
  'identity.own_tier': () => misplaced((own) => [own, 2]),
  'identity.tier_unchanged': () => misplaced((_, other) => [other, 0]),
})
