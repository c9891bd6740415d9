import type { TxContext } from '#platform/context'
import { sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

/**
 * Links that only go to the owner's mailbox or phone. Opening one shows a page and does nothing,
 * because mail scanners open links too; the page's button uses it, once.
 */
export type LinkPurpose =
  | 'not_me'
  | 'unlock'
  | 'unlock_by_sms'
  | 'reset'
  | 'cancel_change'
  | 'cancel_lost_factor'

const insert: Prepared = {
  name: 'identity.insert-owner-link',
  text: `
    INSERT INTO identity.owner_links (id, person_id, purpose, token_hash, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6)`,
}

/** The token for the link; it is in the answer and nowhere else. */
export const issueOwnerLink = async (
  ctx: TxContext,
  personId: PersonId,
  purpose: LinkPurpose,
  validMinutes: number,
): Promise<string> => {
  const token = ctx.random.bytes(32).toString('base64url')
  const now = ctx.clock.now()
  const expiresAt = new Date(now.getTime() + validMinutes * 60_000)
  const values = [ctx.ids.next(), personId, purpose, sha256(token), now, expiresAt]
  await ctx.tx.query(insert, values)
  return token
}

const voidOlder: Prepared = {
  name: 'identity.void-owner-links',
  text: `
    UPDATE identity.owner_links SET used_at = $3
    WHERE person_id = $1 AND purpose = $2 AND used_at IS NULL`,
}

/** The newest link voids the older ones. */
export const voidOwnerLinks = async (
  ctx: TxContext,
  personId: PersonId,
  purpose: LinkPurpose,
): Promise<void> => {
  await ctx.tx.query(voidOlder, [personId, purpose, ctx.clock.now()])
}

const find: Prepared = {
  name: 'identity.find-owner-link',
  text: `
    SELECT id, person_id AS "personId" FROM identity.owner_links
    WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 FOR UPDATE`,
}

const use: Prepared = {
  name: 'identity.use-owner-link',
  text: 'UPDATE identity.owner_links SET used_at = $2 WHERE id = $1',
}

type Found = { readonly id: string; readonly personId: PersonId }

/** Whom an unused link was sent to, or null; uses nothing. */
export const findOwnerLink = async (
  ctx: TxContext,
  token: string,
  purpose: LinkPurpose,
): Promise<PersonId | null> => {
  const values = [sha256(token), purpose, ctx.clock.now()]
  return (await ctx.tx.query<Found>(find, values))[0]?.personId ?? null
}

/** Uses a link, once; null when it was used, voided or has expired. */
export const takeOwnerLink = async (
  ctx: TxContext,
  token: string,
  purpose: LinkPurpose,
): Promise<PersonId | null> => {
  const values = [sha256(token), purpose, ctx.clock.now()]
  const [found] = await ctx.tx.query<Found>(find, values)
  if (!found) return null
  await ctx.tx.query(use, [found.id, ctx.clock.now()])
  return found.personId
}
