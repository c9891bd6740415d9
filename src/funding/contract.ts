import { ClosureInForce } from '#availability/contract'
import { CurrencyCode, MoneyValue } from '#money/contract'
import {
  Day,
  declareContracts,
  nullable,
  page,
  pageQuery,
  strict,
  Time,
  Type,
} from '#platform/contract'

/** Where to send money by bank transfer, and the words that must go with it. */
export const BankDetails = strict({
  currency: CurrencyCode,
  holder: Type.String(),
  /** An IBAN, or a local account number. */
  account: Type.String(),
  bic: Type.String(),
  bankName: Type.String(),
  /** The person's own: goes into the remittance text. `OK-7K2P-…` */
  reference: Type.String(),
  arrivesWithinBusinessDays: Type.Integer(),
  fee: MoneyValue,
  /** Closed at the moment: money still arrives at the bank, and is booked later. */
  closure: nullable(ClosureInForce),
})

export const BankDeposit = strict({
  id: Type.String(),
  amount: MoneyValue,
  senderName: nullable(Type.String()),
  reference: Type.String(),
  state: Type.Literal('credited'),
  bookedOn: Day,
  creditedAt: Time,
})

const BankFile = strict({
  id: Type.String(),
  name: Type.String(),
  /** camt.053.001.08 */
  messageType: nullable(Type.String()),
  state: Type.Union([Type.Literal('imported'), Type.Literal('refused')]),
  source: Type.Union([Type.Literal('folder'), Type.Literal('upload'), Type.Literal('demo')]),
  /** Why the file as a whole was refused, in words. */
  refusal: nullable(strict({ code: Type.String(), detail: Type.String() })),
  entries: Type.Integer(),
  credited: Type.Integer(),
  unmatched: Type.Integer(),
  /** Seen before, not ours, debits, not yet booked by the bank … */
  skipped: Type.Integer(),
  receivedAt: Time,
})

/** One entry of a bank file and what became of it. */
const BankEntry = strict({
  id: Type.String(),
  account: Type.String(),
  amount: Type.String(),
  currency: Type.String(),
  direction: Type.Union([Type.Literal('credit'), Type.Literal('debit')]),
  bookedOn: nullable(Day),
  counterparty: nullable(Type.String()),
  remittance: nullable(Type.String()),
  bankReference: nullable(Type.String()),
  outcome: Type.String(),
  /** The outcome in words, in the reader's language. */
  explanation: Type.String(),
  /** Why the bank sent the payment back: its code, our reason and that in words. */
  returned: nullable(strict({ outside: Type.String(), code: Type.String(), title: Type.String() })),
  depositId: nullable(Type.String()),
})

const SuspenseItem = strict({
  id: Type.String(),
  amount: MoneyValue,
  counterparty: nullable(Type.String()),
  counterpartyAccount: nullable(Type.String()),
  remittance: nullable(Type.String()),
  bookedOn: nullable(Day),
  /** no_reference, unknown_reference, ambiguous_reference, person_closed */
  reason: Type.String(),
  explanation: Type.String(),
  state: Type.Union([Type.Literal('open'), Type.Literal('assigned'), Type.Literal('returned')]),
  receivedAt: Time,
  decidedAt: nullable(Time),
  note: nullable(Type.String()),
})

const staffReason = Type.String({ minLength: 3, maxLength: 500 })

export { instrumentsContract } from './instruments/contract.ts'
export { withdrawalsContract } from './withdrawals/contract.ts'

export const fundingContract = declareContracts({
  'GET /v1/deposits/bank-details': {
    summary: 'Our bank account for a currency, with my reference',
    query: strict({ currency: CurrencyCode }),
    reply: { 200: BankDetails },
  },
  'GET /v1/deposits/{id}': {
    summary: 'One of my deposits',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    reply: { 200: BankDeposit },
  },
  'POST /v1/staff/bank-files': {
    summary: 'Import a camt.053 or camt.054 file; the same entry is booked once',
    query: strict({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
    rawBody: ['application/xml', 'text/xml'],
    reply: { 200: BankFile },
  },
  'GET /v1/staff/bank-files': {
    summary: 'Imported and refused bank files, newest first',
    query: strict(pageQuery),
    reply: { 200: page(BankFile) },
  },
  'GET /v1/staff/bank-files/{id}': {
    summary: 'One bank file with what became of each entry',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    reply: { 200: strict({ file: BankFile, items: Type.Array(BankEntry) }) },
  },
  'GET /v1/staff/suspense': {
    summary: 'Money that arrived and could not be matched',
    query: strict({
      ...pageQuery,
      state: Type.Optional(
        Type.Union([Type.Literal('open'), Type.Literal('assigned'), Type.Literal('returned')]),
      ),
    }),
    reply: { 200: page(SuspenseItem) },
  },
  'POST /v1/staff/suspense/{id}/assign': {
    summary: 'Credit an unmatched entry to the person it belongs to',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    body: strict({ accountNumber: Type.String({ maxLength: 20 }), reason: staffReason }),
    reply: { 200: SuspenseItem },
  },
  'POST /v1/staff/suspense/{id}/return': {
    summary: 'Send an unmatched entry back to where it came from',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    body: strict({ reason: staffReason }),
    reply: { 200: SuspenseItem },
  },
})
