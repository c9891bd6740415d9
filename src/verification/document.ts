/** What people prove: who they are, that it is they, where they live. */
export const documentKinds = ['identity', 'selfie', 'address'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** Which papers count for a kind. */
export const variantsOf = {
  identity: ['passport', 'id_card', 'driving_licence'],
  selfie: ['selfie'],
  address: ['utility_bill', 'bank_statement', 'tax_letter'],
} as const satisfies Readonly<Record<DocumentKind, readonly string[]>>
export type Variant = (typeof variantsOf)[DocumentKind][number]

export type Side = 'front' | 'back' | 'single'

/** Cards have two sides; of everything else one picture is enough. */
export const sidesOf = (variant: Variant): readonly Side[] =>
  variant === 'id_card' || variant === 'driving_licence' ? ['front', 'back'] : ['single']

export type DocumentState =
  | 'draft'
  | 'submitted'
  | 'in_review'
  | 'approved'
  | 'rejected'
  | 'expired'
  | 'replaced'

/** A row of `verification.documents`. */
export type Document = {
  readonly id: string
  readonly personId: string
  readonly kind: DocumentKind
  readonly variant: Variant
  readonly country: string | null
  readonly numberEnd: string | null
  /** `2031-04-30` */
  readonly expiresOn: string | null
  readonly state: DocumentState
  readonly startedAt: Date
  readonly submittedAt: Date | null
  readonly answerBy: Date | null
  readonly takenBy: string | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly reason: string | null
  readonly words: string | null
  readonly note: string | null
}

export type Tier = 0 | 1 | 2

/** What each tier rests on, beside the tiers below it. */
export const kindsOfTier = {
  1: ['identity', 'selfie'],
  2: ['address'],
} as const satisfies Readonly<Record<1 | 2, readonly DocumentKind[]>>

/** The tier of somebody with these kinds approved; a possible match on a list holds it at 0. */
export const tierOf = (approved: ReadonlySet<DocumentKind>, isClear: boolean): Tier => {
  if (!isClear || !kindsOfTier[1].every((kind) => approved.has(kind))) return 0
  return kindsOfTier[2].every((kind) => approved.has(kind)) ? 2 : 1
}

/** Days before its end on which a document's owner is told, the last one when it has ended. */
export const expiryReminders = [30, 7, 0] as const

const dayMs = 86_400_000

/** Which reminder is due for a document that is good until the end of `expiresOn` (UTC). */
export const dueReminder = (
  expiresOn: string,
  told: readonly string[],
  now: Date,
): (typeof expiryReminders)[number] | null => {
  const endsMs = Date.parse(`${expiresOn}T00:00:00Z`) + dayMs
  const daysLeft = Math.ceil((endsMs - now.getTime()) / dayMs)
  const due = expiryReminders.findLast((days) => daysLeft <= days)
  return due === undefined || told.includes(String(due)) ? null : due
}

/** Whether its last day is over (UTC). */
export const hasExpired = (expiresOn: string | null, now: Date): boolean =>
  expiresOn !== null && Date.parse(`${expiresOn}T00:00:00Z`) + dayMs <= now.getTime()
