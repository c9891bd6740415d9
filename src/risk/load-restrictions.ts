import { createHash } from 'node:crypto'
import { type AccountHolds, findHolds } from '#identity'
import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import type { PersonId } from '#platform/ids'
import { nextBusinessDay } from './business-day.ts'
import type { Restriction } from './restriction.ts'
import { loadInForce, type PlacedRow } from './store.ts'

const moneyOut = ['transfer_out', 'withdrawal', 'payment'] as const

/** The same id for the same hold, whenever it is asked for: a UUID of version 8 (RFC 9562). */
export const holdId = (personId: PersonId, what: string, since: Date): string => {
  const hash = createHash('sha256').update(`${personId} ${what} ${since.toISOString()}`).digest()
  hash[6] = (hash[6]! & 0x0f) | 0x80
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}

const ofIdentity = {
  category: 'security',
  affects: moneyOut,
  currencies: null,
  disclosure: 'full',
  cause: null,
  policyVersion: null,
} as const

/**
 * A date that was missed becomes the next business day, as `jobs.ts` is about to write down: no
 * answer names one that is over.
 */
const keptDue = async (ctx: TxContext, due: Date): Promise<Date> => {
  const now = ctx.clock.now()
  return due > now ? due : nextBusinessDay(ctx, now)
}

const freezeOf = async (
  ctx: TxContext,
  personId: PersonId,
  { state, stateSince: since }: AccountHolds,
): Promise<Restriction[]> => {
  if (state === 'frozen_by_owner') {
    const id = holdId(personId, state, since)
    const ends = { reviewDue: null, endsAt: null, whoActs: 'you', origin: 'owner' } as const
    return [{ ...ofIdentity, id, personId, reason: state, since, ...ends }]
  }
  if (state !== 'frozen_by_risk') return []
  const id = holdId(personId, state, since)
  const reviewDue = await keptDue(ctx, await nextBusinessDay(ctx, since))
  const ends = { reviewDue, endsAt: null, whoActs: 'okpay', origin: 'okpay' } as const
  return [{ ...ofIdentity, id, personId, reason: state, since, ...ends }]
}

const waitsOf = (personId: PersonId, { cooldowns }: AccountHolds): Restriction[] =>
  cooldowns.map(({ reason: cause, startedAt: since, endsAt }) => ({
    ...{ ...ofIdentity, id: holdId(personId, `cooling_down ${cause}`, since), personId, cause },
    ...{ reason: 'cooling_down', since, reviewDue: null, endsAt },
    ...{ whoActs: 'nobody', origin: 'system' },
  }))

const placedOf = async (ctx: TxContext, row: PlacedRow): Promise<Restriction> => ({
  ...row,
  ...{ reviewDue: await keptDue(ctx, row.reviewDue), whoActs: 'okpay', origin: 'okpay' },
  cause: null,
})

const byPerson = (restrictions: readonly Restriction[]): Map<PersonId, readonly Restriction[]> =>
  Map.groupBy(restrictions, ({ personId }) => personId)

/**
 * What OKPay has placed on these people, silent ones among them; one statement for all. Freezes and
 * cool-downs are not among it: `findPayers` of identity tells those that stop money out.
 */
export const loadPlacedRestrictions = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, readonly Restriction[]>> => {
  if (personIds.length === 0) return new Map()
  const rows = await loadInForce(ctx, [...new Set(personIds)])
  const placed = rows.filter(({ reason }) => reason !== 'frozen_by_risk')
  return byPerson(await Promise.all(placed.map((row) => placedOf(ctx, row))))
}

/**
 * Everything that restricts these people, a freeze first, then what OKPay placed, then the longest
 * wait; who has nothing is not in the map. Two statements for all, sent together. Silent ones are
 * among it: whoever shows it to the person leaves them out.
 */
export const loadRestrictions = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, readonly Restriction[]>> => {
  if (personIds.length === 0) return new Map()
  const ids = [...new Set(personIds)]
  const [holds, rows] = await together(findHolds(ctx, ids), loadInForce(ctx, ids))
  const placed = Map.groupBy(rows, ({ personId }) => personId)
  const all = [...holds].map(async ([personId, hold]) => {
    const own = placed.get(personId) ?? []
    const kept = own.find(({ reason }) => reason === 'frozen_by_risk')
    const freeze = (await freezeOf(ctx, personId, hold)).map((one) =>
      kept && one.reason === 'frozen_by_risk' ? placedOf(ctx, kept) : one,
    )
    const others = own.filter(({ reason }) => reason !== 'frozen_by_risk')
    const theirs = others.map((row) => placedOf(ctx, row))
    return [...(await Promise.all([...freeze, ...theirs])), ...waitsOf(personId, hold)]
  })
  return byPerson((await Promise.all(all)).flat())
}
