import { type Currency, type Money, money, shareHalfEven } from '#money'
import { indexRows } from './document/choose-row.ts'
import { readPolicyAmount } from './document/parts.ts'
import type { FeeRow, LimitRow } from './document/policy-document.ts'
import type { Limits, Policy } from './policy.ts'

const noLimits: Limits = {
  ...{ perTransaction: null, perDay: null, perMonth: null },
  ...{ dayCount: null, monthCount: null },
}

const amountOf = (text: string | undefined, currency: Currency): bigint | null =>
  text === undefined ? null : readPolicyAmount(text, currency)

/** The narrowest row decides alone: what it leaves out is not limited. */
export const limitReader = (rows: readonly LimitRow[]): Policy['limitsFor'] => {
  const find = indexRows(
    rows.map((row) => ({
      ...row,
      limits: {
        perTransaction: amountOf(row.perTransaction, row.currency),
        perDay: amountOf(row.perDay, row.currency),
        perMonth: amountOf(row.perMonth, row.currency),
        dayCount: row.dayCount ?? null,
        monthCount: row.monthCount ?? null,
      },
    })),
  )
  return (about) => find(about)?.limits ?? noLimits
}

const feeOf = ({ currency, basisPoints, freeUpTo, minimum, maximum }: FeeRow) => {
  const free = amountOf(freeUpTo, currency) ?? 0n
  const least = amountOf(minimum, currency) ?? 0n
  const most = amountOf(maximum, currency)
  const share = BigInt(basisPoints)
  return ({ minor }: Money): Money => {
    if (minor <= free) return money(0n, currency)
    const fee = shareHalfEven(minor, share)
    if (fee < least) return money(least, currency)
    return money(most !== null && fee > most ? most : fee, currency)
  }
}

const noFee = ({ currency }: Money): Money => money(0n, currency)

export const feeReader = (rows: readonly FeeRow[]): Policy['feeFor'] => {
  const find = indexRows(rows.map((row) => ({ ...row, feeOf: feeOf(row) })))
  return (about) => find(about)?.feeOf ?? noFee
}
