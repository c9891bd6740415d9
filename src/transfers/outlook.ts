import type { Problem } from '#platform/problems'

/** What an amount is held against at one moment; minor units. */
export type Room = {
  /** Smallest amount that is allowed. */
  readonly leastMinor: bigint
  /** Largest amount that the limits leave, balance and fee not counted. */
  readonly mostMinor: bigint
  /** Null when no balance pays for it. */
  readonly availableMinor: bigint | null
  /** Fee on top of an amount; amount and fee together never shrink when the amount grows. */
  readonly feeMinorOf: (amountMinor: bigint) => bigint
}

/** The largest amount that fits, fee included; null when not even the smallest does. Exact. */
export const largestWithin = (room: Room): bigint | null => {
  const { leastMinor, mostMinor, availableMinor, feeMinorOf } = room
  const fits = (minor: bigint) =>
    availableMinor === null || minor + feeMinorOf(minor) <= availableMinor
  let low = leastMinor
  let high = availableMinor === null || mostMinor < availableMinor ? mostMinor : availableMinor
  if (high < low || !fits(low)) return null
  while (low < high) {
    const middle = (low + high + 1n) / 2n
    if (fits(middle)) low = middle
    else high = middle - 1n
  }
  return low
}

/** What would pass: now, or more of it later. */
export type Outlook = {
  readonly nowMinor: bigint | null
  readonly later: { readonly minor: bigint; readonly at: Date } | null
  /** When exactly what was asked would pass; null when it passes now, or never as it stands. */
  readonly at: Date | null
}

/** When a refusal ends by itself; null when it does not. */
export const endOf = ({ params }: Problem): Date | null => {
  const end = params.resetsAt ?? params.until
  return end instanceof Date ? end : null
}

/** Codes of refusals that an other amount gets past. */
export type AmountCodes = ReadonlySet<string>

const closest = (wishMinor: bigint | null, room: Room): bigint | null => {
  const largest = largestWithin(room)
  if (largest === null || wishMinor === null) return largest
  if (wishMinor > largest) return largest
  return wishMinor < room.leastMinor ? room.leastMinor : wishMinor
}

/**
 * The nearest amount that passes now and the nearest time at which more of the wish passes.
 * @param wishMinor null when no amount was typed
 * @param moments when limits in use begin anew, in order
 * @param roomAt the room at a moment
 */
export const outlookOf = (
  blockers: readonly Problem[],
  byAmount: AmountCodes,
  {
    now,
    wishMinor,
    moments,
    roomAt,
  }: {
    readonly now: Date
    readonly wishMinor: bigint | null
    readonly moments: readonly Date[]
    readonly roomAt: (at: Date) => Room
  },
): Outlook => {
  const others = blockers.filter(({ code }) => !byAmount.has(code))
  const ends = others.map(endOf)
  if (ends.some((end) => end === null)) return { nowMinor: null, later: null, at: null }
  const clearMs = Math.max(now.getTime(), ...ends.map((end) => end!.getTime()))
  const nowMinor = others.length === 0 ? closest(wishMinor, roomAt(now)) : null
  if (blockers.length === 0) return { nowMinor, later: null, at: null }
  const times = [new Date(clearMs), ...moments.filter((at) => at.getTime() > clearMs)]
  const chances = times
    .filter((at) => at > now)
    .flatMap((at) => {
      const minor = closest(wishMinor, roomAt(at))
      return minor === null || minor <= (nowMinor ?? 0n) ? [] : [{ minor, at }]
    })
  const whole = chances.find(({ minor }) => minor === wishMinor) ?? null
  const most = chances.reduce<Outlook['later']>(
    (best, chance) => (best === null || chance.minor > best.minor ? chance : best),
    null,
  )
  return { nowMinor, later: whole ?? most, at: whole?.at ?? null }
}
