import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { test } from 'node:test'
import { runKills } from './kills.ts'

const rounds = Number(process.env.OKPAY_FAULT_ROUNDS ?? 3)
const seed = Number(process.env.OKPAY_FAULT_SEED ?? randomInt(1, 1_000_000_000))

test(`kill -9 of PostgreSQL and of the application loses and doubles nothing (seed ${seed})`, async (t) => {
  const report = await runKills(rounds, seed)
  t.diagnostic(JSON.stringify(report))
  const { lost, doubled, violations, acknowledged, databaseKills } = report
  assert.deepEqual({ lost, doubled, violations }, { lost: 0, doubled: 0, violations: 0 })
  assert.equal(databaseKills, rounds)
  assert.ok(acknowledged > 100 * rounds, 'there was a load to speak of')
})
