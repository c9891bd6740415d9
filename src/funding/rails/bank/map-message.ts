import { amountOf, directionOf, signed } from './map-detail.ts'
import { dayOf, mapEntry, wholeOf } from './map-entry.ts'
import { accountOf } from './map-party.ts'
import type { Balance, BankMessage, Entry, Statement } from './statement.ts'
import { child, childrenOf, firstText, textAt, type XmlTree } from './xml-tree.ts'

/** The bodies that we read and what their statements are called. */
const statementNames: Readonly<Record<string, string>> = {
  BkToCstmrStmt: 'Stmt',
  BkToCstmrDbtCdtNtfctn: 'Ntfctn',
  BkToCstmrAcctRpt: 'Rpt',
}

/** What a body calls its statements, null when it holds none; version .01 names itself in it. */
export const statementNameOf = (bodyName: string): string | null => {
  const plain = bodyName.replace(/V01$/, '')
  return Object.hasOwn(statementNames, plain) ? statementNames[plain]! : null
}

const balanceOf = (tree: XmlTree): Balance | null => {
  const amount = amountOf(child(tree, 'Amt'))
  if (!amount) return null
  const type = firstText(tree, [
    ['Tp', 'CdOrPrtry', 'Cd'],
    ['Tp', 'CdOrPrtry', 'Prtry'],
    ['Tp', 'Cd'],
  ])
  return {
    type: type ?? 'unknown',
    amount: signed(amount, directionOf(tree) ?? 'credit'),
    date: dayOf(child(tree, 'Dt')),
  }
}

/**
 * The balance of the first of these types, preferably in the account's currency. A statement over
 * several days may have one for each day: then the first, or for the end the last, of them.
 */
const pickBalance = (
  balances: readonly Balance[],
  types: readonly string[],
  currency: string | null,
  day: 'first' | 'last',
): Balance | null => {
  for (const wanted of types) {
    const found = balances.filter(({ type }) => type === wanted)
    const inCurrency = found.filter(({ amount }) => amount.currency === currency)
    const byDay = (inCurrency.length > 0 ? inCurrency : found).toSorted((left, right) =>
      (left.date ?? '').localeCompare(right.date ?? ''),
    )
    const best = day === 'first' ? byDay[0] : byDay.at(-1)
    if (best) return best
  }
  return null
}

const pageOf = (statement: XmlTree, message: XmlTree): Statement['page'] => {
  const pages = [
    child(statement, 'StmtPgntn'),
    child(statement, 'NtfctnPgntn'),
    child(statement, 'RptPgntn'),
    child(message, 'GrpHdr', 'MsgPgntn'),
  ]
  const page = pages.find((candidate) => candidate !== undefined)
  if (!page) return null
  const last = textAt(page, 'LastPgInd')
  return { number: wholeOf(textAt(page, 'PgNb')) ?? 1, last: last === 'true' || last === '1' }
}

const mapStatement = (
  tree: XmlTree,
  message: XmlTree,
  pointer: string,
  unreadable: string[],
): Statement => {
  const balances = childrenOf(tree, 'Bal')
    .map(balanceOf)
    .filter((balance) => balance !== null)
  const named = textAt(tree, 'Acct', 'Ccy')
  const opening = pickBalance(balances, ['OPBD', 'PRCD'], named, 'first')
  const currency = named ?? opening?.amount.currency ?? null
  const entries: Entry[] = []
  for (const [index, entry] of childrenOf(tree, 'Ntry').entries()) {
    const place = `${pointer}/Ntry[${index + 1}]`
    const mapped = mapEntry(entry, place)
    if (mapped) entries.push(mapped)
    else unreadable.push(place)
  }
  return {
    pointer,
    id: textAt(tree, 'Id'),
    page: pageOf(tree, message),
    account: accountOf(child(tree, 'Acct')),
    currency: currency ?? entries[0]?.amount.currency ?? null,
    createdAt: textAt(tree, 'CreDtTm'),
    opening,
    closing: pickBalance(balances, ['CLBD'], currency, 'last'),
    balances,
    entries,
  }
}

/**
 * Maps the body of a camt message to our meaning. Entries without a readable amount are left out
 * and named in `unreadable`; a valid file has none.
 */
export const mapMessage = (
  body: XmlTree,
  messageType: string,
): { readonly message: BankMessage; readonly unreadable: readonly string[] } => {
  const name = statementNameOf(body.name) ?? 'Stmt'
  const unreadable: string[] = []
  const statements = childrenOf(body, name).map((tree, index) =>
    mapStatement(tree, body, `/${body.name}/${name}[${index + 1}]`, unreadable),
  )
  const messageId = textAt(body, 'GrpHdr', 'MsgId')
  return { message: { messageType, messageId, statements }, unreadable }
}
