import {
  houseOwnerId,
  type PostingCommand,
  type PostingResult,
  postBatch,
  type WindowLimit,
} from '#ledger'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { AccountId, PersonId, TransferId } from '#platform/ids'
import { fundingWriter, openAccountsFor } from '../post-decisions.ts'
import type { Withdrawal } from './withdrawal.ts'

/**
 * Where the money of a withdrawal is: held in the wallet, then with the bank (`clearing`: what we
 * have ordered and it has not shown), then gone from our account (`nostro`).
 */
const accountsFor = (ctx: TxContext, currency: Currency, personId: PersonId) =>
  openAccountsFor(ctx, [
    { kind: 'wallet', asset: currency, ownerId: personId },
    { kind: 'clearing', asset: currency, ownerId: houseOwnerId },
    { kind: 'nostro', asset: currency, ownerId: houseOwnerId },
    { kind: 'fees', asset: currency, ownerId: houseOwnerId },
  ])

/** A hold ends by itself after this; long before that somebody has decided. */
const holdMs = 90 * 86_400_000

type ToHold = {
  readonly id: TransferId
  readonly feeHoldId: TransferId | null
  readonly personId: PersonId
  readonly currency: Currency
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  readonly windows: readonly WindowLimit[]
}

/**
 * Holds amount and fee, both or neither.
 * @returns the code of the leg that was at fault, or null
 */
export const holdMoney = async (ctx: TxContext, wanted: ToHold): Promise<string | null> => {
  const { id, feeHoldId, personId, currency: asset, amountMinor, feeMinor, windows } = wanted
  const accountOf = await accountsFor(ctx, asset, personId)
  const debitAccountId = accountOf('wallet', asset, personId)
  const expiresAt = new Date(ctx.clock.now().getTime() + holdMs)
  const both = { kind: 'hold', debitAccountId, asset, expiresAt, groupId: id } as const
  const commands: PostingCommand[] = [
    {
      ...{ ...both, id, amountMinor, windows, reason: 'funding.withdrawal' },
      creditAccountId: accountOf('clearing', asset),
    },
  ]
  if (feeHoldId !== null) {
    commands.push({
      ...{ ...both, id: feeHoldId, amountMinor: feeMinor, reason: 'funding.withdrawal_fee' },
      creditAccountId: accountOf('fees', asset),
    })
  }
  const results = await postBatch(ctx, fundingWriter(), commands)
  const codes = results.flatMap((result) => (result.posted ? [] : [result.code]))
  return codes.find((code) => code !== 'linked_failed') ?? codes[0] ?? null
}

const mustPost = (results: readonly PostingResult[], what: string): void => {
  const refused = results.find((result) => !result.posted)
  if (refused && !refused.posted) throw new Error(`The ledger refused ${what}: ${refused.code}`)
}

type Held = Pick<Withdrawal, 'id' | 'feeHoldId' | 'amountMinor' | 'feeMinor'>

/** Gives held money back to the wallet. */
export const releaseMoney = async (ctx: TxContext, held: readonly Held[]): Promise<void> => {
  const commands = held.flatMap(({ id, feeHoldId }): PostingCommand[] =>
    [id, feeHoldId].flatMap((holdId) => {
      if (holdId === null) return []
      const reason = 'funding.withdrawal_released'
      return [{ kind: 'void', id: ctx.ids.next(), holdId: holdId as TransferId, reason }]
    }),
  )
  mustPost(await postBatch(ctx, fundingWriter(), commands), 'to release a withdrawal')
}

/**
 * Takes held money out of the wallets: it is with the bank now. One whose hold is gone takes no
 * other with it.
 * @returns capture ids by hold, of those that were taken
 */
export const takeMoney = async (
  ctx: TxContext,
  held: readonly Held[],
): Promise<ReadonlyMap<string, TransferId>> => {
  const captures = new Map<string, TransferId>()
  const commands = held.flatMap(({ id, feeHoldId, amountMinor, feeMinor }): PostingCommand[] => {
    const groupId = ctx.ids.next()
    const capture = (holdId: string, minor: bigint, reason: string): PostingCommand => {
      const captureId = ctx.ids.next<TransferId>()
      captures.set(holdId, captureId)
      const about = { kind: 'capture', id: captureId, groupId, final: true } as const
      return { ...about, holdId: holdId as TransferId, amountMinor: minor, reason }
    }
    return [
      capture(id, amountMinor, 'funding.withdrawal'),
      ...(feeHoldId ? [capture(feeHoldId, feeMinor, 'funding.withdrawal_fee')] : []),
    ]
  })
  const results = await postBatch(ctx, fundingWriter(), commands)
  const taken = new Set(results.flatMap(({ id, posted }) => (posted ? [id as string] : [])))
  return new Map([...captures].filter(([, captureId]) => taken.has(captureId)))
}

/**
 * Brings money back into the wallet, the fee with it. `from`: clearing while the bank had not
 * shown the payment, nostro when it has come back to our account.
 */
export const bringBack = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  from: 'clearing' | 'nostro',
): Promise<TransferId> => {
  const { personId, currency: asset, amountMinor, feeMinor } = withdrawal
  const accountOf = await accountsFor(ctx, asset, personId)
  const id = ctx.ids.next<TransferId>()
  const creditAccountId: AccountId = accountOf('wallet', asset, personId)
  const both = { kind: 'transfer', asset, creditAccountId, groupId: id } as const
  const commands: PostingCommand[] = [
    {
      ...{ ...both, id, amountMinor, reason: 'funding.withdrawal_returned' },
      debitAccountId: accountOf(from, asset),
    },
  ]
  if (feeMinor > 0n) {
    commands.push({
      ...{ ...both, id: ctx.ids.next(), amountMinor: feeMinor },
      ...{ reason: 'funding.withdrawal_returned_fee', debitAccountId: accountOf('fees', asset) },
    })
  }
  mustPost(await postBatch(ctx, fundingWriter(), commands), 'to bring a withdrawal back')
  return id
}

/**
 * A statement shows that it left our account, or that it came back to it after its owner had been
 * given the money already.
 */
export const settleMoney = async (
  ctx: TxContext,
  withdrawal: Withdrawal,
  which: 'left' | 'came_back',
): Promise<void> => {
  const { personId, currency: asset, amountMinor } = withdrawal
  const accountOf = await accountsFor(ctx, asset, personId)
  const [clearing, nostro] = [accountOf('clearing', asset), accountOf('nostro', asset)]
  const hasLeft = which === 'left'
  const results = await postBatch(ctx, fundingWriter(), [
    {
      ...{ kind: 'transfer', id: ctx.ids.next<TransferId>(), asset, amountMinor },
      debitAccountId: hasLeft ? clearing : nostro,
      creditAccountId: hasLeft ? nostro : clearing,
      reason: hasLeft ? 'funding.withdrawal_settled' : 'funding.withdrawal_unsettled',
    },
  ])
  mustPost(results, 'to settle a withdrawal')
}
