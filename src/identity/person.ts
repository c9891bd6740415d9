import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'
import type { LimitZone } from './limit-zone/limit-windows.ts'

/** How far somebody is verified; what each asks for and allows is in the policy. */
export type Tier = 0 | 1 | 2

/** What other modules may know of a person. */
export type PersonSummary = {
  readonly id: PersonId
  readonly accountNumber: string
  /** The full name: for the person and for staff; a counterparty sees `maskedName`. */
  readonly name: string
  readonly maskedName: string
  readonly country: string
  readonly language: Language
  readonly timeZone: string
  readonly mainCurrency: Currency
  readonly state: 'active' | 'frozen' | 'closed'
  readonly tier: Tier
  /** Where days and months of limits are counted; follows `timeZone` late. */
  readonly limitZone: LimitZone
}

export type PersonState = 'active' | 'frozen_by_owner' | 'frozen_by_risk' | 'closed'
