import { type Currency, formatMinor, type Money, minorUnitsOf } from '#money'
import { accountIdNode, writeMessage, type XmlNode } from './xml-text.ts'

export type Payment = {
  readonly amount: Money
  readonly endToEndId: string
  readonly payeeName: string
  readonly payeeAccount: string
  /** BIC or national bank code; null where the account says it. */
  readonly payeeBank: string | null
  readonly remittance: string
}

export type PaymentFile = {
  readonly messageId: string
  readonly createdAt: Date
  /** `2026-11-26`: when the bank carries it out. */
  readonly executeOn: string
  readonly currency: Currency
  readonly payer: { readonly holder: string; readonly account: string; readonly bic: string }
  readonly payments: readonly Payment[]
}

const bicForm = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/

/** A BIC, else the number that the country's clearing gives to the bank. */
const bankNode = (bank: string | null): XmlNode | null => {
  if (bank === null) return null
  const id: XmlNode = bicForm.test(bank)
    ? ['BICFI', bank]
    : ['ClrSysMmbId', [['MmbId', bank.slice(0, 35)]]]
  return ['CdtrAgt', [['FinInstnId', [id]]]]
}

const paymentNode = (payment: Payment): XmlNode => {
  const { amount, endToEndId, payeeName, payeeAccount, payeeBank, remittance } = payment
  const text = formatMinor(amount.minor, minorUnitsOf(amount.currency))
  return [
    'CdtTrfTxInf',
    [
      ['PmtId', [['EndToEndId', endToEndId]]],
      ['Amt', [['InstdAmt', text, { Ccy: amount.currency }]]],
      bankNode(payeeBank),
      ['Cdtr', [['Nm', payeeName.slice(0, 140)]]],
      ['CdtrAcct', [accountIdNode(payeeAccount)]],
      ['RmtInf', [['Ustrd', remittance.slice(0, 140)]]],
    ],
  ]
}

/** One pain.001.001.09 message with all payments of one currency, from one account of ours. */
export const writePaymentFile = (file: PaymentFile): Buffer => {
  const { currency, payments, payer, messageId } = file
  const sum = payments.reduce((total, { amount }) => total + amount.minor, 0n)
  const controlSum = formatMinor(sum, minorUnitsOf(currency))
  const count = String(payments.length)
  return writeMessage('pain.001.001.09', [
    'CstmrCdtTrfInitn',
    [
      [
        'GrpHdr',
        [
          ['MsgId', messageId],
          ['CreDtTm', file.createdAt.toISOString()],
          ['NbOfTxs', count],
          ['CtrlSum', controlSum],
          ['InitgPty', [['Nm', payer.holder]]],
        ],
      ],
      [
        'PmtInf',
        [
          ['PmtInfId', messageId],
          ['PmtMtd', 'TRF'],
          ['BtchBookg', 'false'],
          ['NbOfTxs', count],
          ['CtrlSum', controlSum],
          ['ReqdExctnDt', [['Dt', file.executeOn]]],
          ['Dbtr', [['Nm', payer.holder]]],
          ['DbtrAcct', [accountIdNode(payer.account), ['Ccy', currency]]],
          ['DbtrAgt', [['FinInstnId', [['BICFI', payer.bic]]]]],
          ['ChrgBr', 'SLEV'],
          ...payments.map(paymentNode),
        ],
      ],
    ],
  ])
}
