import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../../test/support/database.ts'
import type { PolicyDocument } from '../document/policy-document.ts'
import { compareEffects } from '../effect/compare-effects.ts'
import { checkPolicy } from '../faults/check-policy.ts'
import { readPolicy } from '../read-policy.ts'
import { changesOf } from './weigh-document.ts'

const database = await createTestDatabase()
const { rows } = await database.owner.query<{ document: PolicyDocument }>(
  'SELECT document FROM policy.versions ORDER BY version DESC LIMIT 1',
)
const sound = rows[0]!.document

type Place = { readonly path: readonly (string | number)[]; readonly value: unknown }
const leavesOf = (value: unknown, path: Place['path'] = []): Place[] => {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([name, inner]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  )
}

/** Of alike places, the same member of many rows, the first two and the last. */
const typical = (() => {
  const alike = new Map<string, Place[]>()
  for (const leaf of leavesOf(sound)) {
    const kind = leaf.path.filter((step) => typeof step !== 'number').join('.')
    alike.set(kind, [...(alike.get(kind) ?? []), leaf])
  }
  return [...alike.values()].flatMap((leaves) => [
    ...new Set([...leaves.slice(0, 2), ...leaves.slice(-1)]),
  ])
})()

/** Something else of the same kind; several, as not each is allowed everywhere. */
const others = (value: unknown): unknown[] => {
  if (typeof value === 'boolean') return [!value]
  if (typeof value === 'number') return [value + 1, value - 1, 2]
  const text = String(value)
  if (/^\d+(\.\d+)?$/.test(text)) return [`1${text}`, text.replace(/^\d/, ''), '7']
  return [`${text} X`, `${text}X`, 'Asia/Tokyo', '23:00', 'bank', 'card', 'EUR', 'JPY', 'SG', 'XK']
}

const withLeaf = ({ path }: Place, value: unknown): PolicyDocument => {
  const draft = structuredClone(sound)
  let inner = draft as unknown as Record<string | number, never>
  for (const step of path.slice(0, -1)) inner = inner[step]!
  inner[path.at(-1)!] = value as never
  return draft
}

test('Whatever is changed in a policy, whoever approves it sees it, in both languages', (t) => {
  const reached = new Set<string>()
  const unseen: string[] = []
  for (const leaf of typical) {
    for (const value of others(leaf.value)) {
      const draft = withLeaf(leaf, value)
      if (JSON.stringify(draft) === JSON.stringify(sound) || checkPolicy(draft).length > 0) continue
      reached.add(leaf.path.join('.'))
      const changes = changesOf(sound, draft)
      const words = changes.flatMap(({ rows: changed }) => changed.map(({ title }) => title))
      if (words.length === 0 || words.some(({ en, 'zh-CN': zh }) => !en || !zh)) {
        unseen.push(`${leaf.path.join('.')}: ${String(leaf.value)} → ${String(value)}`)
      }
      break
    }
  }
  assert.deepEqual(unseen, [])
  // What is never reached is refused whatever stands there, like the name of a calendar.
  t.diagnostic(`${reached.size} of ${typical.length} kinds of places of a policy changed and seen`)
  assert.ok(reached.size > typical.length / 2, `${reached.size} of ${typical.length}`)
})

test('Whatever passes the check can be read by the program', () => {
  for (const leaf of typical) {
    if (!/^\d+(\.\d+)?$/.test(String(leaf.value))) continue
    for (const value of ['1.5', '300000.00', '0']) {
      const document = withLeaf(leaf, value)
      if (checkPolicy(document).length > 0) continue
      readPolicy({ version: 99, effectiveFrom: new Date(0), document })
    }
  }
})

test('An amount that its currency cannot have is refused wherever it stands', () => {
  const places = [
    ['transfers', 'confirmFrom', 'JPY'],
    ['withdrawals', 'reviewFrom', 'JPY'],
    ['withdrawals', 'releaseAloneUpTo', 'JPY'],
  ]
  for (const path of places) {
    const [fault] = checkPolicy(withLeaf({ path, value: '' }, '300000.00'))
    assert.deepEqual([fault?.code, fault?.pointer], ['amount', `/${path.join('/')}`])
  }
})

test('What nobody can judge is announced as if it were worse; what staff alone see is not', () => {
  const isWorse = (path: Place['path'], value: unknown) =>
    compareEffects(sound, withLeaf({ path, value: '' }, value)).isWorse
  assert.ok(isWorse(['tiers', 0, 'requires', 'en'], 'A passport'))
  assert.ok(isWorse(['withdrawals', 'reviewFrom', 'EUR'], '1.00'))
  assert.ok(isWorse(['confirmations', 0, 'blocks'], sound.confirmations[0]!.blocks + 1))
  assert.ok(isWorse(['hours', 0, 'weekly', 0, 'to'], '10:00'))
  assert.ok(isWorse(['countries', 'served'], sound.countries.served.slice(1)))
  assert.ok(!isWorse(['confirmations', 0, 'blocks'], sound.confirmations[0]!.blocks - 1))
  assert.ok(!isWorse(['withdrawals', 'releaseAloneUpTo', 'EUR'], '1.00'))
})
