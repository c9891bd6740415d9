import {
  type LedgerWriter,
  type PostingCommand,
  type PostingResult,
  postBatch,
  type RefusalCode,
} from '#ledger'
import type { TxContext } from '#platform/context'
import type { AccountId } from '#platform/ids'
import type { Planned } from './decide-batch.ts'
import { ledgerWindows } from './limits.ts'
import type { WalletDirectory, Wallets } from './wallets.ts'

/** The amount and, when there is one, the fee: linked, so that neither happens alone. */
const postingsOf = (
  { command, plan }: Planned,
  debitAccountId: AccountId,
  wallets: Wallets,
): PostingCommand[] => {
  const { amount, fee, payee, limits } = plan
  const asset = amount.currency
  const both = { kind: 'transfer', debitAccountId, asset } as const
  const amountLeg = {
    ...both,
    id: command.transferId,
    reason: 'transfers.sent',
    creditAccountId: wallets.of(payee.id, asset)!,
    amountMinor: amount.minor,
    windows: ledgerWindows(limits),
  }
  if (fee.minor === 0n) return [amountLeg]
  const feeLeg = {
    ...both,
    id: command.feeTransferId,
    reason: 'transfers.fee',
    creditAccountId: wallets.feesOf(asset),
    amountMinor: fee.minor,
  }
  const groupId = command.transferId
  return [
    { ...amountLeg, groupId },
    { ...feeLeg, groupId },
  ]
}

/** The code of the leg that was at fault; null when all was posted. */
const refusalOf = (results: readonly PostingResult[]): RefusalCode | null => {
  const codes = results.flatMap((result) => (result.posted ? [] : [result.code]))
  return codes.find((code) => code !== 'linked_failed') ?? codes[0] ?? null
}

/** A plan that the ledger refused, and why. */
export type LedgerRefused = Planned & { readonly code: RefusalCode }

/** What a node keeps between its batches. */
export type Means = { readonly writer: LedgerWriter; readonly directory: WalletDirectory }

/** Posts what was planned, in one ledger batch; one that is refused never sinks the others. */
export const postPlans = async (
  ctx: TxContext,
  { writer, directory }: Means,
  all: readonly Planned[],
): Promise<{ posted: Planned[]; refused: LedgerRefused[]; wallets: Wallets }> => {
  const wallets = await directory.load(
    ctx,
    all.map(({ plan }) => plan),
  )
  const postings: PostingCommand[] = []
  const slices = all.map((planned) => {
    const { sender, amount } = planned.plan
    const from = postings.length
    const debit = wallets.of(sender.id, amount.currency)
    if (debit) postings.push(...postingsOf(planned, debit, wallets))
    return [from, postings.length] as const
  })
  const results = await postBatch(ctx, writer, postings)
  const posted: Planned[] = []
  const refused: LedgerRefused[] = []
  for (const [index, planned] of all.entries()) {
    const [from, to] = slices[index]!
    const code = from === to ? 'below_floor' : refusalOf(results.slice(from, to))
    if (code === null) posted.push(planned)
    else refused.push({ ...planned, code })
  }
  return { posted, refused, wallets }
}
