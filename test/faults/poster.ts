import { readFileSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { createLedger, type PostingCommand } from '#ledger'
import { systemClock } from '#platform/clock'
import { applicationRole, createPool } from '#platform/database/pool'
import { type AccountId, createIds, type TransferId } from '#platform/ids'
import { silentLog } from '#platform/log'
import { systemRandom } from '#platform/random'
import { seededRandom } from './random.ts'

/**
 * The application that is killed: posts transfers between wallets without end. Before it submits a
 * call it writes `s`, after the answer `a` or `r` for each id, straight to the pipe, so that whoever
 * reads knows what was acknowledged however this process ends. What came to no answer is handed in
 * again with the same ids, also what an earlier process left (`unknown`).
 */
export type PosterOrder = {
  readonly url: string
  readonly seed: number
  readonly accounts: readonly string[]
  /** id, debit, credit, amount */
  readonly unknown: readonly (readonly [string, string, string, number])[]
}

const callers = 24
const order = JSON.parse(readFileSync(0, 'utf8')) as PosterOrder
const pool = createPool({ url: order.url, max: 4, role: applicationRole, onError: () => {} })
const ids = createIds(systemClock, systemRandom)
const means = { pool, clock: systemClock, ids, random: systemRandom, log: silentLog }
const ledger = createLedger(means)

const isFull = (error: unknown) => (error as NodeJS.ErrnoException).code === 'EAGAIN'

/** Written at once, so that a kill loses no line; a reader that is behind is waited for. */
const say = (line: string) => {
  const bytes = Buffer.from(`${line}\n`)
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      if (!isFull(error)) throw error
    }
  }
}

const command = (id: string, debit: string, credit: string, amount: number): PostingCommand => ({
  ...{ kind: 'transfer', id: id as TransferId, asset: 'EUR', reason: 'test.fault' },
  debitAccountId: debit as AccountId,
  creditAccountId: credit as AccountId,
  amountMinor: BigInt(amount),
})

/** The same ids until there is an answer; a database that is away is waited for. */
const postUntilKnown = async (commands: readonly PostingCommand[]): Promise<void> => {
  for (;;) {
    try {
      const results = await ledger.post(commands)
      say(results.map(({ id, posted }) => `${posted ? 'a' : 'r'} ${id}`).join('\n'))
      return
    } catch {
      await pause(50)
    }
  }
}

const caller = async (number: number): Promise<void> => {
  const random = seededRandom(order.seed + number)
  const { accounts } = order
  for (;;) {
    const wishes = Array.from({ length: random.between(1, 8) }, () => {
      const from = random.between(0, accounts.length - 1)
      const to = (from + random.between(1, accounts.length - 1)) % accounts.length
      // Some ask for more than anybody has: refusals must survive too.
      const amount = random.between(0, 50) === 0 ? 1_000_000_000 : random.between(1, 500)
      return [ids.next(), accounts[from]!, accounts[to]!, amount] as const
    })
    say(wishes.map((wish) => `s ${wish.join(' ')}`).join('\n'))
    await postUntilKnown(wishes.map((wish) => command(...wish)))
  }
}

if (order.unknown.length > 0) {
  await postUntilKnown(order.unknown.map((wish) => command(...wish)))
}
say('ready')
await Promise.all(Array.from({ length: callers }, (_, number) => caller(number)))
