import type { Currency, Money } from '#money'
import type { Words } from '#platform/problems'
import type { CoolDownReason, Method, Operation, Tier } from './document/policy-document.ts'
import type { OpeningHours } from './hours/opening-hours.ts'

export type BankAccount = {
  readonly holder: string
  /** An IBAN, or a local account number. */
  readonly account: string
  readonly bic: string
  readonly bankName: string
}

export type CountryPolicy = {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  /** Wallets that a resident may open; empty when the country is not served. */
  readonly currencies: readonly Currency[]
  /** Why a currency is missing, in words. */
  readonly refusals: Readonly<Partial<Record<Currency, Words>>>
}

/** Minor units; null does not limit. Windows count what leaves (or enters) one wallet. */
export type Limits = {
  readonly perTransaction: bigint | null
  readonly perDay: bigint | null
  readonly perMonth: bigint | null
  readonly dayCount: number | null
  readonly monthCount: number | null
}

export type ExpectedTime = {
  readonly within: number
  readonly unit: 'minutes' | 'hours' | 'business_days'
  /** `HH:MM` in `zone`: what comes later counts from the next business day. */
  readonly cutOff?: string
  readonly zone?: string
}

export type MethodOffer = {
  readonly method: Method
  readonly offered: boolean
  /** Why not, in words; null when it is offered. */
  readonly why: Words | null
}

type About = { readonly operation: Operation; readonly method: Method; readonly currency: Currency }
type AboutCountry = About & { readonly country: string }

export type Calendar = 'support' | `bank:${Currency}`

/** One version of the policy, ready for use: amounts in minor units. */
export type Policy = {
  readonly version: number
  readonly effectiveFrom: Date
  readonly termsVersion: string
  readonly noticeDays: number
  readonly tiers: readonly {
    readonly tier: Tier
    readonly title: Words
    readonly requires: Words
  }[]
  readonly limitsFor: (about: AboutCountry & { readonly tier: Tier }) => Limits
  readonly feeFor: (about: AboutCountry) => (amount: Money) => Money
  readonly minimumFor: (about: AboutCountry) => bigint
  /** @throws Error for a method that no row of times names: none that is offered lacks one. */
  readonly timeFor: (about: About) => ExpectedTime
  /** Every method that the operation knows; unusable ones with their reason. */
  readonly methodsFor: (about: {
    readonly operation: Operation
    readonly country: string
    readonly currency: Currency
  }) => readonly MethodOffer[]
  /** @throws Error for a calendar that this version does not have. */
  readonly openingHours: (calendar: Calendar) => OpeningHours
  readonly coolDownHours: (reason: CoolDownReason) => number
  /** Blocks that must follow; null for a chain that the policy does not name. */
  readonly confirmations: (chain: string) => number | null
  readonly transfers: {
    /** Whether a transfer of this amount asks for a fresh second factor. */
    readonly asksForFactor: (amount: Money) => boolean
    readonly quoteSeconds: number
    readonly unknownPayeesPerHour: number
  }
  readonly bankDeposits: {
    readonly accounts: Readonly<Partial<Record<Currency, BankAccount>>>
  }
  readonly withdrawals: {
    /** From this amount on a person looks before it goes; minor units. */
    readonly reviewFrom: Readonly<Partial<Record<Currency, bigint>>>
    /** What may go in payment files without a second person in 24 hours; absent: nothing. */
    readonly releaseAloneUpTo: Readonly<Partial<Record<Currency, bigint>>>
  }
  /** Served countries, by code. */
  readonly countries: readonly CountryPolicy[]
  /** Any ISO 3166 country, with the reason for what it may not have; null for an unknown code. */
  readonly country: (code: string) => CountryPolicy | null
}
