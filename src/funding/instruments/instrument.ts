import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'

export type InstrumentState = 'active' | 'blocked' | 'unlinked'

/** A row of `funding.instruments`. */
export type Instrument = {
  readonly id: string
  readonly personId: PersonId
  readonly currency: Currency
  readonly holder: string
  readonly accountEnd: string
  readonly bankCode: string | null
  readonly country: string | null
  readonly nameMatch: 'same' | 'other_script'
  readonly state: InstrumentState
  readonly addedAt: Date
  readonly blockedBecause: string | null
  /** Withdrawals that arrived there. */
  readonly usedTimes: number
}
