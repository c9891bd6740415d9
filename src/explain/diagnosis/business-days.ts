import type { Currency } from '#money'
import { addBusinessDays, type Policy } from '#policy'

type At = { readonly policy: Policy }

/** When the n-th working day of our support after a moment is over: what we promise by then. */
export const supportDay = ({ policy }: At, at: Date, days: number): Date =>
  addBusinessDays(at, days, policy.openingHours('support'))

/** The same by the calendar of the banks of a currency. */
export const bankDay = ({ policy }: At, at: Date, days: number, currency: Currency): Date =>
  addBusinessDays(at, days, policy.openingHours(`bank:${currency}`))

/** Within how many business days a deposit by bank arrives, as the policy in force promises. */
export const arrivalDays = ({ policy }: At, currency: Currency): number => {
  const { within, unit } = policy.timeFor({ operation: 'deposit', method: 'bank', currency })
  return unit === 'business_days' ? within : Math.ceil(within / (unit === 'hours' ? 24 : 24 * 60))
}
