import { readBalances } from '#ledger'
import type { TxContext } from '#platform/context'
import type { Refused } from './decide-batch.ts'
import { loadUsages } from './load-usages.ts'
import type { LedgerRefused } from './post-plans.ts'
import { explainRefusal } from './transfer.ts'
import type { Wallets } from './wallets.ts'

/**
 * What those are told whom the ledger refused, with the numbers as they are at the end of the
 * batch, read in the same transaction.
 */
export const explainRefusals = async (
  ctx: TxContext,
  refused: readonly LedgerRefused[],
  wallets: Wallets,
): Promise<Refused[]> => {
  if (refused.length === 0) return []
  const accounts = refused.map(({ plan }) => wallets.of(plan.sender.id, plan.amount.currency))
  const held = accounts.filter((id) => id !== null)
  const balances = new Map<string, bigint>()
  for (const account of await readBalances(ctx, held)) {
    if (account) balances.set(account.id, account.availableMinor)
  }
  const usages = await loadUsages(
    ctx,
    refused.map(({ plan: { limits } }, index) => ({
      ...{ walletId: accounts[index] ?? null, windows: limits.windows },
    })),
  )
  return refused.map(({ command, plan, code }, index) => {
    const available = balances.get(accounts[index] ?? '') ?? 0n
    const problem = explainRefusal(code, plan, usages[index]!, available)
    return { command, problem: problem ?? new Error(`The ledger refused a transfer: ${code}`) }
  })
}
