import { signedIn, type TxContext } from '#platform/context'
import type { Static } from '#platform/contract'
import { policyInForce } from '#policy'
import type { verificationContract } from './contract.ts'
import { type Document, hasExpired, variantsOf } from './document.ts'
import { insertDocument, loadDocumentsOf } from './document-store.ts'
import { listed, variantNames } from './names.ts'
import { verificationProblems } from './problems.ts'
import { showDocument } from './show-document.ts'

type Input = Static<(typeof verificationContract)['POST /v1/me/documents']['body']>

/** A good document may be renewed when it ends within this time. */
const renewableMs = 60 * 86_400_000

const isRenewable = ({ expiresOn }: Document, now: Date): boolean =>
  expiresOn !== null && Date.parse(`${expiresOn}T00:00:00Z`) - now.getTime() < renewableMs

/** An answer that is late comes soon: it is worth asking in a minute. */
const inReview = (answerBy: Date, now: Date) => {
  const seconds = Math.ceil((answerBy.getTime() - now.getTime()) / 1_000)
  return verificationProblems.in_review({ answerBy }, { retryAfterSeconds: Math.max(60, seconds) })
}

/**
 * Begins a document of one kind. What is in review stays untouched, and what is good needs nothing.
 * @throws verification.in_review (409) · variant_not_accepted (422) · document_expired (422) ·
 * still_good (409)
 */
export const startDocument = async (ctx: TxContext, input: Input) => {
  const { kind, variant } = input
  const personId = signedIn(ctx)
  const now = ctx.clock.now()
  const accepted: readonly string[] = variantsOf[kind]
  if (!accepted.includes(variant)) {
    const names = listed(variantsOf[kind].map((one) => variantNames[one]))
    throw verificationProblems.variant_not_accepted({ accepted: names })
  }
  const expiresOn = kind === 'identity' ? (input.expiresOn ?? null) : null
  if (expiresOn !== null && hasExpired(expiresOn, now)) {
    throw verificationProblems.document_expired({ day: expiresOn })
  }
  const same = (await loadDocumentsOf(ctx, personId)).filter((one) => one.kind === kind)
  const waiting = same.find(({ state }) => state === 'submitted' || state === 'in_review')
  if (waiting) throw inReview(waiting.answerBy ?? now, now)
  const good = same.find(({ state }) => state === 'approved')
  if (good && !isRenewable(good, now)) throw verificationProblems.still_good()
  const document = {
    ...{ id: ctx.ids.next(), personId, kind, variant, expiresOn, startedAt: now },
    country: kind === 'selfie' ? null : (input.country ?? null),
    number: kind === 'identity' ? (input.number?.trim() ?? null) : null,
    policyVersion: (await policyInForce(ctx)).version,
  }
  await insertDocument(ctx, document)
  return showDocument(ctx, {
    ...document,
    ...{ numberEnd: document.number?.slice(-3) ?? null, state: 'draft', submittedAt: null },
    ...{ answerBy: null, takenBy: null, decidedAt: null, decidedBy: null },
    ...{ reason: null, words: null, note: null },
  })
}
