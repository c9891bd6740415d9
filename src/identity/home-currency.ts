import type { Currency } from '#money'

const own: Readonly<Record<string, Currency>> = {
  CN: 'CNY',
  EC: 'USD',
  HK: 'HKD',
  JP: 'JPY',
  KW: 'KWD',
  MO: 'HKD',
  PA: 'USD',
  PR: 'USD',
  SV: 'USD',
  US: 'USD',
}

const euro = new Set(
  'AD AT BE BG CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MQ MT NL PT RE SI SK SM VA XK YT'.split(
    ' ',
  ),
)

/** The currency that people there count in, when they may hold it; else the first that they may. */
export const homeCurrencyOf = (country: string, currencies: readonly Currency[]): Currency => {
  const home = own[country] ?? (euro.has(country) ? 'EUR' : 'USD')
  return currencies.includes(home) ? home : currencies[0]!
}
