import { isMixedScript, type Payer } from '#identity'
import { findAccounts } from '#ledger'
import { type Currency, type Money, money } from '#money'
import type { TxContext } from '#platform/context'
import { together } from '#platform/database/together'
import type { PersonId } from '#platform/ids'
import type { Problem } from '#platform/problems'
import { type Policy, policyInForce } from '#policy'
import { blockersOf, type Standing } from './blockers.ts'
import { findClosure, loadClosures } from './find-closure.ts'
import { type Handle, readHandle } from './handle.ts'
import { type SenderLimits, senderLimits, type Usage } from './limits.ts'
import { loadUsages } from './load-usages.ts'
import { readParties } from './look-up-payee.ts'
import { mostAt } from './most-at.ts'
import { type Outlook, outlookOf } from './outlook.ts'
import { countUnknown } from './store.ts'
import { decidePayee, feeOf, type Parties } from './transfer.ts'

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
  readonly limits: SenderLimits
  readonly usage: Usage
  readonly policy: Policy
  /** The payee was not found: `noteUnknownPayee` must be called and committed. */
  readonly missed: boolean
}

/** Refusals that a smaller amount gets past. */
const amountCodes: ReadonlySet<string> = new Set([
  'transfers.over_transfer_limit',
  'transfers.daily_limit',
  'transfers.monthly_limit',
  'transfers.insufficient_funds',
])

const shownPayee = (parties: Parties | null, policy: Policy, now: Date) => {
  const found = parties && decidePayee(parties, policy, now)
  if (!found?.plan) return null
  const { accountNumber, maskedName, name } = found.plan
  return { accountNumber, maskedName, mixedScript: isMixedScript(name) }
}

const loadStanding = async (
  ctx: TxContext,
  senderId: PersonId,
  { currency }: TransferWish,
  handle: Handle | null,
  policy: Policy,
): Promise<Standing> => {
  const { sender, parties, restrictions } = await readParties(ctx, senderId, handle)
  const limits = senderLimits(policy, sender, currency, ctx.clock.now())
  const wanted = [senderId, ...(parties?.payee ? [parties.payee.id] : [])]
  const [[wallet, payeeWallet]] = await together(
    findAccounts(
      ctx,
      wanted.map((ownerId) => ({ ownerId, kind: 'wallet', asset: currency }) as const),
    ),
    loadClosures(ctx),
  )
  const { windows } = limits
  const [usage] = await loadUsages(ctx, [{ walletId: wallet?.id ?? null, windows }])
  return {
    ...{ sender, parties, restrictions, limits, usage: usage! },
    closure: findClosure(ctx, { sender, payee: parties?.payee ?? null }, currency),
    wallet: wallet?.state,
    payeeWallet: payeeWallet?.state,
    availableMinor: wallet?.availableMinor ?? 0n,
  }
}

/**
 * What would happen to a transfer, every blocker at once, with the nearest amount and time that
 * pass. Reads only, in three rounds of statements.
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
  const standing = await loadStanding(ctx, senderId, wish, handle, policy)
  const { sender, limits, usage, parties, availableMinor } = standing
  const now = ctx.clock.now()
  const blockers = blockersOf(standing, amount, currency, policy, now)
  const outlook = outlookOf(blockers, amountCodes, {
    ...{ now, wishMinor: amount?.minor ?? null },
    moments: [limits.windows.day.resetsAt, limits.windows.month.resetsAt],
    roomAt: (at) => ({
      ...{ leastMinor: 1n, mostMinor: mostAt(limits, usage, at), availableMinor },
      feeMinorOf: (minor) => feeOf(policy, sender, money(minor, currency)).minor,
    }),
  })
  return {
    ...{ blockers, availableMinor, outlook, policy, sender, limits, usage },
    fee: amount && feeOf(policy, sender, amount),
    asksForFactor: amount !== null && policy.transfers.asksForFactor(amount),
    payee: shownPayee(parties, policy, now),
    missed: parties !== null && parties.payee === null && parties.handle.kind !== 'mistyped',
  }
}

/** Counts a look-up that found nobody, as every other one is counted. */
export const noteUnknownPayee = (ctx: TxContext, senderId: PersonId): Promise<void> =>
  countUnknown(ctx, [senderId])
