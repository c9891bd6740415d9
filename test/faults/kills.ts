import { setTimeout as pause } from 'node:timers/promises'
import { seededRandom } from './random.ts'
import { openRig, type Rig } from './rig.ts'

export type KillReport = {
  readonly seed: number
  readonly applicationKills: number
  readonly databaseKills: number
  readonly submitted: number
  readonly acknowledged: number
  readonly refused: number
  /** Ids without an answer at a kill, handed in again afterwards. */
  readonly resubmitted: number
  /** Acknowledged ids that the ledger does not hold. */
  readonly lost: number
  /** Ids that it holds more than once, or that were refused and moved money. */
  readonly doubled: number
  /** What I1 to I9 found. */
  readonly violations: number
}

type Counted = { readonly id: string; readonly n: number }

/** Compares the posters' own log with what the ledger holds. */
const compare = async ({ fates, owner, verify }: Rig) => {
  const { rows } = await owner.query<Counted>(
    `SELECT id, count(*)::int AS n FROM ledger.transfers WHERE reason = 'test.fault' GROUP BY id`,
  )
  const held = new Map(rows.map(({ id, n }) => [id, n]))
  const all = [...fates.entries()]
  const of = (wanted: string) => all.filter(([, { fate }]) => fate === wanted)
  const report = await verify()
  return {
    submitted: all.length,
    acknowledged: of('acknowledged').length,
    refused: of('refused').length,
    lost: of('acknowledged').filter(([id]) => !held.has(id)).length,
    doubled:
      rows.filter(({ n }) => n > 1).length + of('refused').filter(([id]) => held.has(id)).length,
    violations: report.invariants.reduce((sum, { violations }) => sum + violations.length, 0),
  }
}

/**
 * Kills application and database in turn at random moments under load, starts them again, hands in
 * what was left unknown, and at the end holds the log against the ledger.
 */
export const runKills = async (rounds: number, seed: number): Promise<KillReport> => {
  const random = seededRandom(seed)
  const rig = await openRig()
  let resubmitted = 0
  const countUnknown = () => {
    for (const { fate } of rig.fates.values()) if (fate === 'sent') resubmitted++
  }
  try {
    let poster = await rig.startPoster(random.between(1, 1e9))
    for (let round = 0; round < rounds; round++) {
      await pause(random.between(30, 400))
      await rig.killPostgres()
      countUnknown()
      await rig.untilBack()
      await pause(random.between(30, 400))
      await poster.kill()
      countUnknown()
      poster = await rig.startPoster(random.between(1, 1e9))
    }
    await pause(200)
    await poster.kill()
    countUnknown()
    // The last one only settles what is unknown; what it begins itself is settled by nobody.
    const last = await rig.startPoster(random.between(1, 1e9))
    await last.kill()
    const kills = { applicationKills: rounds + 2, databaseKills: rounds }
    return { seed, ...kills, resubmitted, ...(await compare(rig)) }
  } finally {
    await rig.close()
  }
}
