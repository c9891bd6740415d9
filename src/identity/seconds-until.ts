import type { Context } from '#platform/context'

/** Whole seconds until a moment, for `Retry-After`. */
export const secondsUntil = (ctx: Context, until: Date): number =>
  Math.ceil((until.getTime() - ctx.clock.now().getTime()) / 1000)
