import type { Fact } from '#platform/events'
import { formatId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { Document } from './document.ts'

const about = ({ id, kind, variant }: Document) => ({
  documentId: formatId('document', id),
  kind,
  variant,
})

/** Facts about documents; the subject is the person. No number, name or picture is in them. */
export const verificationEvents = {
  /** A document was sent in; it is answered by `answerBy`. */
  documentSubmitted: (document: Document, answerBy: Date): Fact => ({
    type: 'verification.document_submitted',
    subject: document.personId,
    data: { ...about(document), answerBy: answerBy.toISOString() },
  }),
  documentApproved: (document: Document): Fact => ({
    type: 'verification.document_approved',
    subject: document.personId,
    data: about(document),
  }),
  /** `reason` is a code of `rejections.ts`; `title` and `fix` in words of both languages. */
  documentRejected: (document: Document, reason: string, title: Words, fix: Words): Fact => ({
    type: 'verification.document_rejected',
    subject: document.personId,
    data: { ...about(document), reason, title, fix },
  }),
  /** The answer takes longer than promised; `answerBy` is the new date. */
  reviewLate: (document: Document, answerBy: Date): Fact => ({
    type: 'verification.review_late',
    subject: document.personId,
    data: { ...about(document), answerBy: answerBy.toISOString() },
  }),
  /** A document ends on `expiresOn`, in `days` days; 0: it has ended. */
  documentExpiring: (document: Document, days: number): Fact => ({
    type: 'verification.document_expiring',
    subject: document.personId,
    data: { ...about(document), days, expiresOn: document.expiresOn },
  }),
  /** A name came close to an entry of the list. The subject is the screening: no tipping-off. */
  matchFound: (screeningId: string, listVersion: string): Fact => ({
    type: 'verification.match_found',
    subject: screeningId,
    data: { listVersion },
  }),
} as const
