import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { type PersonId, parseId } from '#platform/ids'
import { loadDocument } from '../document-store.ts'
import { loadImage } from '../images/image-store.ts'
import { ownDocument } from '../own-document.ts'
import { verificationProblems } from '../problems.ts'

type Input = { readonly id: string; readonly side: string }

/** A picture of the reader's own. @throws verification.document_unknown (404) */
export const showOwnImage = async (ctx: TxContext, { id, side }: Input): Promise<Buffer> => {
  const document = await ownDocument(ctx, id, { lock: false })
  const jpeg = await loadImage(ctx, document.id, side)
  if (!jpeg) throw verificationProblems.document_unknown()
  return jpeg
}

/**
 * A picture for the reviewer who took the document or decided about it; every look is on record.
 * @throws verification.document_unknown (404) · not_taken (409)
 */
export const showImage = async (ctx: TxContext, { id: text, side }: Input): Promise<Buffer> => {
  const id = parseId('document', text)
  const document = id && (await loadDocument(ctx, id))
  if (!document || document.state === 'draft') throw verificationProblems.document_unknown()
  const by = signedIn(ctx)
  if (document.takenBy !== by && document.decidedBy !== by) throw verificationProblems.not_taken()
  const jpeg = await loadImage(ctx, document.id, side)
  if (!jpeg) throw verificationProblems.document_unknown()
  const entry = { event: 'sensitive_read', outcome: 'ok', kind: null } as const
  const personId = document.personId as PersonId
  await recordAudit(ctx, [{ ...entry, personId, facts: { document: document.kind, side } }])
  return jpeg
}
