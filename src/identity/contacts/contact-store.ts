import type { TxContext } from '#platform/context'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { phoneIndexOf, sealPhone } from '../phone-number.ts'
import { lockPhone } from '../profile-store.ts'
import type { ContactKind } from './contact-change.ts'

const lockAddress: Prepared = {
  name: 'identity.lock-address',
  text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 5))',
}

const setEmail: Prepared = {
  name: 'identity.set-email',
  text: `
    UPDATE identity.people SET email = $2, updated_at = $3,
      email_verified_at = CASE WHEN $2::text IS NOT NULL THEN $3::timestamptz END
    WHERE id = $1 AND NOT EXISTS (
      SELECT FROM identity.people WHERE email = $2 AND id <> $1
    )
    RETURNING id`,
}

const setPhone: Prepared = {
  name: 'identity.set-proved-phone',
  text: `
    UPDATE identity.people
    SET phone_sealed = $2, phone_index = $3,
      phone_verified_at = CASE WHEN $2::text IS NOT NULL THEN $4::timestamptz END, updated_at = $4
    WHERE id = $1 AND NOT EXISTS (
      SELECT FROM identity.people
      WHERE phone_index = $3 AND phone_verified_at IS NOT NULL AND id <> $1
    )
    RETURNING id`,
}

/**
 * Puts a proved address or number in place, null removes it. Two people who prove the same one come
 * one after the other.
 * @returns false when it is somebody else's.
 */
export const keepContact = async (
  ctx: TxContext,
  personId: PersonId,
  kind: ContactKind,
  value: string | null,
): Promise<boolean> => {
  const now = ctx.clock.now()
  if (kind === 'email') {
    if (value !== null) await ctx.tx.query(lockAddress, [value])
    return (await ctx.tx.query(setEmail, [personId, value, now])).length === 1
  }
  const index = value === null ? null : phoneIndexOf(value)
  if (index !== null) await lockPhone(ctx, index)
  const sealed = value === null ? null : sealPhone(personId, value)
  return (await ctx.tx.query(setPhone, [personId, sealed, index, now])).length === 1
}
