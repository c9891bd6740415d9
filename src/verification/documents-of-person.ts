import type { TxContext } from '#platform/context'
import type { PersonId } from '#platform/ids'
import { loadDocumentsOf } from './document-store.ts'
import { type FoundDocument, withoutContent } from './find-document.ts'

/** The newest documents of a person, newest first, as far as they explain themselves. */
export const documentsOfPerson = async (
  ctx: TxContext,
  personId: PersonId,
): Promise<readonly FoundDocument[]> => (await loadDocumentsOf(ctx, personId)).map(withoutContent)
