import {
  type AccountKind,
  createLedgerWriter,
  houseOwnerId,
  type LedgerWriter,
  openAccounts,
  type PostingCommand,
  type PostingResult,
  postBatch,
} from '#ledger'
import type { Currency } from '#money'
import type { TxContext } from '#platform/context'
import type { AccountId } from '#platform/ids'
import type { Decision } from './match-units.ts'

type Moving = Exclude<Decision, { kind: 'none' }>
type AccountOf = (kind: AccountKind, asset: Currency, ownerId?: string) => AccountId

let ownWriter: LedgerWriter | undefined

/** One hash chain for all that this process books from bank files. */
export const fundingWriter = (): LedgerWriter => {
  ownWriter ??= createLedgerWriter()
  return ownWriter
}

/** Opens what is missing and gives the accounts by what they are. */
export const openAccountsFor = async (
  ctx: TxContext,
  wanted: readonly { kind: AccountKind; asset: Currency; ownerId: string }[],
): Promise<AccountOf> => {
  const key = (kind: string, asset: string, ownerId: string) => `${kind}:${asset}:${ownerId}`
  const unique = [
    ...new Map(wanted.map((one) => [key(one.kind, one.asset, one.ownerId), one])).values(),
  ]
  const accounts = await openAccounts(ctx, unique)
  const byKey = new Map(
    accounts.map(({ id, kind, asset, ownerId }) => [key(kind, asset, ownerId), id]),
  )
  return (kind, asset, ownerId = houseOwnerId) => {
    const id = byKey.get(key(kind, asset, ownerId))
    if (!id) throw new Error(`No ${kind} account in ${asset} was opened`)
    return id
  }
}

const accountsOf = (decision: Moving) => {
  const house = (kind: AccountKind) => ({ kind, asset: decision.currency, ownerId: houseOwnerId })
  const shared = [house('nostro'), house('suspense')]
  if (decision.kind === 'settle') return [...shared, house('returns')]
  if (decision.kind === 'suspend') return shared
  const wallet = { kind: 'wallet', asset: decision.currency, ownerId: decision.person.id } as const
  return [...shared, wallet, ...(decision.feeMinor > 0n ? [house('fees')] : [])]
}

const commandsOf = (decision: Moving, accountOf: AccountOf): PostingCommand[] => {
  const { id, kind, currency: asset, minor: amountMinor } = decision
  const nostro = accountOf('nostro', asset)
  const common = { kind: 'transfer', id, asset, amountMinor } as const
  if (kind === 'suspend') {
    const creditAccountId = accountOf('suspense', asset)
    return [{ ...common, debitAccountId: nostro, creditAccountId, reason: 'funding.unmatched' }]
  }
  if (kind === 'settle') {
    const debitAccountId = accountOf('returns', asset)
    return [
      { ...common, debitAccountId, creditAccountId: nostro, reason: 'funding.return_settled' },
    ]
  }
  const wallet = accountOf('wallet', asset, decision.person.id)
  const deposit = { ...common, debitAccountId: nostro, creditAccountId: wallet }
  if (decision.feeMinor === 0n) return [{ ...deposit, reason: 'funding.deposit' }]
  return [
    { ...deposit, groupId: id, reason: 'funding.deposit' },
    {
      ...{ kind: 'transfer', id: decision.feeId, groupId: id, asset },
      amountMinor: decision.feeMinor,
      debitAccountId: wallet,
      creditAccountId: accountOf('fees', asset),
      reason: 'funding.deposit_fee',
    },
  ]
}

const post = async (
  ctx: TxContext,
  decisions: readonly Moving[],
  accountOf: AccountOf,
): Promise<ReadonlyMap<string, PostingResult>> => {
  const commands = decisions.flatMap((decision) => commandsOf(decision, accountOf))
  const results = await postBatch(ctx, fundingWriter(), commands)
  return new Map(results.map((result) => [result.id as string, result]))
}

type Move = { readonly before: bigint; readonly after: bigint; readonly sum: bigint }

/** What a posting did to our bank account in the ledger, and by how much it should have. */
const nostroMove = (decision: Moving, result: PostingResult | undefined): Move | null => {
  if (!result?.posted) return null
  const isOut = decision.kind === 'settle'
  const after = (isOut ? result.creditAfter : result.debitAfter).balanceMinor
  const sum = isOut ? -decision.minor : decision.minor
  return { before: after - sum, after, sum }
}

/** The ledger's nostro must have moved by exactly what the entries say, currency by currency. */
const checkSums = (
  moving: readonly Moving[],
  results: ReadonlyMap<string, PostingResult>,
): void => {
  const moves = new Map<Currency, Move>()
  for (const decision of moving) {
    const move = nostroMove(decision, results.get(decision.id))
    if (!move) continue
    const total = moves.get(decision.currency)
    const before = total?.before ?? move.before
    moves.set(decision.currency, { before, after: move.after, sum: (total?.sum ?? 0n) + move.sum })
  }
  for (const [currency, { before, after, sum }] of moves) {
    if (after - before !== sum) throw new Error(`The ledger's nostro in ${currency} does not agree`)
  }
}

/**
 * Posts everything that moves. What a wallet refuses goes to suspense instead: the money is here.
 * @returns the decisions as they were carried out, in order.
 */
export const postDecisions = async (
  ctx: TxContext,
  decisions: readonly Decision[],
): Promise<readonly Decision[]> => {
  const moving = decisions.filter((decision) => decision.kind !== 'none')
  if (moving.length === 0) return decisions
  const accountOf = await openAccountsFor(ctx, moving.flatMap(accountsOf))
  const results = await post(ctx, moving, accountOf)
  const carried = decisions.map((decision): Decision => {
    if (decision.kind === 'none' || results.get(decision.id)?.posted) return decision
    if (decision.kind !== 'credit') throw new Error(`The ledger refused ${decision.kind}`)
    const { unit, currency, minor, person: owner } = decision
    const id = ctx.ids.next<typeof decision.id>()
    const why = { reason: 'wallet_refused', owner, person: null } as const
    return { kind: 'suspend', unit, id, currency, minor, ...why }
  })
  const again = carried.filter(
    (decision, index) => decision !== decisions[index] && decision.kind !== 'none',
  )
  const second = again.length > 0 ? await post(ctx, again as Moving[], accountOf) : new Map()
  if ([...second.values()].some((result) => !result.posted)) {
    throw new Error('The ledger refused money for suspense')
  }
  checkSums(
    [...moving, ...(again as Moving[])],
    new Map<string, PostingResult>([...results, ...second]),
  )
  return carried
}
