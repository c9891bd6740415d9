/** Currencies of wallets. Minor units: ISO 4217, list one; USDC: its contract. */
export const walletCurrencies = ['USD', 'EUR', 'CNY', 'HKD', 'JPY', 'KWD', 'USDC'] as const
export type Currency = (typeof walletCurrencies)[number]

const minorUnits: Readonly<Record<Currency, number>> = {
  USD: 2,
  EUR: 2,
  CNY: 2,
  HKD: 2,
  JPY: 0,
  KWD: 3,
  USDC: 6,
}

export const isCurrency = (text: string): text is Currency => Object.hasOwn(minorUnits, text)

/** Decimals of a currency: JPY 0, USD 2, KWD 3, USDC 6. */
export const minorUnitsOf = (currency: Currency): number => minorUnits[currency]
