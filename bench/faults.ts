import { randomInt } from 'node:crypto'
import { runKills } from '../test/faults/kills.ts'
import type { BenchOptions, BenchResult } from './support/bench.ts'
import { note } from './support/bench.ts'

/** `kill -9` of PostgreSQL and of the application under load, 50 of each (OKPAY_FAULT_ROUNDS). */
export const run = async (_: BenchOptions): Promise<BenchResult> => {
  const rounds = Number(process.env.OKPAY_FAULT_ROUNDS ?? 50)
  const seed = Number(process.env.OKPAY_FAULT_SEED ?? randomInt(1, 1_000_000_000))
  note(`${rounds} rounds, seed ${seed}`)
  return runKills(rounds, seed)
}
