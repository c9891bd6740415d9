import { accountIdNode, writeMessage, type XmlNode } from '../rails/bank/xml-text.ts'
import type { Order } from './read-orders.ts'

export type Booking = {
  readonly order: Order
  readonly direction: 'debit' | 'credit'
  readonly bankReference: string
  /** ISO return reason when the payment comes back. */
  readonly returnReason: string | null
}

type Notification = {
  readonly messageId: string
  readonly createdAt: Date
  readonly account: string
  readonly bookings: readonly Booking[]
}

const entryNode = (
  { order, direction, bankReference, returnReason }: Booking,
  day: string,
): XmlNode => {
  const amount: XmlNode = ['Amt', order.amount, { Ccy: order.currency }]
  const sign: XmlNode = ['CdtDbtInd', direction === 'debit' ? 'DBIT' : 'CRDT']
  const family = direction === 'debit' ? 'ICDT' : 'RCDT'
  const sub = returnReason ? 'RRTN' : 'ESCT'
  return [
    'Ntry',
    [
      ...[amount, sign, ['Sts', [['Cd', 'BOOK']]] satisfies XmlNode],
      ...([
        ['BookgDt', [['Dt', day]]],
        ['ValDt', [['Dt', day]]],
      ] satisfies XmlNode[]),
      ['AcctSvcrRef', bankReference],
      [
        'BkTxCd',
        [
          [
            'Domn',
            [
              ['Cd', 'PMNT'],
              [
                'Fmly',
                [
                  ['Cd', family],
                  ['SubFmlyCd', sub],
                ],
              ],
            ],
          ],
        ],
      ],
      [
        'NtryDtls',
        [
          [
            'TxDtls',
            [
              ['Refs', [['EndToEndId', order.endToEndId]]],
              ...[amount, sign],
              [
                'RltdPties',
                [
                  ['Cdtr', [['Pty', [['Nm', order.payeeName]]]]],
                  ['CdtrAcct', [accountIdNode(order.payeeAccount)]],
                ],
              ],
              returnReason === null ? null : ['RtrInf', [['Rsn', [['Cd', returnReason]]]]],
            ],
          ],
        ],
      ],
    ],
  ]
}

/** A camt.054.001.08 of booked entries, as a bank tells of them during the day. */
export const writeNotification = (notification: Notification): Buffer => {
  const { messageId, createdAt, account, bookings } = notification
  const day = createdAt.toISOString().slice(0, 10)
  const created: XmlNode = ['CreDtTm', createdAt.toISOString()]
  return writeMessage('camt.054.001.08', [
    'BkToCstmrDbtCdtNtfctn',
    [
      ['GrpHdr', [['MsgId', messageId], created]],
      [
        'Ntfctn',
        [
          ['Id', messageId],
          created,
          ['Acct', [accountIdNode(account)]],
          ...bookings.map((booking) => entryNode(booking, day)),
        ],
      ],
    ],
  ])
}
