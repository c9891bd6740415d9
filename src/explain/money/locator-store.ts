import { sql } from 'kysely'
import { loadWaiting } from '#funding'
import { type Account, findOpenHolds } from '#ledger'
import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { policyInForce } from '#policy'
import { heldUntil, longestHeldMs } from '../held-deposit.ts'
import { type KindSum, leaves, type PlaceKind, type Unfinished } from './where.ts'

/**
 * The views that modules have of what is not finished, all with the columns of
 * `funding.unfinished_view`. A module that moves money in several steps adds its own here; a thing
 * whose money is under a hold bears the hold's id.
 */
const unfinishedViews = ['funding.unfinished_view', 'funding.withdrawal_unfinished_view'] as const

const sumsStatement: Prepared = {
  name: 'explain.kind-sums',
  text: `
    SELECT asset AS currency, kind, count(*)::integer AS accounts,
           sum(balance_minor)::bigint AS "balanceMinor",
           sum(CASE normal WHEN 'debit' THEN credits_pending ELSE debits_pending END)::bigint
             AS "heldMinor",
           sum(CASE normal WHEN 'debit' THEN debits_pending ELSE credits_pending END)::bigint
             AS "incomingMinor"
      FROM ledger.check_accounts GROUP BY asset, kind ORDER BY asset, kind`,
}

/** Balances by kind and currency: one pass over all accounts. */
export const loadKindSums = (ctx: Pick<TxContext, 'tx'>): Promise<readonly KindSum[]> =>
  ctx.tx.query<KindSum>(sumsStatement, [])

/** Unfinished things of the modules' views, oldest first: all, or those of one person. */
const loadFromViews = async (
  ctx: Pick<TxContext, 'tx'>,
  personId: PersonId | null,
): Promise<readonly Unfinished[]> => {
  const branches = unfinishedViews.map(
    (view) => sql`
      SELECT id, kind, person_id AS "personId", account_kind AS "accountKind", currency,
             amount_minor AS "amountMinor", since, moves_next AS "movesNext"
        FROM ${sql.table(view)}
       WHERE ${personId}::uuid IS NULL OR person_id = ${personId}::uuid`,
  )
  const { rows } = await sql<Unfinished>`
    SELECT * FROM (${sql.join(branches, sql` UNION ALL `)}) AS unfinished
     ORDER BY since, id`.execute(ctx.tx.db)
  return rows
}

/** A thing of a view that bears the id of a hold stands for it: money has one place. */
const inPlaceOfHolds = <T extends Unfinished>(holds: readonly T[], things: readonly T[]): T[] => {
  const told = new Set(things.map(({ id }) => id))
  return [...holds.filter(({ id }) => !told.has(id)), ...things]
}

const kindsStatement: Prepared = {
  name: 'explain.account-kinds',
  text: `SELECT id, kind, owner_id AS "ownerId" FROM ledger.check_accounts
          WHERE id = ANY($1::uuid[])`,
}
type Kind = { readonly id: string; readonly kind: PlaceKind; readonly ownerId: string }

/** Everything that is not finished, with the kind of account that holds its money. */
export const loadAllUnfinished = async (
  ctx: Pick<TxContext, 'tx'>,
): Promise<readonly Unfinished[]> => {
  const holds = await findOpenHolds(ctx, 'all')
  const ids = [...new Set(holds.map(({ debitAccountId }) => debitAccountId))]
  const kinds = ids.length === 0 ? [] : await ctx.tx.query<Kind>(kindsStatement, [ids])
  const kindOf = new Map(kinds.map((row) => [row.id, row]))
  const held = holds.map((hold): Unfinished => {
    const account = kindOf.get(hold.debitAccountId)
    return {
      ...{ id: hold.id, kind: 'hold', personId: account?.ownerId ?? null },
      ...{ accountKind: account?.kind ?? 'wallet', currency: hold.asset },
      ...{ amountMinor: hold.restMinor, since: hold.since, movesNext: hold.expiresAt },
    }
  })
  return inPlaceOfHolds(held, await loadFromViews(ctx, null))
}

/** Money that came with this person's reference and waits: theirs, though in no wallet yet. */
const loadHeldDeposits = async (ctx: TxContext, personId: PersonId) => {
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - longestHeldMs)
  const open = (await loadWaiting(ctx, personId, since)).filter(({ state }) => state === 'open')
  if (open.length === 0) return []
  const policy = await policyInForce(ctx)
  return open.map((item) => ({
    ...{ id: item.id, kind: 'deposit_held' as const, personId, isIncoming: true },
    ...{ accountKind: 'suspense' as const, currency: item.currency, since: item.receivedAt },
    ...{ amountMinor: item.amountMinor, movesNext: heldUntil(item, { policy, now }) },
  }))
}

/** What is not finished of one person's money, and on which side of it they stand. */
export const loadOwnUnfinished = async (
  ctx: TxContext,
  personId: PersonId,
  wallets: readonly Account[],
): Promise<readonly (Unfinished & { readonly isIncoming: boolean })[]> => {
  const busy = wallets.filter(
    ({ heldMinor, incomingMinor }) => heldMinor > 0n || incomingMinor > 0n,
  )
  const holds = await findOpenHolds(
    ctx,
    busy.map(({ id }) => id),
  )
  const own = new Set(busy.map(({ id }) => id))
  const held = holds.map((hold) => ({
    ...{ id: hold.id, kind: 'hold' as const, personId, accountKind: 'wallet' as const },
    ...{ currency: hold.asset, amountMinor: hold.restMinor },
    ...{ since: hold.since, movesNext: hold.expiresAt, isIncoming: !own.has(hold.debitAccountId) },
  }))
  // A deposit that waits is told with its date, and only where its owner may know why.
  const views = await loadFromViews(ctx, personId)
  const others = views.filter(({ kind }) => kind !== 'unmatched_deposit')
  return inPlaceOfHolds(held, [
    ...others.map((one) => ({ ...one, isIncoming: !leaves(one) && one.accountKind !== 'wallet' })),
    ...(await loadHeldDeposits(ctx, personId)),
  ])
}
