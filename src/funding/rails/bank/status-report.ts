/** What the bank says of payments that we ordered: a pain.002 of whatever version. */
export type StatusReport = {
  /** `pain.002.001.03` */
  readonly messageType: string
  readonly messageId: string | null
  readonly originalMessageId: string | null
  /** Of the whole file, where the bank gives one. */
  readonly group: PaymentStatus | null
  readonly payments: readonly (PaymentStatus & { readonly endToEndId: string })[]
}

export type PaymentStatus = {
  readonly status: 'accepted' | 'settled' | 'rejected' | 'pending'
  /** ISO code of the status: RJCT, ACSC … */
  readonly code: string
  /** ISO external status reason (AC01 …); null when there is none. */
  readonly reason: string | null
  readonly text: string | null
}

const meanings: Readonly<Record<string, PaymentStatus['status']>> = {
  RJCT: 'rejected',
  CANC: 'rejected',
  ACSC: 'settled',
  ACCC: 'settled',
  ACTC: 'accepted',
  ACCP: 'accepted',
  ACSP: 'accepted',
  ACWC: 'accepted',
  PDNG: 'pending',
  RCVD: 'pending',
  PART: 'pending',
}

/** An unknown status leaves everything as it is: the statement decides. */
export const statusOf = (code: string): PaymentStatus['status'] => meanings[code] ?? 'pending'
