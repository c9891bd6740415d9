import assert from 'node:assert/strict'
import { test } from 'node:test'
import { staffRoles } from '#platform/context'
import { languages, type ProblemDeclaration } from '#platform/problems'
import { explanationsContract } from './contract.ts'
import { tellDraft } from './explain-thing.ts'
import type { Draft, ReaderRole } from './explanation.ts'
import { explanationsRoutes } from './routes.ts'
import { mayRead } from './staff-rights.ts'

const at = new Date('2026-11-20T08:00:00Z')
const kinds = [
  ...(['transfer', 'deposit', 'refusal', 'sign_in', 'restriction', 'verification'] as const),
  'withdrawal',
] as const
const classes = ['full', 'owner_only', 'generic', 'silent'] as const
const readers: readonly ReaderRole[] = ['owner', 'counterparty', 'merchant', 'staff', 'public']

/** Every member that can carry something carries a word of its own that nobody else would say. */
const planted = (kind: Draft['kind'], disclosure: ProblemDeclaration['disclosure']): Draft => {
  const say = (what: string) => ({ en: `secret-${what} {why}.`, 'zh-CN': `secret-${what} {why}。` })
  return {
    ...{ kind, id: 'ref_visible', code: 'secret.code', state: 'restricted', at },
    declaration: {
      ...{ retry: 'after_time', whoActs: 'okpay', disclosure, article: 'secret-article' },
      ...{ title: say('title'), detail: say('detail'), params: { why: 'text' } },
    },
    params: { why: 'secret-param' },
    evidence: [{ id: 'evt_secret', type: 'secret.event', at }],
    money: {
      ...{ where: 'held', amount: { amount: '1.00', currency: 'EUR' }, since: at },
      ...{ words: { en: '{amount} is held.', 'zh-CN': '{amount} 被冻结。' } },
      account: 'acct_secret',
    },
    ...{ by: at, retryAt: at },
    actions: [{ id: 'secret_action', label: say('label'), href: '/secret', call: null }],
    policyVersion: 3,
    timeline: [{ code: 'secret_step', title: say('step'), state: 'done', at }],
    staffNote: 'secret-note',
  }
}

const isAllowed = (disclosure: string, reader: ReaderRole): boolean =>
  reader === 'staff' || disclosure === 'full' || (disclosure === 'owner_only' && reader === 'owner')

for (const kind of kinds) {
  test(`Nothing of class owner_only, generic or silent leaks from a ${kind}`, () => {
    for (const disclosure of classes) {
      for (const reader of readers) {
        for (const language of languages) {
          const told = tellDraft(planted(kind, disclosure), {
            ...{ role: reader, language, timeZone: 'UTC', now: at },
          })
          const what = `${kind}, ${disclosure}, read by ${reader} in ${language}`
          if (disclosure === 'silent' && reader !== 'staff') {
            assert.equal(told, null, what)
            continue
          }
          const text = JSON.stringify(told)
          if (reader === 'staff') assert.match(text, /secret-note/, what)
          else assert.doesNotMatch(text, /secret-note|acct_secret/, what)
          if (isAllowed(disclosure, reader)) assert.match(text, /secret-detail/, what)
          // What a caller was answered in words of class generic, they know.
          else if (kind === 'refusal' && disclosure === 'generic' && reader === 'owner') {
            assert.doesNotMatch(text, /evt_secret|secret_step/, what)
          } else assert.doesNotMatch(text, /secret/, what)
        }
      }
    }
  })
}

test('Where their own money is an owner is always told, whatever else is withheld', () => {
  for (const disclosure of ['full', 'owner_only', 'generic'] as const) {
    const draft = planted('restriction', disclosure)
    const told = tellDraft(draft, {
      ...{ role: 'owner', language: 'en', timeZone: 'UTC', now: at },
    })
    assert.equal(told?.money?.where, 'held')
    assert.equal(told?.by, at.toISOString())
  }
})

test('What is silent is read by those who decide about restrictions and by auditors only', () => {
  for (const kind of kinds) {
    const silent = staffRoles.filter((role) => mayRead([role], planted(kind, 'silent')))
    assert.deepEqual(silent, ['senior_support', 'verification', 'auditor'])
    const generic = staffRoles.filter((role) => mayRead([role], planted(kind, 'generic')))
    const isDecided = kind === 'restriction' || kind === 'verification'
    assert.deepEqual(generic, [
      ...['support', 'senior_support', ...(isDecided ? ['verification'] : [])],
      ...['support_lead', 'treasury', 'auditor'],
    ])
  }
})

test('Staff pages are for the roles that answer people or look after money, and for auditors', () => {
  const secrets = { subKey: () => Buffer.alloc(32), currentKeyId: 'x' } as never
  const routes = explanationsRoutes({ pool: {} as never, secrets }, {} as never)
  const staff = routes.find(({ key }) => key.startsWith('GET /v1/staff/'))
  const allowed = staff?.permission as readonly string[]
  const others = staffRoles.filter((role) => !allowed.includes(role))
  assert.deepEqual(others, ['editor', 'publisher', 'incident_commander', 'administrator'])
  assert.equal(Object.keys(explanationsContract).length, routes.length)
})
