import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import type { Currency } from '#money'

/** A bank account as it can be paid to. */
export type ReadAccount = {
  /** Letters and digits only. */
  readonly account: string
  /** BIC or national code of bank and branch; null where the account says it. */
  readonly bankCode: string | null
  /** ISO 3166-1 alpha-2; null when the number does not say. */
  readonly country: string | null
}

/** Why it cannot be an account: which field, in a code that `problems.ts` has words for. */
export type AccountRefusal = { readonly refusal: 'account' | 'bank_code' }

const plain = (text: string): string => text.toUpperCase().replace(/[\s\-./]/g, '')

/** Luhn: cards of Chinese banks carry it. ISO/IEC 7812-1 annex B. */
const passesLuhn = (digits: string): boolean => {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** Check digit of an American routing number: 3, 7, 1 … modulo 10. */
const isRoutingNumber = (digits: string): boolean =>
  /^\d{9}$/.test(digits) &&
  digits !== '000000000' &&
  [...digits].reduce((sum, digit, at) => sum + Number(digit) * [3, 7, 1][at % 3]!, 0) % 10 === 0

type Reader = (account: string, bankCode: string) => ReadAccount | AccountRefusal

const iban: Reader = (account, bankCode) => {
  const text = electronicFormatIBAN(account)
  if (!text || !isValidIBAN(text)) return { refusal: 'account' }
  if (bankCode !== '' && !isValidBIC(bankCode)) return { refusal: 'bank_code' }
  return { account: text, bankCode: bankCode || null, country: text.slice(0, 2) }
}

const local =
  (country: string, accountForm: RegExp, isBankCode: (code: string) => boolean): Reader =>
  (account, bankCode) => {
    if (!accountForm.test(account)) return { refusal: 'account' }
    return isBankCode(bankCode)
      ? { account, bankCode: bankCode || null, country }
      : { refusal: 'bank_code' }
  }

const readers: Readonly<Partial<Record<Currency, Reader>>> = {
  EUR: iban,
  KWD: iban,
  USD: local('US', /^\d{4,17}$/, isRoutingNumber),
  CNY: (account, bankCode) =>
    /^\d{16,19}$/.test(account) && passesLuhn(account)
      ? { account, bankCode: bankCode || null, country: 'CN' }
      : { refusal: 'account' },
  HKD: local('HK', /^\d{6,12}$/, (code) => /^\d{3}$/.test(code)),
  JPY: local('JP', /^\d{7}$/, (code) => /^\d{7}$/.test(code)),
}

/**
 * Reads what somebody typed, by the rules of the currency's home: IBAN (ISO 13616) and BIC for EUR
 * and KWD; routing number for USD; card or account number with its check digit for CNY; bank code
 * for HKD; bank and branch for JPY. Null: there is no bank in this currency.
 */
export const readAccount = (
  currency: Currency,
  account: string,
  bankCode: string,
): ReadAccount | AccountRefusal | null =>
  readers[currency]?.(plain(account), plain(bankCode)) ?? null
