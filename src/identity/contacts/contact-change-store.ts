import type { TxContext } from '#platform/context'
import { secretsInUse, sha256 } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'
import { type ContactChange, type ContactKind, undoHours, waitingHours } from './contact-change.ts'

type Row = Omit<ContactChange, 'next' | 'old'> & {
  readonly newSealed: string | null
  readonly oldSealed: string | null
}

const columns = `id, person_id AS "personId", kind, new_sealed AS "newSealed",
  old_sealed AS "oldSealed", created_at AS "createdAt", expires_at AS "expiresAt",
  confirmed_at AS "confirmedAt", undo_until AS "undoUntil", ended_by AS "endedBy"`

const place = (id: string, column: string) => `identity.contact_changes.${column}.${id}`

const seal = (id: string, column: string, text: string | null): string | null =>
  text === null ? null : secretsInUse().seal(text, place(id, column))

const read = (row: Row | undefined): ContactChange | null => {
  if (!row) return null
  const { newSealed, oldSealed, ...rest } = row
  const open = (column: string, sealed: string | null) =>
    sealed === null ? null : secretsInUse().open(sealed, place(row.id, column))
  return { ...rest, next: open('new_sealed', newSealed), old: open('old_sealed', oldSealed) }
}

const replace: Prepared = {
  name: 'identity.replace-contact-change',
  text: `
    UPDATE identity.contact_changes SET ended_at = $3, ended_by = 'replaced'
    WHERE person_id = $1 AND kind = $2 AND confirmed_at IS NULL AND ended_at IS NULL`,
}

const insert: Prepared = {
  name: 'identity.insert-contact-change',
  text: `
    INSERT INTO identity.contact_changes (id, person_id, kind, new_sealed, old_sealed, created_at,
      expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
}

type NewChange = Pick<ContactChange, 'id' | 'personId' | 'kind' | 'next' | 'old'>

/** A change that waits; the one that waited before it is void. @returns until when it waits */
export const putContactChange = async (ctx: TxContext, change: NewChange): Promise<Date> => {
  const { id, personId, kind, next, old } = change
  const now = ctx.clock.now()
  const expiresAt = new Date(now.getTime() + waitingHours * 3_600_000)
  await ctx.tx.query(replace, [personId, kind, now])
  const sealed = [seal(id, 'new_sealed', next), seal(id, 'old_sealed', old)]
  await ctx.tx.query(insert, [id, personId, kind, ...sealed, now, expiresAt])
  return expiresAt
}

const waiting: Prepared = {
  name: 'identity.waiting-contact-change',
  text: `
    SELECT ${columns} FROM identity.contact_changes
    WHERE person_id = $1 AND kind = $2 AND confirmed_at IS NULL AND ended_at IS NULL
      AND expires_at > $3`,
}

export const findWaitingChange = async (
  ctx: TxContext,
  personId: PersonId,
  kind: ContactKind,
): Promise<ContactChange | null> =>
  read((await ctx.tx.query<Row>(waiting, [personId, kind, ctx.clock.now()]))[0])

const confirm: Prepared = {
  name: 'identity.confirm-contact-change',
  text: `
    UPDATE identity.contact_changes SET confirmed_at = $2, undo_hash = $3, undo_until = $4,
      old_sealed = $5
    WHERE id = $1`,
}

/** It took effect; the token in the answer undoes it for a while. */
export const keepChangeConfirmed = async (
  ctx: TxContext,
  id: string,
  old: string | null,
): Promise<string> => {
  const token = ctx.random.bytes(32).toString('base64url')
  const now = ctx.clock.now()
  const until = new Date(now.getTime() + undoHours * 3_600_000)
  await ctx.tx.query(confirm, [id, now, sha256(token), until, seal(id, 'old_sealed', old)])
  return token
}

const byUndo: Prepared = {
  name: 'identity.contact-change-by-undo',
  text: `SELECT ${columns} FROM identity.contact_changes WHERE undo_hash = $1 FOR UPDATE`,
}

/** Locks the change of an undo link, whatever became of it. */
export const lockChangeByUndo = async (
  ctx: TxContext,
  token: string,
): Promise<ContactChange | null> => read((await ctx.tx.query<Row>(byUndo, [sha256(token)]))[0])

const end: Prepared = {
  name: 'identity.end-contact-changes',
  text: `
    UPDATE identity.contact_changes SET ended_at = $4, ended_by = $5
    WHERE person_id = $1 AND kind = $2 AND id >= $3 AND ended_at IS NULL`,
}

/** Ends this change and every later one of its kind. */
export const endChangesFrom = async (
  ctx: TxContext,
  { personId, kind, id }: ContactChange,
  by: 'taken' | 'undone',
): Promise<void> => {
  await ctx.tx.query(end, [personId, kind, id, ctx.clock.now(), by])
}
