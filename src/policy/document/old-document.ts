import { type Static, strict, Type } from '#platform/contract'
import { Amount, BankAccount, Countries, perCurrency, perSomeCurrencies } from './parts.ts'

/** What versions 1 and 2 look like: one set of limits for everybody. They stay readable. */
export const OldDocument = strict({
  termsVersion: Type.String({ minLength: 1, maxLength: 20 }),
  transfers: strict({
    fee: strict({
      /** Hundredths of a percent of the amount. */
      basisPoints: Type.Integer({ minimum: 0, maximum: 1000 }),
      /** Free up to and including `freeUpTo`; beyond it within `minimum` and `maximum`. */
      limits: perCurrency(strict({ freeUpTo: Amount, minimum: Amount, maximum: Amount })),
    }),
    perTransfer: perCurrency(Amount),
    perDay: perCurrency(Amount),
    /** Transfers a day from one wallet. */
    dailyCount: Type.Integer({ minimum: 1 }),
    /** From this amount on a transfer asks for a fresh second factor; absent: never. */
    confirmFrom: Type.Optional(perCurrency(Amount)),
    quoteSeconds: Type.Integer({ minimum: 10, maximum: 600 }),
    /** Look-ups that find nobody, per person and hour: hinders fishing for customers. */
    unknownPayeesPerHour: Type.Integer({ minimum: 1 }),
  }),
  bankDeposits: strict({
    feeBasisPoints: Type.Integer({ minimum: 0, maximum: 1000 }),
    arrivesWithinBusinessDays: Type.Integer({ minimum: 0, maximum: 30 }),
    minimum: perSomeCurrencies(Amount),
    /** Our own accounts; a currency without one cannot be deposited by bank. */
    accounts: perSomeCurrencies(BankAccount),
  }),
  countries: Countries,
})
export type OldDocument = Static<typeof OldDocument>
