import type { LimitWindows } from '#identity'
import { largestMinor } from '#money'
import type { Limits } from '#policy'

type Used = { readonly sumMinor: bigint; readonly count: number }

const restOf = (limit: bigint | null, most: number | null, used: Used): bigint => {
  if (most !== null && used.count >= most) return 0n
  if (limit === null) return largestMinor
  return limit > used.sumMinor ? limit - used.sumMinor : 0n
}

const nothing: Used = { sumMinor: 0n, count: 0 }

/**
 * The largest amount that the limits leave at a moment, in minor units: what was used counts until
 * its window is over, afterwards nothing is used.
 */
export const mostAt = (
  limits: Limits & { readonly windows: LimitWindows },
  used: { readonly day: Used; readonly month: Used },
  at: Date,
): bigint => {
  const { windows, perTransaction, perDay, perMonth, dayCount, monthCount } = limits
  const day = at < windows.day.resetsAt ? used.day : nothing
  const month = at < windows.month.resetsAt ? used.month : nothing
  return [
    perTransaction ?? largestMinor,
    restOf(perDay, dayCount, day),
    restOf(perMonth, monthCount, month),
  ].sort((one, other) => (one < other ? -1 : 1))[0]!
}
