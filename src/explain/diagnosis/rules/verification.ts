import type { Currency } from '#money'
import { formatId } from '#platform/ids'
import { type FoundDocument, rejectionOf, variantNames } from '#verification'
import { type Found, type Rule, things } from '../finding.ts'
import { daysMs, isWithin, type Refusal, type Snapshot } from '../snapshot.ts'
import { digitsOf, wentLater } from './refusals.ts'

const roads = ['payment'] as const
/** So long ago a document that was rejected is told. */
const rejectedForMs = 30 * daysMs
/** As many days ahead somebody is reminded of the end of a document. */
const soonMs = 30 * daysMs

const isOpen = ({ state }: FoundDocument) => state === 'submitted' || state === 'in_review'

const found = (
  document: FoundDocument,
  {
    code,
    at,
    ...rest
  }: Pick<Found, 'code' | 'params' | 'by' | 'action' | 'weight'> & {
    readonly at: Date
  },
): Found => ({
  ...{ code, certainty: 'certain', since: at, roads, ...rest },
  params: { document: variantNames[document.variant], ...rest.params },
  evidence: things(`verification.document_${document.state}`, [
    { id: formatId('document', document.id), at },
  ]),
})

const inReview = (document: FoundDocument): Found | null => {
  const { submittedAt: at, answerBy: by } = document
  if (at === null || by === null) return null
  const code = 'explain.document_in_review'
  return found(document, { code, at, params: { by }, by, action: 'see_verification', weight: 1 })
}

const rejected = (snapshot: Snapshot, document: FoundDocument): Found | null => {
  const { decidedAt: at, reason } = document
  if (at === null || reason === null || !isWithin(snapshot, at, rejectedForMs)) return null
  const { title: why, fix } = rejectionOf(reason)
  const code = 'explain.document_rejected'
  return found(document, { code, at, params: { why, fix }, action: 'verify_identity', weight: 2 })
}

const ending = ({ now }: Snapshot, document: FoundDocument): Found | null => {
  const { expiresOn: day, decidedAt } = document
  if (day === null) return null
  // It is good until the end of its day.
  const end = new Date(Date.parse(day) + daysMs)
  const at = decidedAt ?? end
  const common = { at, params: { day }, action: 'verify_identity' } as const
  if (document.state === 'expired' || end <= now) {
    return found(document, { ...common, code: 'explain.document_expired', at: end, weight: 2 })
  }
  if (end.getTime() - now.getTime() > soonMs) return null
  return found(document, { ...common, code: 'diagnosis.document_expiring', by: end, weight: 1 })
}

/** Of the documents of one kind, newest first: what waits, else what is wrong with the newest. */
const ofKind = (snapshot: Snapshot, documents: readonly FoundDocument[]): Found | null => {
  const open = documents.find(isOpen)
  if (open) return inReview(open)
  const newest = documents.find(({ state }) => state !== 'draft')
  if (newest?.state === 'rejected') return rejected(snapshot, newest)
  const good = documents.find(({ state }) => state === 'approved' || state === 'expired')
  return good ? ending(snapshot, good) : null
}

/** What each kind of document is waiting for. */
export const documents: Rule = (snapshot) =>
  [...Map.groupBy(snapshot.documents, ({ kind }) => kind).values()].flatMap(
    (ofOneKind) => ofKind(snapshot, ofOneKind) ?? [],
  )

const isLimit =
  /^(transfers\.(over_transfer_limit|daily_limit|monthly_limit)|withdrawals\.(over_limit|window_reached))$/

/** The lowest tier above the person's within whose limits this one amount would be. */
const tierFor = ({ policy, country, tier: present }: Snapshot, refusal: Refusal) => {
  if (!refusal.amount) return null
  const minor = digitsOf(refusal.amount.amount)
  const isWithdrawal = refusal.code.startsWith('withdrawals.')
  const about = {
    ...(isWithdrawal
      ? ({ operation: 'withdrawal', method: 'bank' } as const)
      : ({ operation: 'transfer', method: 'okpay' } as const)),
    ...{ country, currency: refusal.amount.currency as Currency },
  }
  const leastOf = (tier: (typeof policy.tiers)[number]['tier']): bigint | null => {
    const { perTransaction, perDay, perMonth } = policy.limitsFor({ ...about, tier })
    const limits = [perTransaction, perDay, perMonth].filter((limit) => limit !== null)
    return limits.sort((one, other) => (one < other ? -1 : 1))[0] ?? null
  }
  const now = leastOf(present)
  if (now === null || minor <= now) return null
  return policy.tiers.find(({ tier }) => {
    const least = leastOf(tier)
    return tier > present && (least === null || minor <= least)
  })
}

/** In another way, or in part: who has done that needs no higher limit for it. */
const wasDone = (snapshot: Snapshot, refusal: Refusal): boolean =>
  refusal.code.startsWith('withdrawals.')
    ? snapshot.withdrawals.some(({ requestedAt }) => requestedAt > refusal.at)
    : wentLater(snapshot, refusal)

/**
 * What was refused would be within the limits of a higher tier. Likely only: whether the documents
 * are accepted nobody knows before.
 */
export const tierTooLow: Rule = (snapshot) => {
  const refusal = snapshot.refusals.find(
    (one) =>
      isLimit.test(one.code) && isWithin(snapshot, one.at, daysMs) && !wasDone(snapshot, one),
  )
  const tier = refusal && tierFor(snapshot, refusal)
  if (!refusal || !tier) return null
  const { title, requires } = tier
  return {
    ...{ code: 'diagnosis.tier_too_low', certainty: 'likely', since: refusal.at },
    params: { amount: refusal.amount, title, requires },
    evidence: things('explain.refused', [refusal]),
    ...{ action: 'verify_identity', roads, weight: 1 },
  }
}

export const verificationRules: readonly Rule[] = [documents, tierTooLow]
