import type pg from 'pg'
import { type Currency, formatMinor, minorUnitsOf } from '#money'
import { atOneMoment } from './at-one-moment.ts'
import { loadAllUnfinished, loadKindSums } from './locator-store.ts'
import { type CurrencyWhere, disagreements, whereEverythingIs } from './where.ts'

/** Whether the sum of all "where" is what the ledger says. Amounts are decimal texts. */
export type WhereReport = {
  readonly ok: boolean
  readonly currencies: readonly {
    readonly currency: Currency
    /** In wallets, free to be spent. */
    readonly yours: string
    readonly held: string
    readonly unmatched: string
    readonly returning: string
    /** Withdrawn and not shown by the bank yet; it is no longer in a wallet. */
    readonly withBank: string
    /** Fees and what else the house has. */
    readonly house: string
    /** What stands for all of it: at banks, as opening balances. */
    readonly outside: string
    readonly difference: string
    /** Things that are not finished. */
    readonly unfinished: number
  }[]
  readonly violations: readonly string[]
}

const reportOf = ({ currency, places, outsideMinor, differenceMinor }: CurrencyWhere) => {
  const text = (minor: bigint) => formatMinor(minor, minorUnitsOf(currency))
  const balance = (...kinds: readonly string[]) =>
    places
      .filter(({ kind }) => kinds.includes(kind))
      .reduce((total, { balanceMinor }) => total + balanceMinor, 0n)
  const held = places.find(({ kind }) => kind === 'wallet')?.heldMinor ?? 0n
  return {
    currency,
    yours: text(balance('wallet') - held),
    held: text(held),
    unmatched: text(balance('suspense')),
    returning: text(balance('returns')),
    withBank: text(-balance('clearing')),
    house: text(balance('fees', 'position')),
    outside: text(outsideMinor),
    difference: text(differenceMinor),
    unfinished: places.reduce((total, { unfinished }) => total + unfinished.count, 0),
  }
}

/**
 * Proves, at one moment and beside a running OKPay, that for every currency the money of all places
 * is what stands for it outside, and that held, unmatched, returning and withdrawn money is
 * exactly the unfinished things behind it.
 */
export const checkWhere = (pool: pg.Pool): Promise<WhereReport> =>
  atOneMoment(pool, async (tx) => {
    const unfinished = await loadAllUnfinished({ tx })
    const where = whereEverythingIs(await loadKindSums({ tx }), unfinished)
    const odd = unfinished
      .filter(({ kind, amountMinor }) => amountMinor <= 0n && kind !== 'withdrawal_contradicted')
      .map(({ kind, id }) => `${kind} ${id} is unfinished but holds nothing`)
    const violations = [...disagreements(where), ...odd]
    return { ok: violations.length === 0, currencies: where.map(reportOf), violations }
  })
