import type { TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { formatId } from '#platform/ids'
import type { Language } from '#platform/problems'
import type { DocumentReply } from './contract.ts'
import { type Document, sidesOf } from './document.ts'
import { type KeptSide, loadSides } from './images/image-store.ts'
import { rejectionOf } from './rejections.ts'

type Reply = Static<typeof DocumentReply>

const rejectionReply = ({ reason, words }: Document, language: Language): Reply['rejection'] => {
  if (reason === null) return null
  const { title, fix, isFixable } = rejectionOf(reason)
  return { code: reason, title: title[language], fix: fix[language], words, isFixable }
}

/** A document as its owner reads it. */
export const documentReply = (
  document: Document,
  sides: readonly KeptSide[],
  language: Language,
): Reply => {
  const { id, kind, variant, country, numberEnd, expiresOn, state } = document
  const qualityOf = (side: string) =>
    sides.find((kept) => kept.documentId === id && kept.side === side)?.quality ?? null
  return {
    ...{ id: formatId('document', id), kind, variant, country, numberEnd, expiresOn, state },
    sides: sidesOf(variant).map((side) => ({ side, quality: qualityOf(side) })),
    submittedAt: document.submittedAt?.toISOString() ?? null,
    answerBy:
      state === 'submitted' || state === 'in_review'
        ? (document.answerBy?.toISOString() ?? null)
        : null,
    decidedAt: document.decidedAt?.toISOString() ?? null,
    rejection: state === 'rejected' ? rejectionReply(document, language) : null,
  }
}

/** The same with its pictures looked up. */
export const showDocument = async (ctx: TxContext, document: Document): Promise<Reply> =>
  documentReply(document, await loadSides(ctx, [document.id]), ctx.language)
