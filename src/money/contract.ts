import Type from 'typebox'
import { walletCurrencies } from './currency.ts'

export const CurrencyCode = Type.Enum(walletCurrencies, {
  description: 'ISO 4217 code of a wallet currency, or USDC',
})

/** A decimal string. Its rules depend on the currency, so `readAmount` checks them, with words. */
export const AmountText = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'Canonical decimal string: "12.30"; no sign, exponent, separators or extra decimals',
})

export const MoneyValue = Type.Object(
  { amount: Type.String(), currency: CurrencyCode },
  { additionalProperties: false },
)
