import { type Currency, walletCurrencies } from '#money'
import type { OldDocument } from './old-document.ts'
import type { CoolDownReason, PolicyDocument } from './policy-document.ts'

/** Waiting times that held before they stood in the policy. */
const coolDownHours: Readonly<Record<CoolDownReason, number>> = {
  password_reset: 24,
  password_reset_by_channel: 72,
  email_changed: 24,
  phone_changed: 24,
  factor_replaced: 72,
  unfrozen: 24,
  unlocked: 24,
}

/** Before there were calendars, promises were made by the days of the week. */
const workingWeek = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '18:00' }))

const everybody = { en: 'Everybody', 'zh-CN': '所有客户' }
const sameForAll = {
  en: 'This version had one set of limits for everybody.',
  'zh-CN': '该版本对所有客户适用同一套限额。',
}

const transfer = { operation: 'transfer', method: 'okpay', countries: 'any' } as const
const deposit = { operation: 'deposit', method: 'bank', countries: 'any' } as const

/** The tables of what versions 1 and 2 said in other words: the same decisions, as rows. */
export const upgradeDocument = ({
  termsVersion,
  transfers,
  bankDeposits,
  countries,
}: OldDocument): PolicyDocument => {
  const { fee, perTransfer, perDay, dailyCount, ...kept } = transfers
  const banked = walletCurrencies.filter((currency) => bankDeposits.accounts[currency])
  const minimumOf = (currency: Currency) => bankDeposits.minimum[currency]
  return {
    ...{ termsVersion, noticeDays: 14, transfers: kept, countries },
    tiers: ([0, 1, 2] as const).map((tier) => ({ tier, title: everybody, requires: sameForAll })),
    limits: [
      ...walletCurrencies.map((currency) => ({
        ...{ ...transfer, currency, tier: 'any' as const },
        perTransaction: perTransfer[currency],
        ...{ perDay: perDay[currency], dayCount: dailyCount },
      })),
      ...banked.map((currency) => ({ ...deposit, currency, tier: 'any' as const })),
    ],
    fees: [
      ...walletCurrencies.map((currency) => ({
        ...{ ...transfer, currency, basisPoints: fee.basisPoints, ...fee.limits[currency] },
      })),
      ...banked.map((currency) => ({
        ...{ ...deposit, currency, basisPoints: bankDeposits.feeBasisPoints },
      })),
    ],
    minimums: banked.flatMap((currency) => {
      const amount = minimumOf(currency)
      return amount === undefined ? [] : [{ ...deposit, currency, amount }]
    }),
    times: [
      { operation: 'transfer', method: 'okpay', currency: 'any', within: 1, unit: 'minutes' },
      {
        ...({ operation: 'deposit', method: 'bank', currency: 'any' } as const),
        within: bankDeposits.arrivesWithinBusinessDays,
        unit: 'business_days',
      },
    ],
    methods: [
      { ...transfer, currency: 'any', offered: true },
      ...banked.map((currency) => ({ ...deposit, currency, offered: true })),
    ],
    hours: ['support', ...banked.map((currency) => `bank:${currency}`)].map((calendar) => ({
      ...{ calendar, zone: 'UTC', weekly: workingWeek, holidays: [] },
    })),
    coolDowns: Object.entries(coolDownHours).map(([reason, hours]) => ({
      ...{ reason: reason as CoolDownReason, hours },
    })),
    confirmations: [],
    bankDeposits: { accounts: bankDeposits.accounts },
  }
}
