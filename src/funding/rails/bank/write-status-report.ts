import { writeMessage, type XmlNode } from './xml-text.ts'

export type ReportToWrite = {
  readonly messageId: string
  readonly createdAt: Date
  readonly originalMessageId: string
  readonly payments: readonly {
    readonly endToEndId: string
    /** RJCT, ACSC … */
    readonly code: string
    readonly reason: string | null
  }[]
}

const paymentNode = ({ endToEndId, code, reason }: ReportToWrite['payments'][number]): XmlNode => [
  'TxInfAndSts',
  [
    ['OrgnlEndToEndId', endToEndId],
    ['TxSts', code],
    reason === null ? null : ['StsRsnInf', [['Rsn', [['Cd', reason]]]]],
  ],
]

/** A pain.002.001.14 as a bank answers a payment file. */
export const writeStatusReport = (report: ReportToWrite): Buffer =>
  writeMessage('pain.002.001.14', [
    'CstmrPmtStsRpt',
    [
      [
        'GrpHdr',
        [
          ['MsgId', report.messageId],
          ['CreDtTm', report.createdAt.toISOString()],
        ],
      ],
      [
        'OrgnlGrpInfAndSts',
        [
          ['OrgnlMsgId', report.originalMessageId],
          ['OrgnlMsgNmId', 'pain.001.001.09'],
        ],
      ],
      [
        'OrgnlPmtInfAndSts',
        [['OrgnlPmtInfId', report.originalMessageId], ...report.payments.map(paymentNode)],
      ],
    ],
  ])
