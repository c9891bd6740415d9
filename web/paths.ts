/** Every address of the web app. Screens never write one by hand. */
const withQuery = (path: string, query: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  return search.size > 0 ? `${path}?${search}` : path
}

export const paths = {
  welcome: () => '/',
  signUp: () => '/sign-up',
  /** `contact`: the address or number whose code is awaited. */
  verify: (query: { contact?: string; token?: string } = {}) => withQuery('/verify', query),
  terms: () => '/terms',
  official: () => '/official',
  policies: () => '/policies',
  policy: (topic: string, query: { version?: string; country?: string } = {}) =>
    withQuery(`/policies/${encodeURIComponent(topic)}`, query),
  unlock: (query: { token?: string } = {}) => withQuery('/unlock', query),
  sessionEnded: (query: { next?: string } = {}) => withQuery('/session-ended', query),
  signIn: (query: { next?: string } = {}) => withQuery('/sign-in', query),
  /** `road`: locked or device. */
  cannotSignIn: (query: { road?: string } = {}) => withQuery('/cannot-sign-in', query),
  reset: (query: { token?: string } = {}) => withQuery('/reset', query),
  lostDevice: () => '/lost-device',
  home: () => '/home',
  send: (query: { to?: string; currency?: string; step?: string } = {}) =>
    withQuery('/send', query),
  activity: (
    query: {
      currency?: string | undefined
      kind?: string | undefined
      q?: string | undefined
    } = {},
  ) => withQuery('/activity', query),
  explanation: (kind: string, id: string) =>
    `/explanations/${encodeURIComponent(kind)}/${encodeURIComponent(id)}`,
  refusedAttempts: () => '/activity/refused',
  movement: (id: string) => `/activity/${encodeURIComponent(id)}`,
  /** What became of a request, by its key. */
  request: (key: string) => `/requests/${encodeURIComponent(key)}`,
  addMoney: (query: { currency?: string } = {}) => withQuery('/add-money', query),
  /** `step`: where, amount or check. */
  withdraw: (query: { currency?: string; account?: string; step?: string } = {}) =>
    withQuery('/withdraw', query),
  bankAccounts: () => '/bank-accounts',
  /** Also by the `tr_…` that brought it back. `fresh`: it was asked for just now. */
  withdrawal: (id: string, query: { fresh?: string } = {}) =>
    withQuery(`/withdrawals/${encodeURIComponent(id)}`, query),
  money: () => '/money',
  statement: (query: { currency?: string } = {}) => withQuery('/statement', query),
  /** `about`: a movement's id. */
  trouble: (query: { road?: string | undefined; about?: string | undefined } = {}) =>
    withQuery('/trouble', query),
  /** `currency`: which one is shown first. */
  limits: (query: { currency?: string } = {}) => withQuery('/limits', query),
  settings: () => '/settings',
  securitySessions: () => '/security/sessions',
  changePassword: () => '/security/password',
  changeEmail: () => '/security/email',
  changePhone: () => '/security/phone',
  securityHistory: () => '/security/history',
  notices: () => '/notices',
  noticeSettings: () => '/settings/notices',
  sentMessages: () => '/settings/messages',
  security: () => '/security',
  verification: () => '/verification',
  /** `kind`: identity, selfie or address. */
  verificationOf: (kind: string) => `/verification/${encodeURIComponent(kind)}`,
  securityApp: () => '/security/app',
  securityPasskey: () => '/security/passkey',
  securityRecoveryCodes: () => '/security/recovery-codes',
  /** What is restricted on the account, and what lifts it. */
  restrictions: () => '/restrictions',
  phrase: () => '/security/phrase',
  callerCode: () => '/security/caller-code',
  securityFreeze: () => '/security/freeze',
  /** From a link in a message. */
  notMe: (query: { token?: string } = {}) => withQuery('/not-me', query),
  frozen: () => '/frozen',
  /** Printed at the first start. */
  setUp: (query: { token?: string } = {}) => withQuery('/set-up', query),
  staffCoverage: () => '/staff/coverage',
  staffTeam: () => '/staff/team',
  staffPolicies: () => '/staff/policies',
  staffNewPolicy: () => '/staff/policies/new',
  staffAvailability: () => '/staff/availability',
  staffBankFiles: () => '/staff/bank-files',
  staffBankFile: (id: string) => `/staff/bank-files/${encodeURIComponent(id)}`,
  staffSuspense: (query: { state?: string } = {}) => withQuery('/staff/suspense', query),
  staffWithdrawals: (query: { state?: string } = {}) => withQuery('/staff/withdrawals', query),
  staffPaymentFiles: () => '/staff/payment-files',
  staffDocuments: (query: { state?: string } = {}) => withQuery('/staff/documents', query),
  staffScreenings: (query: { state?: string } = {}) => withQuery('/staff/screenings', query),
  staffPhishing: (query: { state?: string } = {}) => withQuery('/staff/phishing', query),
  /** `account`: of one person; without it everything that is in force. */
  staffRestrictions: (query: { account?: string } = {}) => withQuery('/staff/restrictions', query),
  staffMoney: () => '/staff/money',
  /** `account`: whose diagnosis; `id`: of the thing that is explained. */
  staffWhy: (query: { account?: string; id?: string } = {}) => withQuery('/staff/why', query),
  staffCallerCodes: () => '/staff/caller-codes',
  /** Only where the program runs with the developer's inbox. */
  inbox: () => '/inbox',
  /** The API's documentation, served by the program itself. */
  developers: () => '/docs',
} as const
