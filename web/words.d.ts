import type availability from './locales/en/availability.json'
import type common from './locales/en/common.json'
import type coverage from './locales/en/coverage.json'
import type customer from './locales/en/customer.json'
import type explain from './locales/en/explain.json'
import type freeze from './locales/en/freeze.json'
import type history from './locales/en/history.json'
import type limits from './locales/en/limits.json'
import type money from './locales/en/money.json'
import type notices from './locales/en/notices.json'
import type official from './locales/en/official.json'
import type password from './locales/en/password.json'
import type policies from './locales/en/policies.json'
import type preflight from './locales/en/preflight.json'
import type visitor from './locales/en/public.json'
import type recovery from './locales/en/recovery.json'
import type requests from './locales/en/requests.json'
import type restrictions from './locales/en/restrictions.json'
import type security from './locales/en/security.json'
import type sessions from './locales/en/sessions.json'
import type staff from './locales/en/staff.json'
import type team from './locales/en/team.json'
import type terms from './locales/en/terms.json'
import type trouble from './locales/en/trouble.json'
import type verification from './locales/en/verification.json'
import type withdrawals from './locales/en/withdrawals.json'

/** Keys of `t(…)` are checked against the English words; each workplace has a file of its own. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      availability: typeof availability
      common: typeof common
      coverage: typeof coverage
      customer: typeof customer
      explain: typeof explain
      freeze: typeof freeze
      history: typeof history
      limits: typeof limits
      money: typeof money
      password: typeof password
      policies: typeof policies
      notices: typeof notices
      preflight: typeof preflight
      official: typeof official
      public: typeof visitor
      recovery: typeof recovery
      restrictions: typeof restrictions
      requests: typeof requests
      security: typeof security
      sessions: typeof sessions
      staff: typeof staff
      team: typeof team
      terms: typeof terms
      trouble: typeof trouble
      verification: typeof verification
      withdrawals: typeof withdrawals
    }
  }
}
