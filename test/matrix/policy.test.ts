import assert from 'node:assert/strict'
import { findNames } from '../../src/identity/index.ts'
import type { Role } from '../../src/platform/context.ts'
import type { Language } from '../../src/platform/problems.ts'
import type { PolicyDocument } from '../../src/policy/document/policy-document.ts'
import { createPolicyModule } from '../../src/policy/index.ts'
import { createTestDatabase } from '../support/database.ts'
import type { Answer } from '../support/http.ts'
import { createWorld } from '../support/world.ts'
import { provoke } from './support.ts'

const database = await createTestDatabase()
// A version that is not in force yet at the time of these tests would be the newest one.
await database.owner.query('DELETE FROM policy.versions WHERE version > 3')
const world = await createWorld(database, {
  start: new Date('2026-11-26T08:00:00Z'),
  more: () => [createPolicyModule({ namesOf: findNames })],
})
const { clock, call, enrol } = world
const author = { person: await enrol({ name: 'Paula Stein' }), as: 'publisher' as Role }
const decider = { person: await enrol({ name: 'Quentin Marsh' }), as: 'administrator' as Role }
type Member = typeof author

const proposals = '/v1/staff/policy-proposals'
const asStaff = (
  { person, as }: Member,
  path: string,
  { body, language = 'en' }: { readonly body?: unknown; readonly language?: Language } = {},
) => call(person, path, { method: body === undefined ? 'GET' : 'POST', body, language, as })
const reader =
  ({ person }: Member) =>
  (path: string, language: Language) =>
    call(person, path, { language })

type Draft = { -readonly [K in keyof PolicyDocument]: PolicyDocument[K] }
type More = { readonly baseVersion?: number; readonly effectiveFrom?: string }
const propose = async (
  change: (draft: Draft) => void,
  more: More = {},
  language: Language = 'en',
) => {
  const newest = (await asStaff(author, '/v1/staff/policy-document')).json
  change(newest.document)
  const { version: baseVersion, document } = newest
  const body = { baseVersion, document, reason: 'Agreed on Monday', ...more }
  return asStaff(author, proposals, { body, language })
}
const decide = (by: Member, id: string, what: string, language: Language = 'en') => {
  const body = what === 'reject' ? { note: 'Start from the newest' } : {}
  return asStaff(by, `${proposals}/${id}/${what}`, { body, language })
}

let euros = 2_500
/** Better for everybody, so that no notice is needed; another figure each time. */
const wider = ({ limits }: Draft) => Object.assign(limits[3]!, { perDay: `${euros++}.00` })
const dearer = ({ fees }: Draft) => Object.assign(fees[0]!, { basisPoints: 20 })
const waiting = async () => (await propose(wider)).json.id as string

/** A proposal that is refused until it is made otherwise. */
const wrong = (change: (draft: Draft) => void, more: More = {}) => ({
  ask: (language: Language) => propose(change, more, language),
  read: reader(author),
  solved: () => propose(wider),
})

provoke({
  'policy.proposal_not_found': () => ({
    ask: (language) => decide(decider, 'prp_01m82hthfre00vw0ne5cn0bbhe', 'approve', language),
    read: reader(decider),
    solved: () => asStaff(decider, proposals),
  }),
  'policy.own_proposal': async () => {
    const id = await waiting()
    return {
      ask: (language) => decide(author, id, 'approve', language),
      read: reader(author),
      solved: () => decide(decider, id, 'approve'),
    }
  },
  'policy.not_own_proposal': async () => {
    const id = await waiting()
    return {
      ask: (language) => decide(decider, id, 'withdraw', language),
      read: reader(decider),
      solved: () => decide(decider, id, 'reject'),
    }
  },
  'policy.proposal_decided': async () => {
    const id = await waiting()
    await decide(decider, id, 'approve')
    return {
      ask: (language) => decide(decider, id, 'reject', language),
      read: reader(decider),
      solved: () => propose(wider),
    }
  },
  'policy.proposal_outdated': () => wrong(wider, { baseVersion: 1 }),
  'policy.document_invalid': () => wrong(({ limits }) => Object.assign(limits, [limits[1]])),
  'policy.nothing_changed': () => wrong(() => {}),
  'policy.effective_too_early': () => {
    let earliest = ''
    return {
      ask: (language) => propose(dearer, { effectiveFrom: clock.now().toISOString() }, language),
      read: reader(author),
      act: ({ json }: Answer) => {
        earliest = json.params.earliest
        return Promise.resolve()
      },
      // The day that was named is taken, and kept.
      solved: async () => {
        const { json } = await propose(dearer, { effectiveFrom: earliest })
        const { version } = (await decide(decider, json.id, 'approve')).json
        clock.advanceMs(Date.parse(earliest) - clock.now().getTime())
        const fees = await call(null, '/v1/policies/fees')
        assert.deepEqual([fees.json.version, fees.json.state], [version, 'in_force'])
        return fees
      },
    }
  },
})
