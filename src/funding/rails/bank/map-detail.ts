import { negate, parseDecimal } from './decimal.ts'
import { partyOf, unlessPlaceholder } from './map-party.ts'
import type { BankAmount, Direction, EntryDetail } from './statement.ts'
import { child, childrenOf, firstText, textAt, type XmlTree } from './xml-tree.ts'

/** An amount element with its currency, or null when either cannot be read. */
export const amountOf = (element: XmlTree | undefined): BankAmount | null => {
  const value = element ? parseDecimal(element.text) : null
  const currency = element?.currency
  return value && currency ? { value, currency } : null
}

export const directionOf = (tree: XmlTree | undefined): Direction | null => {
  const code = textAt(tree, 'CdtDbtInd')
  if (code === 'CRDT') return 'credit'
  return code === 'DBIT' ? 'debit' : null
}

export const signed = (amount: BankAmount, direction: Direction): BankAmount =>
  direction === 'credit' ? amount : { ...amount, value: negate(amount.value) }

// Banks cut free text into lines of 35 or 140 characters, through the middle of words.
const glue = (lines: readonly string[]): string =>
  lines.reduce((text, line, index) => {
    const before = lines[index - 1]
    if (before === undefined) return line
    return before.length === 35 || before.length === 140 ? text + line : `${text} ${line}`
  }, '')

const textsOf = (elements: readonly XmlTree[]): string[] =>
  elements.map(({ text }) => text).filter(Boolean)

type Remittance = { readonly shown: string | null; readonly texts: readonly string[] }

const remittanceOf = (information: XmlTree | undefined): Remittance => {
  const free = glue(textsOf(childrenOf(information, 'Ustrd')))
  const structured = childrenOf(information, 'Strd').flatMap((part) => [
    ...textsOf(childrenOf(child(part, 'CdtrRefInf'), 'Ref')),
    ...textsOf(childrenOf(child(part, 'CdtrRefInf'), 'CdtrRef')),
    ...childrenOf(part, 'RfrdDocInf').flatMap((document) =>
      textsOf([...childrenOf(document, 'Nb'), ...childrenOf(document, 'RfrdDocNb')]),
    ),
    ...textsOf(childrenOf(part, 'AddtlRmtInf')),
  ])
  const texts = [free, ...structured].filter(Boolean)
  return { shown: texts.join(' / ') || null, texts }
}

/** The amount in the entry's currency, wherever this version and bank put it. */
const amountIn = (details: XmlTree, currency: string): BankAmount | null => {
  const candidates = [
    child(details, 'Amt'),
    child(details, 'AmtDtls', 'TxAmt', 'Amt'),
    child(details, 'AmtDtls', 'CntrValAmt', 'Amt'),
    child(details, 'AmtDtls', 'InstdAmt', 'Amt'),
  ].map(amountOf)
  return candidates.find((amount) => amount?.currency === currency) ?? null
}

/** One `TxDtls` of an entry in `currency`; `direction` is the entry's, unless it has its own. */
export const mapDetail = (
  details: XmlTree,
  { currency, direction }: { currency: string; direction: Direction },
): EntryDetail => {
  const parties = child(details, 'RltdPties')
  const references = child(details, 'Refs')
  const endToEndId = unlessPlaceholder(textAt(references, 'EndToEndId'))
  const remittance = remittanceOf(child(details, 'RmtInf'))
  return {
    amount: amountIn(details, currency),
    direction: directionOf(details) ?? direction,
    instructed: amountOf(child(details, 'AmtDtls', 'InstdAmt', 'Amt')),
    counterValue: amountOf(child(details, 'AmtDtls', 'CntrValAmt', 'Amt')),
    bankReference: unlessPlaceholder(textAt(references, 'AcctSvcrRef')),
    endToEndId,
    debtor: partyOf(child(parties, 'Dbtr'), child(parties, 'DbtrAcct')),
    creditor: partyOf(child(parties, 'Cdtr'), child(parties, 'CdtrAcct')),
    ultimateDebtor: partyOf(child(parties, 'UltmtDbtr'), undefined),
    ultimateCreditor: partyOf(child(parties, 'UltmtCdtr'), undefined),
    remittance: remittance.shown,
    texts: [...remittance.texts, endToEndId, textAt(details, 'AddtlTxInf')].filter(
      (text) => text !== null,
    ),
    returnReason: firstText(child(details, 'RtrInf'), [
      ['Rsn', 'Cd'],
      ['RtrRsn', 'Cd'],
    ]),
  }
}
