import { CurrencyCode } from '#money/contract'
import { declareContracts, literals, nullable, strict, Time, Type } from '#platform/contract'

export const InstrumentReply = strict({
  id: Type.String(),
  currency: CurrencyCode,
  holder: Type.String(),
  /** Last four characters of the number. */
  accountEnd: Type.String(),
  bankCode: nullable(Type.String()),
  country: nullable(Type.String()),
  state: literals('active', 'blocked'),
  /** Why the bank refused it, in the reader's language; null while it is good. */
  blockedBecause: nullable(Type.String()),
  /** The holder stands in another script: the first withdrawal is looked at by a person. */
  isLookedAt: Type.Boolean(),
  addedAt: Time,
})

export const instrumentsContract = declareContracts({
  'GET /v1/instruments': {
    summary: 'My bank accounts to withdraw to, newest first',
    reply: { 200: strict({ items: Type.Array(InstrumentReply) }) },
  },
  'POST /v1/instruments': {
    summary: 'Add a bank account in my own name; checked by the rules of its country',
    body: strict({
      currency: CurrencyCode,
      holder: Type.String({ minLength: 1, maxLength: 140 }),
      account: Type.String({ minLength: 4, maxLength: 60 }),
      bankCode: Type.Optional(Type.String({ maxLength: 20 })),
    }),
    reply: { 201: InstrumentReply },
  },
  'DELETE /v1/instruments/{id}': {
    summary: 'Remove a bank account; nothing may be on its way there',
    params: strict({ id: Type.String({ maxLength: 40 }) }),
    reply: { 204: null },
  },
})
