import { recentHistory } from '#audit'
import { type Closure, findClosures } from '#availability'
import { loadDepositStanding, recentWithdrawals } from '#funding'
import { findPeople, loadAccountStanding, type PersonSummary } from '#identity'
import { findAccounts } from '#ledger'
import { walletCurrencies } from '#money'
import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { listMessagesOf } from '#platform/message-store'
import { policyInForce } from '#policy'
import { loadRestrictions } from '#risk'
import { daysMs, type Snapshot } from './snapshot.ts'
import { loadRecentRefusals, loadRecentTransfers } from './snapshot-store.ts'

const days = 30
/** Of each source: what is older than so much does not decide what is wrong now. */
const most = {
  history: 200,
  messages: 50,
  events: 300,
  transfers: 100,
  deposits: 50,
  withdrawals: 50,
} as const

const loadWallets = async (ctx: TxContext, ownerId: PersonId) => {
  const wanted = walletCurrencies.map((asset) => ({ ownerId, kind: 'wallet' as const, asset }))
  return (await findAccounts(ctx, wanted)).filter((account) => account !== null)
}

const loadClosures = async (
  ctx: TxContext,
  person: PersonSummary | undefined,
): Promise<readonly Closure[]> => {
  const where = { currency: person?.mainCurrency ?? null, country: person?.country ?? null }
  return [
    ...(await findClosures(ctx, { operation: 'transfer', method: 'okpay', ...where })),
    ...(await findClosures(ctx, { operation: 'deposit', method: 'bank', ...where })),
    ...(await findClosures(ctx, { operation: 'withdrawal', method: 'bank', ...where })),
    ...(await findClosures(ctx, { operation: 'message', method: 'mail', ...where })),
  ]
}

/**
 * Everything that the rules read, of one account at one moment, in a score of set-based statements:
 * each reads what is there now or at most so many of the newest: a long life costs the same.
 */
export const loadSnapshot = async (ctx: TxContext, personId: PersonId): Promise<Snapshot> => {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - days * daysMs)
  const person = (await findPeople(ctx, [personId])).get(personId)
  const restrictions = (await loadRestrictions(ctx, [personId])).get(personId) ?? []
  return {
    ...{ now, personId, country: person?.country ?? '' },
    standing: await loadAccountStanding(ctx, personId, since),
    history: await recentHistory(ctx, personId, since, most.history),
    messages: await listMessagesOf(ctx, personId, since, most.messages),
    refusals: await loadRecentRefusals(ctx, personId, since, most.events),
    wallets: await loadWallets(ctx, personId),
    transfers: await loadRecentTransfers(ctx, personId, since, most.transfers),
    deposits: await loadDepositStanding(ctx, personId, since, most.deposits),
    withdrawals: await recentWithdrawals(ctx, personId, since, most.withdrawals),
    restrictions: restrictions.filter(({ disclosure }) => disclosure !== 'silent'),
    closures: await loadClosures(ctx, person),
    policy: await policyInForce(ctx),
  }
}
