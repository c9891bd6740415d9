import { recordAudit } from '#audit'
import { signedIn, type TxContext } from '#platform/context'
import { publish } from '#platform/events'
import { type PersonId, parseId } from '#platform/ids'
import { type Document, hasExpired } from '../document.ts'
import { keepDecision, keepTaken, lockDocument, openNumber } from '../document-store.ts'
import { verificationEvents } from '../events.ts'
import { verificationProblems } from '../problems.ts'
import { type RejectionReason, rejections } from '../rejections.ts'
import type { SanctionsList } from '../screening/read-list.ts'
import { screenPerson } from '../screening/screen-person.ts'
import { settleTier } from '../settle-tier.ts'
import { showReviewed } from './show-reviewed.ts'

/** @throws verification.document_unknown (404) · own_document (403) · already_decided (409) */
const requireWaiting = async (ctx: TxContext, text: string): Promise<Document> => {
  const id = parseId('document', text)
  const document = id && (await lockDocument(ctx, id))
  if (!document || document.state === 'draft') throw verificationProblems.document_unknown()
  if (document.personId === signedIn(ctx)) throw verificationProblems.own_document()
  if (document.state !== 'submitted' && document.state !== 'in_review') {
    throw verificationProblems.already_decided()
  }
  return document
}

/**
 * Colleagues see that somebody looks at it; whoever decides first decides. Opens the number to who
 * took it, and puts that on record. @throws as `requireWaiting`
 */
export const takeDocument = async (ctx: TxContext, id: string) => {
  const document = await requireWaiting(ctx, id)
  const takenBy = signedIn(ctx)
  await keepTaken(ctx, document.id, takenBy)
  const number = await openNumber(ctx, document.id)
  if (number !== null) {
    const entry = { event: 'sensitive_read', outcome: 'ok', kind: null } as const
    const facts = { document: document.kind, number: 'opened' }
    await recordAudit(ctx, [{ ...entry, personId: document.personId as PersonId, facts }])
  }
  const shown = await showReviewed(ctx, { ...document, state: 'in_review', takenBy })
  return { ...shown, number }
}

const note = (ctx: TxContext, { personId, kind }: Document, decision: string) =>
  recordAudit(ctx, [
    {
      ...{ event: 'authz_admin', outcome: 'ok', kind: null, personId: personId as PersonId },
      facts: { document: kind, decision },
    },
  ])

type Approval = { readonly id: string; readonly expiresOn?: string; readonly note?: string }

/**
 * It is genuine, readable and theirs. The person is compared with the list, and the tier follows at
 * once unless somebody has to look at a match first.
 * @throws as `requireWaiting` · verification.document_expired (422)
 */
export const approveDocument = async (ctx: TxContext, list: SanctionsList, input: Approval) => {
  const document = await requireWaiting(ctx, input.id)
  const expiresOn = input.expiresOn ?? document.expiresOn
  if (hasExpired(expiresOn, ctx.clock.now())) {
    throw verificationProblems.document_expired({ day: expiresOn! })
  }
  const by = signedIn(ctx)
  const decision = { state: 'approved', by, reason: null, words: null, expiresOn } as const
  await keepDecision(ctx, document, { ...decision, note: input.note ?? null })
  await note(ctx, document, 'approved')
  await publish(ctx, [verificationEvents.documentApproved(document)])
  const personId = document.personId as PersonId
  await screenPerson(ctx, list, personId)
  await settleTier(ctx, personId, `${document.kind} approved`)
  const decided = { decidedAt: ctx.clock.now(), decidedBy: by, note: input.note ?? null }
  return showReviewed(ctx, { ...document, ...decided, state: 'approved', expiresOn })
}

type Rejected = {
  readonly id: string
  readonly reason: RejectionReason
  readonly words?: string
  readonly note?: string
}

/** It cannot be accepted; the person is told why and what helps. @throws as `requireWaiting` */
export const rejectDocument = async (ctx: TxContext, input: Rejected) => {
  const document = await requireWaiting(ctx, input.id)
  const { reason, words = null } = input
  const by = signedIn(ctx)
  const decision = { state: 'rejected', by, reason, words, note: input.note ?? null } as const
  await keepDecision(ctx, document, { ...decision, expiresOn: document.expiresOn })
  await note(ctx, document, `rejected ${reason}`)
  const { title, fix } = rejections[reason]
  await publish(ctx, [verificationEvents.documentRejected(document, reason, title, fix)])
  const decided = { decidedAt: ctx.clock.now(), decidedBy: by, note: decision.note }
  return showReviewed(ctx, { ...document, ...decided, state: 'rejected', reason, words })
}
