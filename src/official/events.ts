import type { Fact } from '#platform/events'
import type { PersonId } from '#platform/ids'

/** Facts about what is really OKPay. No code, text or contact is ever in them. */
export const officialEvents = {
  /** A member of staff was shown the person's caller code: whoever calls now may be us. */
  callerCodeLookedUp: (personId: PersonId): Fact => ({
    type: 'official.caller_code_looked_up',
    subject: personId,
    data: {},
  }),
  /** Somebody reported a message; the subject is the report. */
  phishingReported: (reportId: string, reference: string): Fact => ({
    type: 'official.phishing_reported',
    subject: reportId,
    data: { reference },
  }),
  /** Staff called a report `confirmed` or `harmless`; the subject is the report. */
  phishingDecided: (reportId: string, reference: string, state: string): Fact => ({
    type: 'official.phishing_decided',
    subject: reportId,
    data: { reference, state },
  }),
} as const
