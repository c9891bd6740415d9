import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { Prepared } from '#platform/database/transaction'
import type { PersonId } from '#platform/ids'

const place = (personId: string) => `identity.phrases.phrase_sealed.${personId}`

export const openPhrase = (personId: string, sealed: string): string =>
  secretsInUse().open(sealed, place(personId))

export type KeptPhrase = {
  readonly personId: PersonId
  readonly phrase: string
  readonly setAt: Date
}

const load: Prepared = {
  name: 'identity.load-phrases',
  text: `
    SELECT person_id AS "personId", phrase_sealed AS sealed, set_at AS "setAt"
    FROM identity.phrases WHERE person_id = ANY($1::uuid[])`,
}

/** Whoever has none is missing. */
export const loadPhrases = async (
  ctx: TxContext,
  personIds: readonly PersonId[],
): Promise<readonly KeptPhrase[]> => {
  type Row = Omit<KeptPhrase, 'phrase'> & { sealed: string }
  const rows = await ctx.tx.query<Row>(load, [personIds])
  return rows.map(({ sealed, ...row }) => ({ ...row, phrase: openPhrase(row.personId, sealed) }))
}

const put: Prepared = {
  name: 'identity.put-phrase',
  text: `
    INSERT INTO identity.phrases (person_id, phrase_sealed, set_at) VALUES ($1, $2, $3)
    ON CONFLICT (person_id) DO UPDATE
      SET phrase_sealed = excluded.phrase_sealed, set_at = excluded.set_at`,
}

export const putPhrase = async (
  ctx: TxContext,
  personId: PersonId,
  phrase: string,
): Promise<void> => {
  const sealed = secretsInUse().seal(phrase, place(personId))
  await ctx.tx.query(put, [personId, sealed, ctx.clock.now()])
}

const remove: Prepared = {
  name: 'identity.remove-phrase',
  text: 'DELETE FROM identity.phrases WHERE person_id = $1 RETURNING person_id',
}

/** Whether there was one. */
export const removePhrase = async (ctx: TxContext, personId: PersonId): Promise<boolean> =>
  (await ctx.tx.query(remove, [personId])).length === 1
