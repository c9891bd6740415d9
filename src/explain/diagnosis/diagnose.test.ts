import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { money } from '#money'
import { reasonWords } from '#platform/http/format-words'
import type { Language } from '#platform/problems'
import { declarationOf, diagnose, rules } from './diagnose.ts'
import type { Found, Rule } from './finding.ts'
import { diagnosisReasons } from './reasons.ts'
import '#transfers/problems'
import '#risk'
import { closedNow } from './rules/closures.ts'
import { tooLittle } from './rules/refusals.ts'
import { sentTwice, unusualAmount } from './rules/transfers.ts'
import { sayFinding } from './say-finding.ts'
import type { Refusal, SeenTransfer, Snapshot } from './snapshot.ts'

const now = new Date('2026-11-24T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const healthy = {
  now,
  personId: '01900000-0000-7000-8000-000000000001',
  standing: {
    ...{ state: 'active', since: ago(9_000), passwordSetAt: ago(9_000) },
    ...{ mustChangeReason: null, mustChangeSince: null, recoveryCodesMade: 0 },
    ...{ signInBlockedUntil: null, deviceBlockedUntil: null, factorsPausedUntil: null },
    ...{ locks: [], apps: 0, passkeys: 0, recoveryCodesLeft: 0, email: 'a***@b.c', phone: null },
    ...{ lostFactor: null, contactChanges: [], resets: [], cooldowns: [] },
  },
  ...{ history: [], messages: [], refusals: [], wallets: [], transfers: [] },
  deposits: { detailsShownAt: null, deposits: [], waiting: [] },
  ...{ withdrawals: [], documents: [], restrictions: [], closures: [] },
  ...{ country: 'DE', policy: {} },
} as unknown as Snapshot

const everything = { road: 'all', about: null } as const

const toldBy = (rule: Rule, snapshot: Snapshot): readonly Found[] => [rule(snapshot) ?? []].flat()

const sent = (id: string, minutes: number, amount: bigint, more = {}): SeenTransfer => ({
  ...{ id, direction: 'out', at: ago(minutes), amount: money(amount, 'EUR') },
  ...{ counterparty: 'B*', counterpartyAccount: 'OK111', memo: null, ...more },
})

describe('Rules of a diagnosis', () => {
  it('find nothing where nothing is', () => {
    assert.deepEqual(diagnose(healthy, everything), [])
    for (const rule of rules) assert.deepEqual(toldBy(rule, healthy), [])
  })

  const transfers: readonly [string, readonly SeenTransfer[], boolean, boolean][] = [
    ['the same twice in five minutes', [sent('2', 1, 500n), sent('1', 6, 500n)], true, false],
    ['the same twice in eleven minutes', [sent('2', 1, 500n), sent('1', 12, 500n)], false, false],
    ['other words', [sent('2', 1, 500n), sent('1', 2, 500n, { memo: 'x' })], false, false],
    [
      'another payee',
      [sent('2', 1, 500n), sent('1', 2, 500n, { counterpartyAccount: 'OK2' })],
      false,
      false,
    ],
    ['ten times as much', [sent('2', 1, 5_000n), sent('1', 900, 500n)], false, true],
    ['nine times as much', [sent('2', 1, 4_500n), sent('1', 900, 500n)], false, false],
    [
      'as much as once before',
      [sent('3', 1, 5_000n), sent('2', 90, 500n), sent('1', 99, 5_000n)],
      false,
      false,
    ],
  ]
  for (const [name, list, isTwice, isUnusual] of transfers) {
    it(`read two payments: ${name}`, () => {
      const snapshot = { ...healthy, transfers: list }
      assert.equal(toldBy(sentTwice, snapshot).length > 0, isTwice)
      assert.equal(toldBy(unusualAmount, snapshot).length > 0, isUnusual)
    })
  }

  const refusal: Refusal = {
    ...{ id: 'ref_1', at: ago(5), operation: 'POST /v1/transfers', to: 'OK*****1111' },
    ...{ code: 'transfers.insufficient_funds', amount: { amount: '9.00', currency: 'EUR' } },
    params: {
      available: { amount: '1.00', currency: 'EUR' },
      needed: { amount: '9.00', currency: 'EUR' },
    },
  }
  const balances: readonly [string, bigint, boolean][] = [
    ['a cent too little', 899n, true],
    ['exactly enough', 900n, false],
  ]
  for (const [name, availableMinor, stands] of balances) {
    it(`know whether a refusal for lack of money still stands: ${name}`, () => {
      const wallet = { id: 'a', asset: 'EUR', state: 'open', availableMinor, heldMinor: 0n }
      const wallets = [wallet] as unknown as Snapshot['wallets']
      const snapshot = { ...healthy, wallets, refusals: [refusal] }
      assert.equal(toldBy(tooLittle, snapshot).length > 0, stands)
    })
  }

  it('put what is asked about first, certain before likely, yours before waiting', () => {
    const about = { kind: 'transfer', id: '1' } as const
    const snapshot = {
      ...healthy,
      refusals: [refusal],
      transfers: [sent('3', 100, 700n), sent('2', 101, 700n), sent('1', 400, 100n)],
      standing: { ...healthy.standing, lostFactor: { startedAt: ago(9), readyAt: ago(-99) } },
    }
    const codes = diagnose(snapshot, { road: 'all', about }).map(({ code }) => code)
    assert.deepEqual(codes, [
      'diagnosis.transfer_arrived',
      'transfers.insufficient_funds',
      'diagnosis.lost_factor_waiting',
      'diagnosis.sent_twice',
    ])
    const road = diagnose(snapshot, { road: 'cannot_get_in', about: null })
    assert.deepEqual(
      road.map(({ code }) => code),
      ['diagnosis.lost_factor_waiting'],
    )
  })

  it('say of a closure until when it lasts, in the words of the refusal', () => {
    const until = ago(-60)
    const title = { en: 'Transfers', 'zh-CN': '转账' }
    const closure = { id: 'mw_1', kind: 'maintenance', operation: 'transfer', method: null }
    const closures = [{ ...closure, since: ago(5), until, title, why: title, overdueSince: null }]
    const [found] = toldBy(closedNow, { ...healthy, closures } as unknown as Snapshot)
    assert.equal(found?.code, 'availability.maintenance')
    assert.equal(found?.by, until)
  })
})

describe('What a diagnosis tells of several things of one kind', () => {
  const restriction = (id: string, more: object) => ({
    ...{ id, personId: healthy.personId, category: 'risk_review', since: ago(9), endsAt: null },
    ...{ affects: ['transfer_out'], currencies: null, reviewDue: ago(-900), whoActs: 'okpay' },
    ...{ reason: 'unusual_activity', disclosure: 'full', origin: 'okpay', cause: null },
    ...{ policyVersion: 1, ...more },
  })
  const [one, other] = [
    '01900000-0000-7000-8000-00000000000a',
    '01900000-0000-7000-8000-00000000000b',
  ]
  const codesOf = (snapshot: object) =>
    diagnose({ ...healthy, ...snapshot } as Snapshot, everything).map(({ code }) => code)

  it('names each of two restrictions', () => {
    const restrictions = [restriction(one, {}), restriction(other, { reason: 'debt' })]
    assert.deepEqual(codesOf({ restrictions }), ['risk.unusual_activity', 'risk.debt'])
  })

  it('names each stopped wallet and each currency in which money was missing', () => {
    const wallets = ['EUR', 'USD'].map((asset) => ({
      ...{ id: one, asset, state: 'closed', availableMinor: 0n, heldMinor: 0n },
    }))
    assert.deepEqual(codesOf({ wallets }), ['diagnosis.wallet_closed', 'diagnosis.wallet_closed'])
    const lack = (id: string, currency: string) => ({
      ...{ id, at: ago(5), operation: 'POST /v1/transfers', to: null, amount: null },
      code: 'transfers.insufficient_funds',
      params: { available: { amount: '1.00', currency }, needed: { amount: '9.00', currency } },
    })
    const refusals = [lack('ref_3', 'USD'), lack('ref_2', 'EUR'), lack('ref_1', 'EUR')]
    const found = diagnose({ ...healthy, refusals } as unknown as Snapshot, everything)
    assert.deepEqual(found.map(({ currency }) => currency).sort(), ['EUR', 'USD'])
  })

  it('says of a restriction that is told by its date only nothing that names its reason', () => {
    for (const reason of ['sanctions_check', 'account_takeover', 'court_order', 'debt']) {
      const hidden = { reason, disclosure: 'generic', category: 'compliance' }
      const snapshot = { ...healthy, restrictions: [restriction(one, hidden)] }
      const [found] = diagnose(snapshot as unknown as Snapshot, everything)
      for (const language of ['en', 'zh-CN'] satisfies Language[]) {
        const told = sayFinding(found!, { language, timeZone: 'UTC' })
        assert.equal(told.code, 'risk.review')
        const { title } = declarationOf(`risk.${reason}`)
        const text = JSON.stringify(told)
        assert.ok(!text.includes(reason) && !text.includes('compliance'), text)
        assert.ok(!text.includes(title[language]), text)
      }
    }
  })
})

describe('What a diagnosis is certain of', () => {
  const tries = (facts: object, device = { browser: 'Safari', system: 'iOS' }) =>
    [1, 2, 3].map((minutes) => ({
      ...{ id: '01900000-0000-7000-8000-00000000000c', at: ago(minutes), kind: 'sign_in_failed' },
      ...{ outcome: 'refused', place: null, facts, ...device },
    }))
  const success = {
    ...{ id: '01900000-0000-7000-8000-00000000000d', at: ago(900), kind: 'signed_in' },
    ...{ outcome: 'ok', place: null, facts: {}, browser: 'Safari', system: 'iOS' },
  }
  const cases: readonly [string, object, readonly object[], readonly string[]][] = [
    [
      'wrong codes at signing in keep somebody out',
      { purpose: 'sign_in', why: 'wrong' },
      [success],
      ['diagnosis.wrong_code certain'],
    ],
    [
      'wrong codes when confirming a payment do not',
      { purpose: 'step_up', why: 'wrong' },
      [success],
      [],
    ],
    [
      'wrong passwords on a device that is known are the owner’s',
      { by: 'password' },
      [success],
      ['diagnosis.wrong_password certain'],
    ],
    [
      'where no device is known they may be anybody’s',
      { by: 'password' },
      [],
      ['diagnosis.wrong_password likely'],
    ],
  ]
  for (const [name, facts, before, expected] of cases) {
    it(name, () => {
      const snapshot = { ...healthy, history: [...tries(facts), ...before] }
      const found = diagnose(snapshot as unknown as Snapshot, everything)
      assert.deepEqual(
        found.map(({ code, certainty }) => `${code} ${certainty}`),
        expected,
      )
    })
  }

  it('a mail that was refused says nothing once the address is another', () => {
    const mail = { kind: 'mail', state: 'refused', recipient: 'a***@b.c', queuedAt: ago(900) }
    const messages = [
      { ...mail, id: healthy.personId, template: 'x', settledAt: ago(899), outsideCode: '550' },
    ]
    const change = { kind: 'email', createdAt: ago(99), expiresAt: ago(9), undoUntil: null }
    const codes = (contactChanges: readonly object[]) =>
      diagnose(
        {
          ...healthy,
          messages,
          standing: { ...healthy.standing, contactChanges },
        } as unknown as Snapshot,
        everything,
      ).map(({ code }) => code)
    assert.deepEqual(codes([]), ['diagnosis.mail_refused'])
    assert.deepEqual(codes([{ ...change, confirmedAt: ago(90) }]), [])
  })
})

describe('The words of a diagnosis', () => {
  const placeholders = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!))].sort()

  for (const [name, reason] of Object.entries(diagnosisReasons)) {
    it(`${name}: both languages, and every parameter has its place`, () => {
      const params = Object.keys('params' in reason ? reason.params : {}).sort()
      for (const language of ['en', 'zh-CN'] satisfies Language[]) {
        const text = reason.title[language] + reason.detail[language]
        assert.deepEqual(placeholders(text), params)
      }
      assert.ok(/[。；]/.test(reason.detail['zh-CN']))
    })
  }

  it('are those of the problem where a refusal stands', () => {
    const declared = declarationOf('transfers.payee_closed')
    assert.match(reasonWords(declared, {}, 'en').detail, /Nothing was sent/)
    assert.throws(() => declarationOf('diagnosis.no_such'), /has no words/)
  })
})
