import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTestDatabase } from '../../test/support/database.ts'
import type { Answer } from '../../test/support/http.ts'
import { createIdentityWorld } from '../../test/support/identity-world.ts'
import { customerCost } from './passwords/hash-password.ts'

/**
 * Known and unknown identifiers must not be told apart by time. The clock on the wall says more of
 * the machine than of us, so what is judged is the overlap of the two distributions: how often a
 * known identifier took longer than an unknown one, which is half when nothing can be told.
 */
const database = await createTestDatabase()
const world = await createIdentityWorld(database, { hashCost: customerCost })
const { call, clock, enrol, signUp } = world
const minute = 60_000

const people = 20
const rounds = 5
const known = Array.from({ length: people }, (_, n) => `timing${n}@example.org`)
const unknown = Array.from({ length: people }, (_, n) => `timing${n + people}@example.org`)
for (const email of known) await enrol({ email })

/** Each asks about one identifier; the answers must not differ either. */
const cases: readonly [string, (identifier: string) => Promise<Answer>][] = [
  [
    'sign-in',
    (identifier) => call('/v1/sessions', { identifier, password: 'wrong password here' }),
  ],
  ['reset', (identifier) => call('/v1/resets', { identifier })],
  // Last: who has signed up is not quite unknown any more.
  ['sign-up', (identifier) => signUp(identifier)],
]

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** The share of pairs in which the first took longer: 0.5 when they cannot be told apart. */
const overlap = (first: readonly number[], second: readonly number[]): number => {
  let longer = 0
  for (const one of first) {
    for (const other of second) longer += one > other ? 1 : one === other ? 0.5 : 0
  }
  return longer / (first.length * second.length)
}

/** Beyond this, 100 against 100 of the same distribution fall once in some thousand times. */
const mostApart = 0.15

const timeOf = async (work: () => Promise<Answer>) => {
  const startedMs = performance.now()
  const answer = await work()
  return { ms: performance.now() - startedMs, answer }
}

/** What somebody reads from an answer, but for the identifier that they typed themselves. */
const readable = ({ status, headers, json: { instance: _, ...json } }: Answer, typed: string) =>
  JSON.stringify([status, json, [...headers.keys()]]).replaceAll(typed, 'typed')

/** Interleaved, and in turn who goes first, so that what slows the machine slows both. */
const measure = async (ask: (identifier: string) => Promise<Answer>) => {
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const answers = new Set<string>()
    for (let n = 0; n < people; n++) {
      const pair = [
        ['known', known[n]!],
        ['unknown', unknown[n]!],
      ] as const
      for (const [kind, identifier] of n % 2 === 0 ? pair : pair.toReversed()) {
        const { ms, answer } = await timeOf(() => ask(identifier))
        times[kind].push(ms)
        answers.add(readable(answer, identifier))
      }
    }
    assert.equal(answers.size, 1, [...answers].join('\n'))
    // A new window of every counter: none may fill up.
    clock.advanceMs(16 * minute)
  }
  return times
}

test('The measure notices a few milliseconds among many', () => {
  const noise = Array.from({ length: 100 }, (_, n) => 60 + ((n * 37) % 20))
  assert.ok(Math.abs(overlap(noise, noise) - 0.5) < 0.01)
  const slower = noise.map((ms) => ms + 8)
  assert.ok(overlap(slower, noise) - 0.5 > mostApart)
})

for (const [name, ask] of cases) {
  test(`Known and unknown identifiers cannot be told apart by time: ${name}`, async (t) => {
    for (const email of [known[0]!, unknown[0]!]) await ask(email)
    clock.advanceMs(16 * minute)
    const judge = async () => {
      const times = await measure(ask)
      const share = overlap(times.known, times.unknown)
      const [knownMs, unknownMs] = [median(times.known), median(times.unknown)]
      const medians = `medians ${knownMs.toFixed(1)} and ${unknownMs.toFixed(1)} ms`
      t.diagnostic(`${name}: known longer in ${(share * 100).toFixed(0)} % of pairs, ${medians}`)
      return Math.abs(share - 0.5)
    }
    // Chance alone does not strike twice.
    const isApart = (await judge()) > mostApart && (await judge()) > mostApart
    assert.ok(!isApart, 'who has an account can be told by time')
  })
}
