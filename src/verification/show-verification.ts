import { findPeople } from '#identity'
import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import type { VerificationState } from './contract.ts'
import { type Document, documentKinds, kindsOfTier, variantsOf } from './document.ts'
import { loadDocumentsOf } from './document-store.ts'
import { loadSides } from './images/image-store.ts'
import { loadOpenScreening } from './screening/screening-store.ts'
import { documentReply } from './show-document.ts'

type Reply = Static<typeof VerificationState>

const isOpen = ({ state }: Document): boolean =>
  state === 'draft' || state === 'submitted' || state === 'in_review'

/** What is under way, else what is good, else the newest. */
const foremost = (documents: readonly Document[]): Document | null =>
  documents.find(isOpen) ??
  documents.find(({ state }) => state === 'approved') ??
  documents[0] ??
  null

/** What each kind is waiting for. A rejected newer one does not hide a document that is good. */
export const showVerification = async (ctx: TxContext): Promise<Reply> => {
  const personId = signedIn(ctx)
  const documents = await loadDocumentsOf(ctx, personId)
  const sides = await loadSides(
    ctx,
    documents.map(({ id }) => id),
  )
  const screening = await loadOpenScreening(ctx, personId)
  const tier = (await findPeople(ctx, [personId])).get(personId)?.tier ?? 0
  const parts = documentKinds.map((kind) => {
    const document = foremost(documents.filter((one) => one.kind === kind))
    return {
      kind,
      tier: kindsOfTier[1].some((one) => one === kind) ? 1 : 2,
      state: document && document.state !== 'replaced' ? document.state : ('missing' as const),
      accepted: [...variantsOf[kind]],
      document: document && documentReply(document, sides, ctx.language),
    }
  })
  return { tier, parts, underReviewUntil: screening?.answerBy?.toISOString() ?? null }
}
