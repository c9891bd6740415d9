import { isMixedScript, type Payer } from '#identity'
import { findAccounts } from '#ledger'
import { type Currency, type Money, money } from '#money'
import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { type Policy, policyInForce } from '#policy'
import { blockersOf, type Standing } from './blockers.ts'
import { type LimitDay, limitDay } from './day.ts'
import { findClosure, loadClosures } from './find-closure.ts'
import { type Handle, readHandle } from './handle.ts'
import { readParties } from './look-up-payee.ts'
import { type Outlook, outlookOf, type Room } from './outlook.ts'
import { countUnknown, loadUsages } from './store.ts'
import { decidePayee, type Parties, restOf, type Usage } from './transfer.ts'

/** What somebody is about to type; what is not there yet is not judged. */
export type TransferWish = {
  readonly to: string | null
  readonly amount: Money | null
  readonly currency: Currency
}

/** What stands in the way of a transfer and what would pass instead. */
export type TransferOutlook = {
  readonly sender: Payer
  readonly blockers: readonly Problem[]
  readonly fee: Money | null
  readonly asksForFactor: boolean
  readonly payee: {
    readonly accountNumber: string
    readonly maskedName: string
    readonly mixedScript: boolean
  } | null
  readonly availableMinor: bigint
  readonly outlook: Outlook
  readonly limits: TransferLimits
  readonly policy: Policy
  /** The payee was not found: `noteUnknownPayee` must be called and committed. */
  readonly missed: boolean
}

export type TransferLimits = {
  readonly perTransferMinor: bigint
  readonly perDayMinor: bigint
  readonly usedMinor: bigint
  readonly restMinor: bigint
  readonly dailyCount: number
  readonly usedCount: number
  readonly resetsAt: Date
}

/** Refusals that a smaller amount gets past. */
const amountCodes: ReadonlySet<string> = new Set([
  'transfers.over_transfer_limit',
  'transfers.daily_limit',
  'transfers.insufficient_funds',
])

const shownPayee = (parties: Parties | null, policy: Policy, now: Date) => {
  const found = parties && decidePayee(parties, policy, now)
  if (!found?.plan) return null
  const { accountNumber, maskedName, name } = found.plan
  return { accountNumber, maskedName, mixedScript: isMixedScript(name) }
}

const leastOf = (first: bigint, second: bigint): bigint => {
  if (first < second) return first
  return second
}

/** Today's use counts until the day is over there; afterwards nothing is used. */
const roomFor =
  (policy: Policy, currency: Currency, usage: Usage, day: LimitDay, availableMinor: bigint) =>
  (at: Date): Room => {
    const used = at < day.resetsAt ? usage : { sumMinor: 0n, count: 0 }
    const rest = restOf(policy.transfers.perDay[currency], used)
    const each = policy.transfers.perTransfer[currency]
    return {
      ...{ leastMinor: 1n, mostMinor: leastOf(rest, each) },
      availableMinor,
      feeMinorOf: (minor) => policy.transfers.feeOf(money(minor, currency)).minor,
    }
  }

const limitsOf = (
  policy: Policy,
  currency: Currency,
  usage: Usage,
  day: LimitDay,
): TransferLimits => {
  const perDayMinor = policy.transfers.perDay[currency]
  return {
    perTransferMinor: policy.transfers.perTransfer[currency],
    perDayMinor,
    usedMinor: usage.sumMinor,
    restMinor: restOf(perDayMinor, usage),
    dailyCount: policy.transfers.dailyCount,
    usedCount: usage.count,
    resetsAt: day.resetsAt,
  }
}

const loadStanding = async (
  ctx: TxContext,
  senderId: PersonId,
  { currency }: TransferWish,
  handle: Handle | null,
): Promise<Standing & { readonly day: LimitDay }> => {
  const { sender, parties } = await readParties(ctx, senderId, handle)
  const day = limitDay(ctx.clock.now(), sender.timeZone)
  const wanted = [senderId, ...(parties?.payee ? [parties.payee.id] : [])]
  const [[wallet, payeeWallet], [usage]] = await together(
    findAccounts(
      ctx,
      wanted.map((ownerId) => ({ ownerId, kind: 'wallet', asset: currency }) as const),
    ),
    loadUsages(ctx, [{ senderId, currency, since: day.startsAt }]),
    loadClosures(ctx),
  )
  return {
    ...{ sender, parties, day, usage: usage! },
    closure: findClosure(ctx, { sender, payee: parties?.payee ?? null }, currency),
    wallet: wallet?.state,
    payeeWallet: payeeWallet?.state,
    availableMinor: wallet?.availableMinor ?? 0n,
  }
}

/**
 * What would happen to a transfer, every blocker at once, with the nearest amount and time that
 * pass. Reads only, in two rounds of statements.
 * @throws platform.sign_in_required when the sender's own account is gone.
 */
export const preflightTransfer = async (
  ctx: TxContext,
  senderId: PersonId,
  wish: TransferWish,
): Promise<TransferOutlook> => {
  const policy = await policyInForce(ctx)
  const { amount, currency, to } = wish
  const handle = to === null ? null : readHandle(to)
  const standing = await loadStanding(ctx, senderId, wish, handle)
  const { day, usage, parties, availableMinor } = standing
  const now = ctx.clock.now()
  const blockers = blockersOf(standing, amount, currency, policy, now)
  const outlook = outlookOf(blockers, amountCodes, {
    ...{ now, wishMinor: amount?.minor ?? null, moments: [day.resetsAt] },
    roomAt: roomFor(policy, currency, usage, day, availableMinor),
  })
  return {
    ...{ blockers, availableMinor, outlook, policy, sender: standing.sender },
    fee: amount && policy.transfers.feeOf(amount),
    asksForFactor: amount !== null && policy.transfers.asksForFactor(amount),
    payee: shownPayee(parties, policy, now),
    limits: limitsOf(policy, currency, usage, day),
    missed: parties !== null && parties.payee === null && parties.handle.kind !== 'mistyped',
  }
}

/** Counts a look-up that found nobody, as every other one is counted. */
export const noteUnknownPayee = (ctx: TxContext, senderId: PersonId): Promise<void> =>
  countUnknown(ctx, [senderId])
