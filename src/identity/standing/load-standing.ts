import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { maskEmail, maskPhone } from '#platform/mask-contact'
import type { Words } from '#platform/problems'
import { loadCooldowns } from '../cooldowns/cooldown-store.ts'
import { cooldownWords } from '../cooldowns/cooldown-words.ts'
import { loadHoldings } from '../factors/factor-store.ts'
import { factorCountersOf, signInCountersOf } from '../lock-out/counters.ts'
import { type KeptLockOut, loadLockOuts } from '../lock-out/lock-out-store.ts'
import { findWaitingLostFactor } from '../lost-factor/lost-factor-store.ts'
import { loadCounters } from '../throttle-store.ts'
import {
  type AccountRow,
  type ChangeRow,
  loadAccountRow,
  loadOpenChanges,
  loadOpenResets,
  type ResetRow,
} from './standing-store.ts'

/** How an account stands with signing in: what diagnosis reads, and nobody but its owner learns. */
export type AccountStanding = AccountRow & {
  /** No password is tried before then, on devices where nobody has signed in. */
  readonly signInBlockedUntil: Date | null
  /** The same for devices that are known. */
  readonly deviceBlockedUntil: Date | null
  /** No second factor is tried before then. */
  readonly factorsPausedUntil: Date | null
  readonly locks: readonly KeptLockOut[]
  readonly apps: number
  readonly passkeys: number
  readonly recoveryCodesLeft: number
  /** Masked; null when there is none. */
  readonly email: string | null
  readonly phone: string | null
  readonly lostFactor: { readonly startedAt: Date; readonly readyAt: Date } | null
  readonly contactChanges: readonly ChangeRow[]
  readonly resets: readonly ResetRow[]
  /** Why money out waits, as the end of a sentence, by the cause. */
  readonly cooldowns: readonly { readonly cause: string; readonly because: Words }[]
}

type Counters = Awaited<ReturnType<typeof loadCounters>>

const latest = (counters: Counters, scope: string, now: Date): Date | null => {
  const ends = counters
    .filter((counter) => counter.scope === scope)
    .flatMap(({ blockedUntil }) => (blockedUntil && blockedUntil > now ? [blockedUntil] : []))
  return ends.sort((one, other) => other.getTime() - one.getTime())[0] ?? null
}

/** A handful of statements, each bounded. @throws Error when there is no such person. */
export const loadAccountStanding = async (
  ctx: TxContext,
  personId: PersonId,
  since: Date,
): Promise<AccountStanding> => {
  const now = ctx.clock.now()
  const counters = await loadCounters(ctx, [
    ...(await signInCountersOf(ctx, personId)),
    ...factorCountersOf(personId),
  ])
  const holdings = await loadHoldings(ctx, personId)
  const lost = await findWaitingLostFactor(ctx, personId)
  return {
    ...(await loadAccountRow(ctx, personId)),
    signInBlockedUntil: latest(counters, 'sign_in', now),
    deviceBlockedUntil: latest(counters, 'sign_in_device', now),
    factorsPausedUntil: latest(counters, 'factor', now),
    locks: await loadLockOuts(ctx, personId, since),
    ...{ apps: holdings.totps, passkeys: holdings.passkeys },
    recoveryCodesLeft: holdings.recoveryCodesLeft,
    email: holdings.email && maskEmail(holdings.email),
    phone: holdings.phone && maskPhone(holdings.phone),
    lostFactor: lost && { startedAt: lost.startedAt, readyAt: lost.readyAt },
    contactChanges: await loadOpenChanges(ctx, personId, since),
    resets: await loadOpenResets(ctx, personId),
    cooldowns: (await loadCooldowns(ctx, personId)).map(({ reason }) => ({
      ...{ cause: reason, because: cooldownWords(reason) },
    })),
  }
}
