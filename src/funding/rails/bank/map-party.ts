import type { Party } from './statement.ts'
import { child, firstText, type XmlTree } from './xml-tree.ts'

/** `DE12 3456 …` → `DE123456…`: banks and people write accounts with and without spaces. */
const plainAccount = (text: string): string => text.replace(/[\s]/g, '').toUpperCase()

/** IBAN, else the bank's own number; the oldest versions have other names for it. */
export const accountOf = (account: XmlTree | undefined): string | null => {
  const found = firstText(child(account, 'Id'), [
    ['IBAN'],
    ['Othr', 'Id'],
    ['BBAN'],
    ['PrtryAcct', 'Id'],
    ['UPIC'],
  ])
  return found === null ? null : plainAccount(found)
}

const idPaths = [
  ['Id', 'OrgId', 'Othr', 'Id'],
  ['Id', 'PrvtId', 'Othr', 'Id'],
  ['Id', 'OrgId', 'LEI'],
  ['Id', 'OrgId', 'AnyBIC'],
  ['Id', 'OrgId', 'BICOrBEI'],
  ['Id', 'OrgId', 'PrtryId', 'Id'],
  ['Id', 'PrvtId', 'OthrId', 'Id'],
] as const

const bankPaths = [
  ['FinInstnId', 'BICFI'],
  ['FinInstnId', 'BIC'],
  ['FinInstnId', 'ClrSysMmbId', 'MmbId'],
  ['FinInstnId', 'Othr', 'Id'],
] as const

const nonePlaceholder = /^(NOTPROVIDED|NOT PROVIDED|NONREF|N\/A)$/i

/** What stands in a field that a bank must fill although nobody said anything. */
export const unlessPlaceholder = (text: string | null): string | null =>
  text !== null && nonePlaceholder.test(text) ? null : text

/**
 * A party of a payment. Until version .06 its name stands in it; later inside `Pty`, or `Agt` when
 * the party is a bank.
 */
export const partyOf = (party: XmlTree | undefined, account: XmlTree | undefined): Party | null => {
  const inner = child(party, 'Pty') ?? party
  const bank = child(party, 'Agt')
  const name = bank ? firstText(bank, [['FinInstnId', 'Nm']]) : firstText(inner, [['Nm']])
  const id = bank ? firstText(bank, bankPaths) : firstText(inner, idPaths)
  const found = { name: unlessPlaceholder(name), account: accountOf(account), id }
  return found.name || found.account || found.id ? found : null
}
