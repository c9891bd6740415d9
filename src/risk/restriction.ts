import type { Currency } from '#money'
import type { PersonId } from '#platform/ids'

export const categories = [
  'security',
  'compliance',
  'risk_review',
  'debt',
  'court_order',
  'document',
] as const
export type Category = (typeof categories)[number]

export const affects = [
  'transfer_out',
  'transfer_in',
  'deposit',
  'withdrawal',
  'payment',
  'sign_in',
] as const
/** An operation that a restriction can stop. */
export type Affect = (typeof affects)[number]

/** `full`: the reason is told; `generic`: a review and its date; `silent`: nothing. */
export const disclosures = ['full', 'generic', 'silent'] as const
export type Disclosure = (typeof disclosures)[number]

/** What keeps a person from doing something, whoever put it there. */
export type Restriction = {
  /** UUID. */
  readonly id: string
  readonly personId: PersonId
  readonly category: Category
  /** Code of `reasons.ts` without its family. */
  readonly reason: string
  readonly since: Date
  readonly affects: readonly Affect[]
  /** Null: all. */
  readonly currencies: readonly Currency[] | null
  /** When OKPay decides at the latest, never over when it was loaded; null: nobody has to. */
  readonly reviewDue: Date | null
  /** When it ends by itself; null: it does not. */
  readonly endsAt: Date | null
  readonly disclosure: Disclosure
  readonly whoActs: 'you' | 'okpay' | 'nobody'
  /** Who put it there: the owner, OKPay, or the program after a change. */
  readonly origin: 'owner' | 'okpay' | 'system'
  /** Why a cool-down runs: password_reset, unfrozen …; null for all else. */
  readonly cause: string | null
  /** The policy by which it was placed; null: it follows from the account itself. */
  readonly policyVersion: number | null
}

/** The first of these that stops this operation in this currency; null when none does. */
export const barrierTo = (
  restrictions: readonly Restriction[] | undefined,
  operation: Affect,
  currency: Currency,
): Restriction | null =>
  restrictions?.find(
    ({ affects: stopped, currencies }) =>
      stopped.includes(operation) && (currencies === null || currencies.includes(currency)),
  ) ?? null

/** The date that is told: when somebody decides or when it ends, whichever comes first. */
export const toldDate = ({ reviewDue, endsAt }: Restriction): Date | null => {
  const dates = [reviewDue, endsAt].filter((date) => date !== null)
  return dates.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
