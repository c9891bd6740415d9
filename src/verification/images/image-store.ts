import { sql } from 'kysely'
import type { TxContext } from '#platform/context'
import type { Side } from '../document.ts'
import type { CleanImage, Quality } from './clean-image.ts'
import { openImage, sealImage } from './seal-image.ts'

/** The newest picture of a side counts. */
export const putImage = async (
  ctx: TxContext,
  documentId: string,
  side: Side,
  { jpeg, width, height, quality }: CleanImage,
): Promise<void> => {
  const id = ctx.ids.next()
  await sql`
    DELETE FROM verification.images WHERE document_id = ${documentId} AND side = ${side}`.execute(
    ctx.tx.db,
  )
  await sql`
    INSERT INTO verification.images (id, document_id, side, width, height, quality, sealed,
      added_at)
    VALUES (${id}, ${documentId}, ${side}, ${width}, ${height}, ${quality},
      ${sealImage(jpeg, id, ctx.random)}, ${ctx.clock.now()})`.execute(ctx.tx.db)
}

/** The picture in clear, a JPEG; null when there is none of this side. */
export const loadImage = async (
  ctx: TxContext,
  documentId: string,
  side: string,
): Promise<Buffer | null> => {
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    SELECT id, sealed FROM verification.images
     WHERE document_id = ${documentId} AND side = ${side}`.execute(ctx.tx.db)
  return rows[0] ? openImage(rows[0].sealed, rows[0].id) : null
}

export type KeptSide = {
  readonly documentId: string
  readonly side: Side
  readonly quality: Quality
}

/** Which sides of these documents are there. */
export const loadSides = async (
  ctx: TxContext,
  documentIds: readonly string[],
): Promise<readonly KeptSide[]> => {
  const { rows } = await sql<KeptSide>`
    SELECT document_id AS "documentId", side, quality FROM verification.images
     WHERE document_id = ANY(${documentIds}::uuid[]) ORDER BY side DESC`.execute(ctx.tx.db)
  return rows
}
