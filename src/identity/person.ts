import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'
import type { Language } from '#platform/problems'

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
}

export type PersonState = 'active' | 'frozen_by_owner' | 'frozen_by_risk' | 'closed'
