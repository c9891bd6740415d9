import { recordAudit } from '#audit'
import type { TxContext } from '#platform/context'
import { publish } from '#platform/events'
import type { PersonId } from '#platform/ids'
import { reviewDays, workdaysLater } from './answer-by.ts'
import { hasExpired, sidesOf } from './document.ts'
import { keepSubmitted } from './document-store.ts'
import { verificationEvents } from './events.ts'
import { loadSides } from './images/image-store.ts'
import { listed, sideNames } from './names.ts'
import { ownDocument } from './own-document.ts'
import { verificationProblems } from './problems.ts'
import { documentReply } from './show-document.ts'

/**
 * Sends a draft in for review, with a promised date. Sent in twice it is sent in once.
 * @throws verification.document_unknown (404) · already_sent_in (409) · document_expired (422) ·
 * images_missing (409)
 */
export const submitDocument = async (ctx: TxContext, id: string) => {
  const document = await ownDocument(ctx, id, { lock: true })
  const now = ctx.clock.now()
  const sides = await loadSides(ctx, [document.id])
  if (document.state === 'submitted') return documentReply(document, sides, ctx.language)
  if (document.state !== 'draft') throw verificationProblems.already_sent_in()
  if (hasExpired(document.expiresOn, now)) {
    throw verificationProblems.document_expired({ day: document.expiresOn! })
  }
  const there = new Set(sides.map(({ side }) => side))
  const missing = sidesOf(document.variant).filter((side) => !there.has(side))
  if (missing.length > 0) {
    const names = listed(missing.map((side) => sideNames[side]))
    throw verificationProblems.images_missing({ missing: names })
  }
  const answerBy = workdaysLater(now, reviewDays)
  await keepSubmitted(ctx, document.id, answerBy)
  await publish(ctx, [verificationEvents.documentSubmitted(document, answerBy)])
  const personId = document.personId as PersonId
  const entry = { event: 'sensitive_create', outcome: 'ok', kind: 'document_sent_in' } as const
  await recordAudit(ctx, [{ ...entry, personId, facts: { kind: document.kind } }])
  const sent = { ...document, state: 'submitted', submittedAt: now, answerBy } as const
  return documentReply(sent, sides, ctx.language)
}
