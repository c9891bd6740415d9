export {
  formatMinor,
  largestMinor,
  type Money,
  money,
  parseAmount,
  shareHalfEven,
  toWire,
} from './amount.ts'
export { type Currency, isCurrency, minorUnitsOf, walletCurrencies } from './currency.ts'
export { amountRefusalWords, readAmount } from './read-amount.ts'
