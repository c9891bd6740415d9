import { ParseOption, XmlDocument, XmlElement, XmlParseError } from 'libxml2-wasm'
import { refuseBytes } from './refuse-bytes.ts'
import { schemaFaults } from './schemas.ts'
import { type PaymentStatus, type StatusReport, statusOf } from './status-report.ts'
import {
  child,
  childNodes,
  childrenOf,
  NestedTooDeep,
  textAt,
  toTree,
  type XmlTree,
} from './xml-tree.ts'

const parseOptions = {
  option: (ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE) as ParseOption,
}

const statusAt = (tree: XmlTree | undefined, name: string): PaymentStatus | null => {
  const code = textAt(tree, name)
  if (code === null) return null
  const information = child(tree, 'StsRsnInf')
  return {
    status: statusOf(code),
    code,
    reason: textAt(information, 'Rsn', 'Cd') ?? textAt(information, 'Rsn', 'Prtry'),
    text:
      childrenOf(information, 'AddtlInf')
        .map(({ text }) => text)
        .join(' ') || null,
  }
}

/** What is said of a batch holds for each payment that it names without a status of its own. */
const paymentsOf = (batch: XmlTree): StatusReport['payments'] => {
  const whole = statusAt(batch, 'PmtInfSts')
  return childrenOf(batch, 'TxInfAndSts').flatMap((transaction) => {
    const endToEndId = textAt(transaction, 'OrgnlEndToEndId')
    const status = statusAt(transaction, 'TxSts') ?? whole
    return endToEndId && status ? [{ ...status, endToEndId }] : []
  })
}

const mapReport = (body: XmlTree, messageType: string): StatusReport => {
  const group = child(body, 'OrgnlGrpInfAndSts')
  const batches = childrenOf(body, 'OrgnlPmtInfAndSts')
  const payments = batches.flatMap(paymentsOf)
  const [onlyBatch] = batches.length === 1 ? batches : []
  return {
    messageType,
    messageId: textAt(body, 'GrpHdr', 'MsgId'),
    originalMessageId: textAt(group, 'OrgnlMsgId'),
    // Our files have one batch each: what is said of it is nearer than what is said of the file.
    group: statusAt(onlyBatch, 'PmtInfSts') ?? statusAt(group, 'GrpSts'),
    payments,
  }
}

const readDocument = (document: XmlDocument): StatusReport | null => {
  const { root } = document
  if (document.dtd || root.name !== 'Document') return null
  const body = childNodes(root).find(
    (node) => node instanceof XmlElement && node.name === 'CstmrPmtStsRpt',
  )
  if (!(body instanceof XmlElement)) return null
  const version = /(pain\.002\.\d{3}\.\d{2})$/.exec(root.namespaceUri)?.[1] ?? 'pain.002'
  // Banks answer in many versions; the one whose schema we have is held to it.
  if (version === 'pain.002.001.14' && schemaFaults(document, version).length > 0) return null
  return mapReport(toTree(body), version)
}

/**
 * Reads a payment status report of any version. Null: it is none, or one that cannot be trusted;
 * then the file is read as a statement, whose problems have words. Never throws for what a file
 * contains.
 */
export const readStatusReport = (bytes: Uint8Array): StatusReport | null => {
  if (refuseBytes(bytes)) return null
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromBuffer(bytes, parseOptions)
    return readDocument(document)
  } catch (error) {
    if (error instanceof XmlParseError || error instanceof NestedTooDeep) return null
    throw error
  } finally {
    document?.dispose()
  }
}
