import type { PersonId } from '#platform/ids'

export type ContactKind = 'email' | 'phone'

/** A change that is not confirmed by then is forgotten. */
export const waitingHours = 24
/** For how long the old address or number can put itself back. */
export const undoHours = 72

export type ContactChange = {
  readonly id: string
  readonly personId: PersonId
  readonly kind: ContactKind
  /** Canonical address or E.164; null: it is removed. */
  readonly next: string | null
  readonly old: string | null
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly confirmedAt: Date | null
  readonly undoUntil: Date | null
  readonly endedBy: 'replaced' | 'taken' | 'undone' | null
}
