import { formatMinor, type Money, minorUnitsOf } from '#money'
import { accountIdNode, writeMessage } from './xml-text.ts'

export type PaymentOrder = {
  readonly messageId: string
  readonly createdAt: Date
  readonly payer: { readonly holder: string; readonly account: string; readonly bic: string }
  readonly payee: { readonly name: string; readonly account: string }
  readonly amount: Money
  readonly endToEndId: string
  readonly remittance: string
}

/** A pain.001.001.09 message that asks our bank for one payment. */
export const writePaymentOrder = (order: PaymentOrder): Buffer => {
  const { amount, payer, payee } = order
  const text = formatMinor(amount.minor, minorUnitsOf(amount.currency))
  const created = order.createdAt.toISOString()
  return writeMessage('pain.001.001.09', [
    'CstmrCdtTrfInitn',
    [
      [
        'GrpHdr',
        [
          ['MsgId', order.messageId],
          ['CreDtTm', created],
          ['NbOfTxs', '1'],
          ['CtrlSum', text],
          ['InitgPty', [['Nm', payer.holder]]],
        ],
      ],
      [
        'PmtInf',
        [
          ['PmtInfId', order.messageId],
          ['PmtMtd', 'TRF'],
          ['NbOfTxs', '1'],
          ['CtrlSum', text],
          ['ReqdExctnDt', [['Dt', created.slice(0, 10)]]],
          ['Dbtr', [['Nm', payer.holder]]],
          ['DbtrAcct', [accountIdNode(payer.account), ['Ccy', amount.currency]]],
          ['DbtrAgt', [['FinInstnId', [['BICFI', payer.bic]]]]],
          ['ChrgBr', 'SLEV'],
          [
            'CdtTrfTxInf',
            [
              ['PmtId', [['EndToEndId', order.endToEndId]]],
              ['Amt', [['InstdAmt', text, { Ccy: amount.currency }]]],
              ['Cdtr', [['Nm', payee.name.slice(0, 140)]]],
              ['CdtrAcct', [accountIdNode(payee.account)]],
              ['RmtInf', [['Ustrd', order.remittance.slice(0, 140)]]],
            ],
          ],
        ],
      ],
    ],
  ])
}
