import { formatId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { FoundDocument } from '#verification'
import { documentReasons } from '../document-reasons.ts'
import type { Draft, Proof, Step } from '../explanation.ts'
import { offer } from '../offers.ts'

/** A document by which somebody proves who they are, with the words for it. */
export type DocumentFacts = FoundDocument & {
  readonly name: Words
  /** Why it was rejected and what helps; null: it was not. */
  readonly rejection: { readonly title: Words; readonly fix: Words } | null
  readonly evidence: readonly Proof[]
}

type Told = Pick<Draft, 'state'> & { readonly name: keyof typeof documentReasons }

/** Null for one that a newer document has taken the place of: that one is explained. */
const toldOf = (state: FoundDocument['state']): Told | null => {
  switch (state) {
    case 'draft':
      return { name: 'document_draft', state: 'waiting' }
    case 'submitted':
    case 'in_review':
      return { name: 'document_in_review', state: 'under_way' }
    case 'approved':
      return { name: 'document_approved', state: 'done' }
    case 'rejected':
      return { name: 'document_rejected', state: 'refused' }
    case 'expired':
      return { name: 'document_expired', state: 'waiting' }
    default:
      return null
  }
}

const timelineOf = ({ startedAt, submittedAt, answerBy, decidedAt }: DocumentFacts): Step[] => {
  const isSent = submittedAt !== null
  const started = { en: 'Begun', 'zh-CN': '已开始' }
  const sent = { en: 'Sent in', 'zh-CN': '已提交' }
  const answered = { en: 'Answered by a person', 'zh-CN': '专人审核答复' }
  return [
    { code: 'started', title: started, state: 'done', at: startedAt },
    { code: 'sent', title: sent, state: isSent ? 'done' : 'now', at: submittedAt },
    decidedAt
      ? { code: 'answered', title: answered, state: 'done', at: decidedAt }
      : { code: 'answered', title: answered, state: isSent ? 'now' : 'next', by: answerBy },
  ]
}

/** Where a document stands; null for one that was replaced. */
export const explainDocument = (facts: DocumentFacts): Draft | null => {
  const told = toldOf(facts.state)
  if (told === null) return null
  const { name: document, rejection, answerBy: by, expiresOn, note, evidence } = facts
  const isWaiting = told.name === 'document_in_review'
  const isSettled = told.name === 'document_approved'
  return {
    ...{ kind: 'verification', id: formatId('document', facts.id), state: told.state },
    ...{ code: `explain.${told.name}`, declaration: documentReasons[told.name] },
    params: { document, by, day: expiresOn, why: rejection?.title, fix: rejection?.fix },
    at: facts.decidedAt ?? facts.submittedAt ?? facts.startedAt,
    ...{ evidence, money: null, by: isWaiting ? by : null, retryAt: null, policyVersion: null },
    actions: [offer(isWaiting || isSettled ? 'see_verification' : 'verify_identity')],
    timeline: timelineOf(facts),
    staffNote: note,
  }
}
