import { XmlDocument, XmlElement } from 'libxml2-wasm'
import { schemaFaults } from '../rails/bank/schemas.ts'
import { child, childNodes, childrenOf, textAt, toTree } from '../rails/bank/xml-tree.ts'

export type Order = {
  readonly endToEndId: string
  readonly amount: string
  readonly currency: string
  readonly payeeName: string
  readonly payeeAccount: string
}

export type Orders = {
  readonly messageId: string
  readonly payerAccount: string
  readonly orders: readonly Order[]
}

/** Reads a pain.001.001.09 as a bank does: what breaks the schema is refused whole (null). */
export const readOrders = (bytes: Uint8Array): Orders | null => {
  const document = XmlDocument.fromBuffer(bytes)
  try {
    if (schemaFaults(document, 'pain.001.001.09').length > 0) return null
    const body = childNodes(document.root).find((node) => node instanceof XmlElement)
    if (!(body instanceof XmlElement)) return null
    const tree = toTree(body)
    const payment = child(tree, 'PmtInf')
    const accountOf = (node: Parameters<typeof textAt>[0], name: string): string =>
      textAt(node, name, 'Id', 'IBAN') ?? textAt(node, name, 'Id', 'Othr', 'Id') ?? ''
    return {
      messageId: textAt(tree, 'GrpHdr', 'MsgId') ?? '',
      payerAccount: accountOf(payment, 'DbtrAcct'),
      orders: childrenOf(payment, 'CdtTrfTxInf').map((order) => {
        const amount = child(order, 'Amt', 'InstdAmt')
        return {
          endToEndId: textAt(order, 'PmtId', 'EndToEndId') ?? '',
          ...{ amount: amount?.text ?? '', currency: amount?.currency ?? '' },
          payeeName: textAt(order, 'Cdtr', 'Nm') ?? '',
          payeeAccount: accountOf(order, 'CdtrAcct'),
        }
      }),
    }
  } finally {
    document.dispose()
  }
}
