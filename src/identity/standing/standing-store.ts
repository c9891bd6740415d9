import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import { idAt, type PersonId } from '#platform/ids'
import type { CompromiseReason } from '../passwords/password-store.ts'
import type { PersonState } from '../person.ts'

export type AccountRow = {
  readonly state: PersonState
  readonly since: Date
  readonly passwordSetAt: Date
  /** Null: the password stands. */
  readonly mustChangeReason: CompromiseReason | null
  readonly mustChangeSince: Date | null
  readonly recoveryCodesMade: number
}

const account: Prepared = {
  name: 'identity.account-standing',
  text: `
    SELECT p.state, coalesce(p.state_since, p.created_at) AS since,
      coalesce(w.set_at, p.created_at) AS "passwordSetAt",
      w.must_change_reason AS "mustChangeReason", w.must_change_since AS "mustChangeSince",
      (SELECT count(*)::integer FROM identity.recovery_codes AS r WHERE r.person_id = p.id)
        AS "recoveryCodesMade"
    FROM identity.people AS p LEFT JOIN identity.passwords AS w ON w.person_id = p.id
    WHERE p.id = $1`,
}

/** @throws Error when there is no such person. */
export const loadAccountRow = async (ctx: TxContext, personId: PersonId): Promise<AccountRow> => {
  const [row] = await ctx.tx.query<AccountRow>(account, [personId])
  if (!row) throw new Error('A person with an account must exist')
  return row
}

export type ChangeRow = {
  readonly kind: 'email' | 'phone'
  readonly createdAt: Date
  readonly expiresAt: Date
  /** Null: the new address or number has not been confirmed. */
  readonly confirmedAt: Date | null
  readonly undoUntil: Date | null
}

const changes: Prepared = {
  name: 'identity.open-contact-changes',
  text: `
    SELECT kind, created_at AS "createdAt", expires_at AS "expiresAt",
      confirmed_at AS "confirmedAt", undo_until AS "undoUntil"
    FROM identity.contact_changes
    WHERE person_id = $1 AND ended_at IS NULL AND id > $3
      AND (expires_at > $2 OR undo_until > $2)
    ORDER BY id DESC LIMIT 10`,
}

/** Changes of address or number that wait for their code or can still be undone, newest first. */
export const loadOpenChanges = (ctx: TxContext, personId: PersonId, since: Date) =>
  ctx.tx.query<ChangeRow>(changes, [personId, ctx.clock.now(), idAt(since.getTime())])

export type ResetRow = {
  readonly channel: 'email' | 'sms'
  readonly createdAt: Date
  readonly expiresAt: Date
}

const resets: Prepared = {
  name: 'identity.open-resets',
  text: `
    SELECT channel, created_at AS "createdAt", expires_at AS "expiresAt"
    FROM identity.recoveries
    WHERE person_id = $1 AND ended_at IS NULL AND purpose = 'reset' AND expires_at > $2
    ORDER BY id DESC LIMIT 5`,
}

/** Requests for a new password that were not finished and are still good. */
export const loadOpenResets = (ctx: TxContext, personId: PersonId) =>
  ctx.tx.query<ResetRow>(resets, [personId, ctx.clock.now()])
