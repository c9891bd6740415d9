import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { isCurrency, minorUnitsOf, walletCurrencies } from './currency.ts'

test('every currency has as many decimals as ISO 4217 says; USDC has six', async () => {
  const file = new URL('../../test/fixtures/iso4217-minor-units.json', import.meta.url)
  const published: Record<string, number> = JSON.parse(await readFile(file, 'utf8'))
  for (const currency of walletCurrencies) {
    assert.equal(minorUnitsOf(currency), currency === 'USDC' ? 6 : published[currency], currency)
  }
})

for (const text of ['usd', 'USDT', 'XAU', 'XXX', '', 'toString', '__proto__', 'ＵＳＤ']) {
  test(`${JSON.stringify(text)} is not a currency that a wallet can hold`, () => {
    assert.equal(isCurrency(text), false)
  })
}

test('every wallet currency is recognised', () => {
  for (const currency of walletCurrencies) assert.equal(isCurrency(currency), true)
})
