import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { identityEvents } from '../events.ts'
import { takeProof } from '../proofs/take-proof.ts'
import { forgetCounters } from '../throttle-store.ts'
import { factorCountersOf, signInCountersOf } from './counters.ts'
import { noteUnlock } from './lock-out-store.ts'
import { lockOutProblems } from './problems.ts'
import { boundToLink, takeUnlockLink, unlockMinutes } from './unlock-link.ts'

type Input = { readonly token: string; readonly proof: string }

/**
 * Opens sign-in before its time: link and second factor together prove the owner. Password and
 * second factor are still asked for afterwards.
 * @throws identity.unlock_link_used, proof_expired, proof_unanswered
 */
export const completeUnlock = async (ctx: TxContext, { token, proof }: Input): Promise<void> => {
  const link = await takeUnlockLink(ctx, token)
  if (!link) throw lockOutProblems.unlock_link_used({ minutes: unlockMinutes })
  const { personId, provedBy } = await takeProof(ctx, proof, 'unlock', boundToLink(token))
  await forgetCounters(ctx, [
    ...(await signInCountersOf(ctx, personId)),
    ...factorCountersOf(personId),
  ])
  await noteUnlock(ctx, personId)
  await publish(ctx, [identityEvents.unlocked(personId)])
  const entry = { event: 'authn_login_lock', kind: 'unlocked', outcome: 'ok' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { factor: provedBy } }])
}
