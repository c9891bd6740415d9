/** Where in the web app a call is made; the first that fits. */
const screens: readonly (readonly [RegExp, string])[] = [
  [/ \/v1\/(transfers|payees|preflight)/, '/send'],
  [/ \/v1\/withdrawals/, '/withdraw'],
  [/ \/v1\/instruments/, '/bank-accounts'],
  [/ \/v1\/wallets/, '/home'],
  [/ \/v1\/me\/email/, '/security/email'],
  [/ \/v1\/me\/phone/, '/security/phone'],
  [/ \/v1\/me\/passkeys/, '/security/passkey'],
  [/ \/v1\/me\/totp/, '/security/app'],
  [/ \/v1\/me\/recovery-codes/, '/security/recovery-codes'],
  [/ \/v1\/me\/password/, '/security/password'],
  [/ \/v1\/me\/phrase/, '/security/phrase'],
  [/ \/v1\/me\/caller-codes/, '/security/caller-code'],
  [/ \/v1\/me\/(sessions|devices)/, '/security/sessions'],
  [/ \/v1\/me\/(freeze|unfreeze)| \/v1\/unfreeze/, '/security/freeze'],
  [/ \/v1\/me\/documents/, '/verification'],
  [/ \/v1\/me\/restrictions/, '/restrictions'],
  [/ \/v1\/me\//, '/security'],
  [/ \/v1\/me$/, '/settings'],
  [/ \/v1\/proofs/, '/security'],
  [/ \/v1\/(lost-factors)/, '/lost-device'],
  [/ \/v1\/resets/, '/reset'],
  [/ \/v1\/(unlocks|sign-in-help)/, '/cannot-sign-in'],
  [/ \/v1\/(sessions|passkeys)/, '/sign-in'],
  [/ \/v1\/(sign-ups|password-checks)/, '/sign-up'],
  [/ \/v1\/not-me/, '/not-me'],
  [/ \/v1\/set-up/, '/set-up'],
  [/ \/v1\/contact-changes/, '/undo-change'],
  [/ \/v1\/notices/, '/settings/notices'],
  [/ \/v1\/(official-checks|phishing-reports)/, '/official'],
  [/ \/v1\/availability/, '/send'],
  [/ \/v1\/requests/, '/activity'],
  [/ \/v1\/staff\/bank-files/, '/staff/bank-files'],
  [/ \/v1\/staff\/withdrawals/, '/staff/withdrawals'],
  [/ \/v1\/staff\/payment-files/, '/staff/payment-files'],
  [/ \/v1\/staff\/suspense/, '/staff/suspense'],
  [/ \/v1\/staff\/team/, '/staff/team'],
  [/ \/v1\/staff\/phishing/, '/staff/phishing'],
  [/ \/v1\/staff\/caller-codes/, '/staff/caller-codes'],
  [/ \/v1\/staff\/(documents|screenings)/, '/staff/documents'],
  [/ \/v1\/staff\/(people|restrictions)/, '/staff/restrictions'],
  [/ \/v1\/staff\/availability/, '/staff/availability'],
  [/ \/v1\/staff\/policy/, '/staff/policies'],
]

/** Every screen that `screenOf` knows. */
export const knownScreens = screens.map(([, screen]) => screen)

/** The screen on which this call is made (`POST /v1/transfers` → `/send`); home when none is. */
export const screenOf = (operation: string): string =>
  screens.find(([pattern]) => pattern.test(operation))?.[1] ?? '/home'
