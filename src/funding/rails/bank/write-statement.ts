import { formatMinor, type Money, minorUnitsOf } from '#money'
import { accountIdNode, writeMessage, type XmlNode } from './xml-text.ts'

export type StatementToWrite = {
  readonly messageId: string
  readonly createdAt: Date
  readonly holder: string
  readonly account: string
  readonly bic: string
  /** What was on the account before; may be negative. */
  readonly opening: Money
  readonly credit: Money
  readonly bankReference: string
  readonly endToEndId: string
  readonly senderName: string
  readonly senderAccount: string
  readonly remittance: string
}

const amountNode = ({ minor, currency }: Money): XmlNode => [
  'Amt',
  formatMinor(minor < 0n ? -minor : minor, minorUnitsOf(currency)),
  { Ccy: currency },
]

const balanceNode = (type: string, amount: Money, day: string): XmlNode => [
  'Bal',
  [
    ['Tp', [['CdOrPrtry', [['Cd', type]]]]],
    amountNode(amount),
    ['CdtDbtInd', amount.minor < 0n ? 'DBIT' : 'CRDT'],
    ['Dt', [['Dt', day]]],
  ],
]

const transactionCode: XmlNode = [
  'BkTxCd',
  [
    [
      'Domn',
      [
        ['Cd', 'PMNT'],
        [
          'Fmly',
          [
            ['Cd', 'RCDT'],
            ['SubFmlyCd', 'ESCT'],
          ],
        ],
      ],
    ],
  ],
]

const entryNode = (statement: StatementToWrite, day: string): XmlNode => [
  'Ntry',
  [
    amountNode(statement.credit),
    ['CdtDbtInd', 'CRDT'],
    ['Sts', [['Cd', 'BOOK']]],
    ['BookgDt', [['Dt', day]]],
    ['ValDt', [['Dt', day]]],
    ['AcctSvcrRef', statement.bankReference],
    transactionCode,
    [
      'NtryDtls',
      [
        [
          'TxDtls',
          [
            ['Refs', [['EndToEndId', statement.endToEndId]]],
            amountNode(statement.credit),
            ['CdtDbtInd', 'CRDT'],
            [
              'RltdPties',
              [
                ['Dbtr', [['Pty', [['Nm', statement.senderName.slice(0, 140)]]]]],
                ['DbtrAcct', [accountIdNode(statement.senderAccount)]],
              ],
            ],
            ['RmtInf', [['Ustrd', statement.remittance.slice(0, 140)]]],
          ],
        ],
      ],
    ],
  ],
]

/** A camt.053.001.08 statement with one incoming payment and balances that add up. */
export const writeStatement = (statement: StatementToWrite): Buffer => {
  const { opening, credit, createdAt, messageId } = statement
  const created = createdAt.toISOString()
  const day = created.slice(0, 10)
  const closing = { minor: opening.minor + credit.minor, currency: credit.currency }
  return writeMessage('camt.053.001.08', [
    'BkToCstmrStmt',
    [
      [
        'GrpHdr',
        [
          ['MsgId', messageId],
          ['CreDtTm', created],
        ],
      ],
      [
        'Stmt',
        [
          ['Id', messageId],
          ['CreDtTm', created],
          [
            'Acct',
            [
              accountIdNode(statement.account),
              ['Ccy', credit.currency],
              ['Ownr', [['Nm', statement.holder]]],
              ['Svcr', [['FinInstnId', [['BICFI', statement.bic]]]]],
            ],
          ],
          balanceNode('OPBD', opening, day),
          balanceNode('CLBD', closing, day),
          entryNode(statement, day),
        ],
      ],
    ],
  ])
}
