import { signedIn, type TxContext } from '#platform/context'
import { parseId } from '#platform/ids'
import type { Document } from './document.ts'
import { loadDocument, lockDocument } from './document-store.ts'
import { verificationProblems } from './problems.ts'

/**
 * The reader's own document, locked when it is to be changed.
 * @throws verification.document_unknown (404), also when it is somebody else's
 */
export const ownDocument = async (
  ctx: TxContext,
  text: string,
  { lock }: { readonly lock: boolean },
): Promise<Document> => {
  const id = parseId('document', text)
  const found = id && (await (lock ? lockDocument(ctx, id) : loadDocument(ctx, id)))
  if (!found || found.personId !== signedIn(ctx) || found.state === 'replaced') {
    throw verificationProblems.document_unknown()
  }
  return found
}
