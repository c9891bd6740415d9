import { declareContracts, nullable, page, pageQuery, strict, Time, Type } from '#platform/contract'

/** What can happen to the security of an account, in words of our own that never change. */
export const HistoryKind = Type.Union([
  Type.Literal('account_opened'),
  Type.Literal('signed_in'),
  Type.Literal('sign_in_failed'),
  Type.Literal('signed_out'),
  Type.Literal('sessions_ended'),
  Type.Literal('locked'),
  Type.Literal('unlocked'),
  Type.Literal('password_changed'),
  Type.Literal('profile_changed'),
  Type.Literal('email_changed'),
  Type.Literal('phone_changed'),
  Type.Literal('phone_confirmed'),
  Type.Literal('phrase_changed'),
  Type.Literal('factor_added'),
  Type.Literal('factor_removed'),
  Type.Literal('recovery_codes_made'),
  Type.Literal('recovery_code_used'),
  Type.Literal('cooldown_started'),
  Type.Literal('role_granted'),
  Type.Literal('role_removed'),
  Type.Literal('tier_changed'),
  Type.Literal('document_sent_in'),
  Type.Literal('bank_account_added'),
  Type.Literal('bank_account_removed'),
  Type.Literal('withdrawal_requested'),
  Type.Literal('withdrawal_cancelled'),
  Type.Literal('frozen'),
  Type.Literal('unfrozen'),
  Type.Literal('closed'),
])

export const Factor = Type.Union([
  Type.Literal('totp'),
  Type.Literal('passkey'),
  Type.Literal('sms'),
  Type.Literal('email'),
  Type.Literal('recovery'),
])

export const HistoryItem = strict({
  id: Type.String(),
  at: Time,
  kind: HistoryKind,
  /** refused: it was tried and did not happen. */
  outcome: Type.Union([Type.Literal('ok'), Type.Literal('refused')]),
  /** okpay: by itself, by the clock. unknown: somebody who proved nothing. */
  by: Type.Union([
    Type.Literal('you'),
    Type.Literal('staff'),
    Type.Literal('okpay'),
    Type.Literal('unknown'),
  ]),
  /** In the caller's language: `Chrome on macOS`; null when it is not the person's to know. */
  device: nullable(Type.String()),
  /** In the caller's language: `network 203.0.113.x`; coarse, never a guessed city. */
  place: nullable(Type.String()),
  /** Which second factor it was about. */
  factor: nullable(Factor),
  /** What was changed in the profile: `name`, `language`. */
  fields: Type.Array(Type.String()),
})

export const auditContract = declareContracts({
  'GET /v1/me/security-history': {
    summary: 'What happened to the security of my account, newest first',
    query: strict(pageQuery),
    reply: { 200: page(HistoryItem) },
  },
})
