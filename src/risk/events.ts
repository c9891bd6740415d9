import type { Fact } from '#platform/events'
import { formatId, type PersonId } from '#platform/ids'
import type { Words } from '#platform/problems'
import type { Disclosure } from './restriction.ts'
import { neutralWords, wordsOfReason } from './restriction-words.ts'

/** Of which restriction a fact is. */
export type About = {
  readonly id: string
  readonly personId: PersonId
  readonly reason: string
  readonly disclosure: Disclosure
}

/**
 * The subject of what may be told is the person. Of a silent restriction it is the restriction
 * itself: notices, live updates and timelines of the person follow the person's id only, so none of
 * them can come upon it.
 */
const fact = (type: string, about: About, data: Readonly<Record<string, unknown>> = {}): Fact => {
  const isSilent = about.disclosure === 'silent'
  return {
    type,
    subject: isSilent ? about.id : about.personId,
    data: { restrictionId: formatId('restriction', about.id), ...(isSilent ? {} : data) },
  }
}

/** Why, as far as the person may know it. */
export const toldWhy = ({ disclosure, reason }: Pick<About, 'disclosure' | 'reason'>): Words =>
  disclosure === 'full' ? wordsOfReason(reason).why : neutralWords.why

/** Facts that risk publishes; a silent restriction's have itself as subject and say nothing. */
export const riskEvents = {
  /** OKPay restricted the account. `{ restrictionId, why, by }`, `why` in both languages. */
  placed: (about: About, by: Date): Fact =>
    fact('risk.restriction_placed', about, { why: toldWhy(about), by: by.toISOString() }),
  /** It is over: by a decision of staff or by its own date. `{ restrictionId, why }` */
  lifted: (about: About): Fact => fact('risk.restriction_lifted', about, { why: toldWhy(about) }),
  /** Staff looked and need longer. `{ restrictionId, why, by }` */
  extended: (about: About, by: Date): Fact =>
    fact('risk.review_extended', about, { why: toldWhy(about), by: by.toISOString() }),
  /** We missed our own date. `{ restrictionId, why, missed, by }`, `by` is the new date. */
  overdue: (about: About, missed: Date, by: Date): Fact =>
    fact('risk.review_overdue', about, {
      ...{ why: toldWhy(about), missed: missed.toISOString(), by: by.toISOString() },
    }),
  /** The person asked us to look again. `{ restrictionId, by }` */
  appealMade: (about: About, by: Date): Fact =>
    fact('risk.appeal_made', about, { by: by.toISOString() }),
  /** We answered. `{ restrictionId, outcome, why, by }`; `by` is null when it was lifted. */
  appealDecided: (about: About, outcome: 'granted' | 'upheld', by: Date | null): Fact =>
    fact('risk.appeal_decided', about, {
      ...{ outcome, why: toldWhy(about), by: by?.toISOString() ?? null },
    }),
} as const
