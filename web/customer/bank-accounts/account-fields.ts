import type { Currency } from '../../api/calls.ts'

/** What a bank account needs to be found, by the currency it is in. */
export type AccountFields = {
  readonly account: 'add.iban' | 'add.account' | 'add.card'
  readonly accountNote:
    | 'add.iban-note'
    | 'add.account-note'
    | 'add.card-note'
    | 'add.account-jp-note'
  /** Digits only: a phone shows its number pad. */
  readonly isNumeric: boolean
  readonly code: {
    readonly label: 'add.bic' | 'add.routing' | 'add.bank-code' | 'add.branch-code'
    readonly note?: 'add.routing-note' | 'add.bank-code-note' | 'add.branch-code-note'
    readonly isNeeded: boolean
  } | null
}

const iban: AccountFields = {
  ...{ account: 'add.iban', accountNote: 'add.iban-note', isNumeric: false },
  code: { label: 'add.bic', isNeeded: false },
}

/** Currencies that banks carry; no others can be withdrawn to one. */
export const accountFields: Readonly<Partial<Record<Currency, AccountFields>>> = {
  EUR: iban,
  KWD: iban,
  USD: {
    ...{ account: 'add.account', accountNote: 'add.account-note', isNumeric: true },
    code: { label: 'add.routing', note: 'add.routing-note', isNeeded: true },
  },
  CNY: { account: 'add.card', accountNote: 'add.card-note', isNumeric: true, code: null },
  HKD: {
    ...{ account: 'add.account', accountNote: 'add.account-note', isNumeric: true },
    code: { label: 'add.bank-code', note: 'add.bank-code-note', isNeeded: true },
  },
  JPY: {
    ...{ account: 'add.account', accountNote: 'add.account-jp-note', isNumeric: true },
    code: { label: 'add.branch-code', note: 'add.branch-code-note', isNeeded: true },
  },
}

export const hasBank = (currency: Currency): boolean => currency in accountFields
