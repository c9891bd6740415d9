import { type HistoryKind, recentHistory } from '#audit'
import { type Closure, findClosures } from '#availability'
import { loadDepositStanding, recentWithdrawals } from '#funding'
import { findPeople, loadAccountStanding, type PersonSummary } from '#identity'
import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import type { PersonId } from '#platform/ids'
import { listMessagesOf } from '#platform/message-store'
import { policyInForce } from '#policy'
import { loadRestrictions, type Restriction } from '#risk'
import { documentsOfPerson } from '#verification'
import { loadOwnWallets } from '../own-wallets.ts'
import { daysMs, type Snapshot } from './snapshot.ts'
import { loadRecentRefusals, loadRecentTransfers } from './snapshot-store.ts'

const days = 30
/** Of each source: what is older than so much does not decide what is wrong now. */
const most = {
  /** Of each kind, so that many of one never hide another. */
  historyOfKind: 60,
  messages: 50,
  refusals: 200,
  transfers: 100,
  deposits: 50,
  withdrawals: 50,
} as const

/** The lines of the security history that some rule reads. */
const kinds = [
  ...['signed_in', 'sign_in_failed', 'locked', 'unlocked', 'password_changed'],
  ...['recovery_code_used', 'frozen', 'cooldown_started'],
] as const satisfies readonly HistoryKind[]

const watched = [
  { operation: 'transfer', method: 'okpay' },
  { operation: 'deposit', method: 'bank' },
  { operation: 'withdrawal', method: 'bank' },
  { operation: 'message', method: 'mail' },
] as const

const loadClosures = async (
  ctx: TxContext,
  { mainCurrency: currency, country }: PersonSummary,
): Promise<readonly Closure[]> =>
  (
    await together(...watched.map((what) => findClosures(ctx, { ...what, currency, country })))
  ).flat()

const loadTold = async (ctx: TxContext, personId: PersonId): Promise<readonly Restriction[]> => {
  const all = (await loadRestrictions(ctx, [personId])).get(personId) ?? []
  return all.filter(({ disclosure }) => disclosure !== 'silent')
}

/**
 * Everything that the rules read, of one account at one moment, in a score of set-based statements:
 * each reads what is there now or at most so many of the newest: a long life costs the same.
 * @throws Error when there is no such person
 */
export const loadSnapshot = async (ctx: TxContext, personId: PersonId): Promise<Snapshot> => {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - days * daysMs)
  const person = (await findPeople(ctx, [personId])).get(personId)
  if (!person) throw new Error('A person with an account must exist')
  const [standing, history, messages, refusals, wallets, transfers] = await together(
    loadAccountStanding(ctx, personId, since),
    recentHistory(ctx, personId, { since, kinds, most: most.historyOfKind }),
    listMessagesOf(ctx, personId, since, most.messages),
    loadRecentRefusals(ctx, personId, since, most.refusals),
    loadOwnWallets(ctx, personId),
    loadRecentTransfers(ctx, personId, since, most.transfers),
  )
  const [deposits, withdrawals, restrictions, documents, closures, policy] = await together(
    loadDepositStanding(ctx, personId, since, most.deposits),
    recentWithdrawals(ctx, personId, since, most.withdrawals),
    loadTold(ctx, personId),
    documentsOfPerson(ctx, personId),
    loadClosures(ctx, person),
    policyInForce(ctx),
  )
  const { country, tier, mainCurrency } = person
  return {
    ...{ now, personId, country, tier, mainCurrency },
    ...{ standing, history, messages, refusals, wallets, transfers },
    ...{ deposits, withdrawals, restrictions, documents, closures, policy },
  }
}
