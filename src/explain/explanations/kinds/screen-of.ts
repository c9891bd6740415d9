/** Where in the web app a call is made; the first that fits. */
const screens: readonly (readonly [RegExp, string])[] = [
  [/ \/v1\/(transfers|payees)/, '/send'],
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
  [/ \/v1\/me\//, '/security'],
  [/ \/v1\/me$/, '/settings'],
  [/ \/v1\/proofs/, '/security'],
  [/ \/v1\/(lost-factors)/, '/lost-device'],
  [/ \/v1\/resets/, '/reset'],
  [/ \/v1\/(unlocks|sign-in-help)/, '/cannot-sign-in'],
  [/ \/v1\/sessions/, '/sign-in'],
  [/ \/v1\/sign-ups/, '/sign-up'],
  [/ \/v1\/notices/, '/settings/notices'],
  [/ \/v1\/(official-checks|phishing-reports)/, '/official'],
  [/ \/v1\/restrictions/, '/restrictions'],
  [/ \/v1\/staff\/bank-files/, '/staff/bank-files'],
  [/ \/v1\/staff\/suspense/, '/staff/suspense'],
  [/ \/v1\/staff\/team/, '/staff/team'],
  [/ \/v1\/staff\/phishing/, '/staff/phishing'],
  [/ \/v1\/staff\/caller-codes/, '/staff/caller-codes'],
]

/** The screen on which this call is made (`POST /v1/transfers` → `/send`); home when none is. */
export const screenOf = (operation: string): string =>
  screens.find(([pattern]) => pattern.test(operation))?.[1] ?? '/home'
