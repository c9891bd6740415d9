import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import { secretsInUse } from '#platform/crypto'
import type { PersonId } from '#platform/ids'

/** What a person said against a decision, and our answer. */
export type Appeal = {
  readonly id: string
  readonly restrictionId: string
  readonly decision: number
  readonly words: string
  readonly madeAt: Date
  readonly answerBy: Date
  readonly state: 'waiting' | 'granted' | 'upheld'
  readonly answer: string | null
  readonly decidedAt: Date | null
}

type Row = Omit<Appeal, 'words' | 'answer'> & { wordsSealed: string; answerSealed: string | null }

const place = (column: 'words_sealed' | 'answer_sealed', id: string) =>
  `risk.appeals.${column}.${id}`

/** The newest appeal of each of these restrictions, one statement for all. */
export const loadAppeals = async (
  ctx: TxContext,
  restrictionIds: readonly string[],
): Promise<Map<string, Appeal>> => {
  const { rows } = await sql<Row>`
    SELECT DISTINCT ON (restriction_id) id, restriction_id AS "restrictionId", decision,
      words_sealed AS "wordsSealed", made_at AS "madeAt", answer_by AS "answerBy", state,
      answer_sealed AS "answerSealed", decided_at AS "decidedAt"
    FROM risk.appeals WHERE restriction_id = ANY(${restrictionIds}::uuid[])
    ORDER BY restriction_id, decision DESC`.execute(ctx.tx.db)
  const secrets = secretsInUse()
  return new Map(
    rows.map(({ wordsSealed, answerSealed, ...row }) => [
      row.restrictionId,
      {
        ...row,
        words: secrets.open(wordsSealed, place('words_sealed', row.id)),
        answer: answerSealed && secrets.open(answerSealed, place('answer_sealed', row.id)),
      },
    ]),
  )
}

export const insertAppeal = async (
  ctx: TxContext,
  appeal: Pick<Appeal, 'restrictionId' | 'decision' | 'words' | 'answerBy'>,
): Promise<void> => {
  const id = ctx.ids.next()
  const words = secretsInUse().seal(appeal.words, place('words_sealed', id))
  await sql`
    INSERT INTO risk.appeals (id, restriction_id, decision, words_sealed, made_at, answer_by)
    VALUES (${id}, ${appeal.restrictionId}, ${appeal.decision}, ${words}, ${ctx.clock.now()},
      ${appeal.answerBy})`.execute(ctx.tx.db)
}

/** An appeal that waits is answered when its restriction is looked at, also by a later date. */
export const moveAnswerBy = async (
  ctx: TxContext,
  restrictionId: string,
  answerBy: Date,
): Promise<void> => {
  await sql`
    UPDATE risk.appeals SET answer_by = ${answerBy}
     WHERE restriction_id = ${restrictionId} AND state = 'waiting'`.execute(ctx.tx.db)
}

export const answerAppeal = async (
  ctx: TxContext,
  { id }: Appeal,
  answer: {
    readonly state: 'granted' | 'upheld'
    readonly words: string | null
    readonly by: PersonId | null
  },
): Promise<void> => {
  const words =
    answer.words === null ? null : secretsInUse().seal(answer.words, place('answer_sealed', id))
  await sql`
    UPDATE risk.appeals SET state = ${answer.state}, answer_sealed = ${words},
      decided_at = ${ctx.clock.now()}, decided_by = ${answer.by}
    WHERE id = ${id} AND state = 'waiting'`.execute(ctx.tx.db)
}
