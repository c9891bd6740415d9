import type { Problem } from '#platform/problems'

const after = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1_000)

/**
 * When the refused call makes sense again, from what the problem said: a moment in its words, the
 * seconds that it told to wait, or `Retry-After`. Null when it does not depend on the time.
 * @param at when it was refused
 */
export const retryAt = (
  { declaration, params }: Problem,
  { at, retryAfter }: { readonly at: Date; readonly retryAfter: number | null },
): Date | null => {
  const named = Object.entries(declaration.params ?? {})
  const moment = named.find(([, kind]) => kind === 'time')?.[0]
  const told = moment === undefined ? null : (params[moment] as Date)
  // A problem that one can fix at once may also say when it goes away by itself.
  if (declaration.retry === 'after_fix') return told !== null && told > at ? told : null
  if (declaration.retry !== 'after_time') return null
  if (told !== null && told > at) return told
  if (retryAfter !== null) return after(at, retryAfter)
  const wait = named.find(([, kind]) => kind === 'seconds')?.[0]
  return wait === undefined ? null : after(at, params[wait] as number)
}
