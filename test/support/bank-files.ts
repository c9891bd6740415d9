/** Bank files as banks of any version write them, for tests; only what a test names is said. */
export type TestDetail = {
  readonly amount?: string
  readonly currency?: string
  readonly endToEndId?: string
  readonly remittance?: string | readonly string[]
  readonly structured?: string
  /** ISO external return reason. */
  readonly returnReason?: string
  readonly debtor?: string
  readonly debtorAccount?: string
  readonly creditor?: string
  readonly creditorAccount?: string
  /** More elements of `AmtDtls`, as they stand. */
  readonly amountDetails?: string
}

export type TestEntry = TestDetail & {
  readonly amount: string
  readonly direction?: 'CRDT' | 'DBIT'
  readonly status?: string
  readonly reversal?: boolean
  /** `null` leaves it out. */
  readonly day?: string | null
  readonly bankReference?: string
  readonly batch?: { readonly count: number; readonly total?: string }
  /** None: the entry itself is its only payment. */
  readonly details?: readonly TestDetail[]
  readonly additional?: string
}

export type TestStatement = {
  readonly id?: string
  readonly account?: string
  readonly currency?: string | null
  readonly opening?: string
  readonly openingType?: string
  readonly closing?: string
  readonly page?: { readonly number: number; readonly last: boolean }
  readonly entries: readonly TestEntry[]
}

export type TestFile = {
  /** Default camt.053.001.08. */
  readonly type?: string
  readonly messageId?: string
  readonly statements: readonly TestStatement[]
}

export const ourEuroAccount = 'DE14700999000284011770'

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const element = (name: string, content: string | undefined, attributes = ''): string =>
  content === undefined ? '' : `<${name}${attributes}>${content}</${name}>`

const accountId = (account: string): string =>
  /^[A-Z]{2}[0-9]{2}/.test(account)
    ? `<Id><IBAN>${account}</IBAN></Id>`
    : `<Id><Othr><Id>${account}</Id></Othr></Id>`

const signed = (text: string) => (text.startsWith('-') ? [text.slice(1), 'DBIT'] : [text, 'CRDT'])

const balance = (type: string, text: string, currency: string): string => {
  const [amount, direction] = signed(text)
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>`
}

const party = (name: string | undefined, version: number): string | undefined => {
  if (name === undefined) return undefined
  const inner = element('Nm', escapeText(name))
  return version >= 8 ? element('Pty', inner) : inner
}

const account = (text: string | undefined) => text && accountId(text)

const parties = (detail: TestDetail, version: number): string =>
  element(
    'RltdPties',
    element('Dbtr', party(detail.debtor, version)) +
      element('DbtrAcct', account(detail.debtorAccount)) +
      element('Cdtr', party(detail.creditor, version)) +
      element('CdtrAcct', account(detail.creditorAccount)),
  )

const remittance = ({ remittance: lines, structured }: TestDetail): string => {
  if (lines === undefined && structured === undefined) return ''
  const free = lines === undefined ? [] : typeof lines === 'string' ? [lines] : lines
  const strd =
    structured && `<Strd><CdtrRefInf><Ref>${escapeText(structured)}</Ref></CdtrRefInf></Strd>`
  return element(
    'RmtInf',
    `${free.map((line) => `<Ustrd>${escapeText(line)}</Ustrd>`).join('')}${strd ?? ''}`,
  )
}

const transaction = (
  detail: TestDetail,
  currency: string,
  version: number,
  own: boolean,
): string => {
  // Version .04 wants the amount in every payment.
  const amount = own && version !== 4 ? '' : (detail.amount ?? '')
  const ccy = ` Ccy="${detail.currency ?? currency}"`
  const inDetails = version < 4 && amount ? `<TxAmt><Amt${ccy}>${amount}</Amt></TxAmt>` : ''
  const more = `${detail.amountDetails ?? ''}${inDetails}`
  return element(
    'TxDtls',
    (detail.endToEndId === undefined
      ? ''
      : `<Refs><EndToEndId>${detail.endToEndId}</EndToEndId></Refs>`) +
      (version >= 4 && amount ? `<Amt${ccy}>${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd>` : '') +
      (more ? element('AmtDtls', more) : '') +
      parties(detail, version) +
      remittance(detail) +
      (detail.returnReason ? element('RtrInf', `<Rsn><Cd>${detail.returnReason}</Cd></Rsn>`) : ''),
  )
}

const entry = (given: TestEntry, currency: string, version: number): string => {
  const status = given.status ?? 'BOOK'
  const day = given.day === undefined ? '2026-11-20' : given.day
  const batch =
    given.batch &&
    `<Btch><NbOfTxs>${given.batch.count}</NbOfTxs>${given.batch.total ? `<TtlAmt Ccy="${currency}">${given.batch.total}</TtlAmt>` : ''}</Btch>`
  const details = given.details
    ? given.details.map((detail) => transaction(detail, currency, version, false)).join('')
    : transaction(given, currency, version, true)
  return element(
    'Ntry',
    element('Amt', given.amount, ` Ccy="${given.currency ?? currency}"`) +
      element('CdtDbtInd', given.direction ?? 'CRDT') +
      (given.reversal ? '<RvslInd>true</RvslInd>' : '') +
      element('Sts', version >= 8 ? element('Cd', status) : status) +
      (day ? `<BookgDt><Dt>${day}</Dt></BookgDt>` : '') +
      element('AcctSvcrRef', given.bankReference) +
      '<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>' +
      element('NtryDtls', (batch ?? '') + details) +
      element('AddtlNtryInf', given.additional && escapeText(given.additional)),
  )
}

const pagination = ({ page }: TestStatement, name: string): string =>
  page ? element(name, `<PgNb>${page.number}</PgNb><LastPgInd>${page.last}</LastPgInd>`) : ''

const statement = (given: TestStatement, type: string, index: number): string => {
  const version = Number(type.slice(-2))
  const isNotification = type.startsWith('camt.054')
  const currency = given.currency ?? 'EUR'
  const name = isNotification ? 'Ntfctn' : 'Stmt'
  return element(
    name,
    element('Id', given.id ?? `S${index + 1}`) +
      (version >= 4 ? pagination(given, isNotification ? 'NtfctnPgntn' : 'StmtPgntn') : '') +
      element('CreDtTm', '2026-11-21T04:00:00Z') +
      element(
        'Acct',
        accountId(given.account ?? ourEuroAccount) +
          (given.currency === null ? '' : element('Ccy', currency)),
      ) +
      (given.opening === undefined
        ? ''
        : balance(given.openingType ?? 'OPBD', given.opening, currency)) +
      // The schema wants a balance in every statement.
      (isNotification
        ? ''
        : given.closing === undefined
          ? balance('CLAV', '0.00', currency)
          : balance('CLBD', given.closing, currency)) +
      given.entries.map((one) => entry(one, currency, version)).join(''),
  )
}

/** The file as bytes; `text` is the same as a string, to be damaged by a test. */
export const bankFile = ({ type = 'camt.053.001.08', messageId = 'M1', statements }: TestFile) => {
  const body = type.startsWith('camt.054') ? 'BkToCstmrDbtCdtNtfctn' : 'BkToCstmrStmt'
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${type}"><${body}><GrpHdr><MsgId>${messageId}</MsgId><CreDtTm>2026-11-21T04:00:00Z</CreDtTm></GrpHdr>${statements.map((one, index) => statement(one, type, index)).join('\n')}</${body}></Document>\n`
  return { text, bytes: Buffer.from(text) }
}
