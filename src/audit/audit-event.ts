import type { Static } from '#platform/contract'
import type { HistoryKind as HistoryKindSchema } from './contract.ts'

/** Names of the OWASP logging vocabulary, so that tools which watch logs know them. */
export type AuditEvent =
  | `authn_login_${'success' | 'successafterfail' | 'fail' | 'fail_max' | 'lock'}`
  | `authn_password_${'change' | 'change_fail'}`
  | `authn_token_${'created' | 'revoked' | 'reuse' | 'delete'}`
  | `authz_${'fail' | 'change' | 'admin'}`
  | 'excess_rate_limit_exceeded'
  | 'input_validation_fail'
  | `sensitive_${'create' | 'read' | 'update' | 'delete'}`
  | 'sequence_fail'
  | `session_${'created' | 'renewed' | 'expired' | 'use_after_expire'}`
  | `user_${'created' | 'updated' | 'archived' | 'deleted'}`

export type Outcome = 'ok' | 'refused'

export type HistoryKind = Static<typeof HistoryKindSchema>

/** Events that say by themselves what the person reads. */
const usualKinds: Readonly<Partial<Record<AuditEvent, HistoryKind>>> = {
  user_created: 'account_opened',
  authn_login_success: 'signed_in',
  authn_login_successafterfail: 'signed_in',
  authn_login_fail: 'sign_in_failed',
  authn_login_lock: 'locked',
  authn_password_change: 'password_changed',
}

/** What an entry is called in the person's own history when its writer does not say. */
export const usualKindOf = (event: AuditEvent): HistoryKind | null => usualKinds[event] ?? null
