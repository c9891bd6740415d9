import type { Currency } from '#money'
import { addBusinessDays, type Policy } from '#policy'

type At = { readonly policy: Policy }

/** When the n-th working day of our support after a moment is over: what we promise by then. */
export const supportDay = ({ policy }: At, at: Date, days: number): Date =>
  addBusinessDays(at, days, policy.openingHours('support'))

/** The same by the calendar of the banks of a currency. */
export const bankDay = ({ policy }: At, at: Date, days: number, currency: Currency): Date =>
  addBusinessDays(at, days, policy.openingHours(`bank:${currency}`))
