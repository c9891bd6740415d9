import type { Language } from '../../src/platform/problems.ts'
import { createPolicyModule } from '../../src/policy/index.ts'
import { createFullWorld } from './full-world.ts'
import { provoke } from './support.ts'

const world = await createFullWorld({
  more: () => [createPolicyModule({ namesOf: async () => new Map() })],
})
const { call } = world

const published = (wrong: string, right: string) => () => ({
  ask: (language: Language) => call(wrong, undefined, { language }),
  solved: () => call(right),
})

provoke({
  'policy.topic_unknown': published('/v1/policies/weather', '/v1/policies/limits'),
  'policy.version_unknown': published('/v1/policies/limits?version=999', '/v1/policies/limits'),
  'policy.country_unknown': published(
    '/v1/policies/methods?country=ZZ',
    '/v1/policies/methods?country=DE',
  ),
})
