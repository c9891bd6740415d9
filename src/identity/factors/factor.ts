/**
 * Second factors, purely: which ways a person can prove themselves, and in which order they are
 * offered.
 */
export const factorKinds = ['passkey', 'totp', 'sms', 'email', 'recovery'] as const
export type FactorKind = (typeof factorKinds)[number]

/** What a person has; read in one statement. */
export type FactorHoldings = {
  readonly passkeys: number
  readonly totps: number
  /** E.164, only when proved. */
  readonly phone: string | null
  readonly email: string | null
  readonly emailFactor: boolean
  readonly smsFactor: boolean
  readonly recoveryCodesLeft: number
  readonly preferred: FactorKind | null
}

/** An authenticator: something that no mailbox or phone company can give away. */
export const hasAuthenticator = ({ passkeys, totps }: FactorHoldings): boolean =>
  passkeys + totps > 0

/**
 * A factor that was chosen, not the mailbox or number with which the account was opened: shortens
 * the least password.
 */
export const hasSecondFactor = (holdings: FactorHoldings): boolean => {
  const { email, phone, smsFactor } = holdings
  return hasAuthenticator(holdings) || (email !== null && phone !== null && smsFactor)
}

const isUsable: Readonly<Record<FactorKind, (holdings: FactorHoldings) => boolean>> = {
  passkey: ({ passkeys }) => passkeys > 0,
  totp: ({ totps }) => totps > 0,
  sms: ({ phone, smsFactor }) => phone !== null && smsFactor,
  email: ({ email, emailFactor }) => email !== null && emailFactor,
  recovery: ({ recoveryCodesLeft }) => recoveryCodesLeft > 0,
}

/**
 * The ways that count, best first, the preferred one at the front. `excluded` never counts: the
 * channel that a reset came by proves nothing twice.
 */
export const usableFactors = (
  holdings: FactorHoldings,
  excluded: readonly FactorKind[] = [],
): readonly FactorKind[] => {
  const usable = factorKinds.filter((kind) => !excluded.includes(kind) && isUsable[kind](holdings))
  const { preferred } = holdings
  if (preferred === null || !usable.includes(preferred)) return usable
  return [preferred, ...usable.filter((kind) => kind !== preferred)]
}
