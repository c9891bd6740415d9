import type { TxContext } from '#platform/context'
import type { Document } from './document.ts'
import { loadDocument } from './document-store.ts'

export type FoundDocument = Omit<Document, 'numberEnd' | 'takenBy' | 'decidedBy'>

export const withoutContent = (document: Document): FoundDocument => {
  const { numberEnd: _, takenBy: __, decidedBy: ___, ...found } = document
  return found
}

/** A document as far as it explains itself: nothing of what is on it. */
export const findDocument = async (ctx: TxContext, id: string): Promise<FoundDocument | null> => {
  const document = await loadDocument(ctx, id)
  return document && withoutContent(document)
}
