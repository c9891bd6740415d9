import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { addBusinessDays, policyInForce } from '#policy'
import { withdrawalEvents } from './events.ts'
import { keepState, lockLate } from './withdrawal-store.ts'

const mostAtOnce = 200

/** A promise that cannot be kept is said in time, with a new date, and told to those on duty. */
export const tellLateWithdrawals = async (ctx: TxContext): Promise<void> => {
  const policy = await policyInForce(ctx)
  const now = ctx.clock.now()
  for (const withdrawal of await lockLate(ctx, mostAtOnce)) {
    const hours = policy.openingHours(`bank:${withdrawal.currency}`)
    const arrivesBy = addBusinessDays(now, 1, hours)
    await keepState(ctx, withdrawal.id, withdrawal.state, { arrivesBy, lateToldAt: now })
    await publish(ctx, [withdrawalEvents.late(withdrawal, arrivesBy)])
    const about = { event: 'withdrawal_late', withdrawal: withdrawal.id, state: withdrawal.state }
    ctx.log.error(about, 'A withdrawal takes longer than promised')
  }
}
