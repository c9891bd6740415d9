/** Facts that funding publishes; `data` holds prefixed ids and amounts as decimal strings. */
export const fundingEvents = {
  /** Subject: the person. `{ depositId, amount, currency, fee, senderName, reference }` */
  depositCredited: 'funding.deposit_credited',
  /** Subject: the person whose it is. `{ suspenseItemId, amount, currency, reason, by }` */
  depositHeld: 'funding.deposit_held',
  /** Subject: the item. `{ amount, currency, reason }` */
  entryUnmatched: 'funding.entry_unmatched',
  /** Subject: the item. `{ personId, depositId, decidedBy, note }` */
  suspenseAssigned: 'funding.suspense_assigned',
  /** Subject: the item. `{ returnId, endToEndId, decidedBy, note }` */
  suspenseReturned: 'funding.suspense_returned',
  /** Subject: the item. `{ returnId, endToEndId }` */
  returnSettled: 'funding.return_settled',
  /** Subject: the file. `{ name, messageType, entries, credited, unmatched, skipped }` */
  fileImported: 'funding.file_imported',
  /** Subject: the file. `{ rail, set, code }`: the outside said what stands in no table of ours. */
  outsideCodeUnmapped: 'funding.outside_code_unmapped',
  /** Subject: the file. `{ name, code }` */
  fileRefused: 'funding.file_refused',
} as const
