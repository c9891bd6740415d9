import { ParseOption, XmlDocument, XmlElement, XmlParseError } from 'libxml2-wasm'
import type { Problem } from '#platform/problems'
import { fundingProblems } from '../../problems.ts'
import { checkBalances, joinPages } from './check-balances.ts'
import { decimalText } from './decimal.ts'
import { mapMessage, statementNameOf } from './map-message.ts'
import { usualDecimals } from './minor-units.ts'
import { parseProblem, refuseBytes } from './refuse-bytes.ts'
import { isKnownMessage, type KnownMessage, schemaFaults } from './schemas.ts'
import type { BankMessage, Entry, Statement } from './statement.ts'
import {
  childNodes,
  collapseTexts,
  deepestNesting,
  NestedTooDeep,
  toTree,
  type XmlTree,
} from './xml-tree.ts'

/** Something to know about a file. `refuses`: nothing of it may be booked. */
export type FileProblem = {
  readonly problem: Problem
  readonly pointer?: string
  readonly refuses: boolean
}

export type FileReading = {
  /** Null when there is nothing that could be read. */
  readonly message: BankMessage | null
  readonly problems: readonly FileProblem[]
}

const refused = (problem: Problem): FileReading => ({
  message: null,
  problems: [{ problem, refuses: true }],
})

type Found = { readonly element: XmlElement; readonly namespace: string }

const childElements = (element: XmlElement): XmlElement[] =>
  childNodes(element).filter((node) => node instanceof XmlElement)

/** Every `Document`, as the root or inside an envelope with a business header. */
const findDocuments = (root: XmlElement, depth = 0): readonly Found[] => {
  if (root.name === 'Document') return [{ element: root, namespace: root.namespaceUri }]
  if (depth === 3) return []
  return childElements(root).flatMap((element) => findDocuments(element, depth + 1))
}

const messageTypeOf = (namespace: string): string | null =>
  /^urn:iso:std:iso:20022:tech:xsd:(camt\.05[234]\.[0-9]{3}\.[0-9]{2})$/.exec(namespace)?.[1] ??
  null

const validate = (document: XmlDocument, root: XmlElement, message: KnownMessage) => {
  const target = root.parent === null ? document : root
  const faults = schemaFaults(target, message)
  // White space that only lays the file out does not count as length.
  if (faults.length === 0 || !faults.every(({ reason }) => reason.includes("'maxLength'"))) {
    return faults
  }
  collapseTexts(
    document,
    faults.map(({ path }) => path),
  )
  return schemaFaults(target, message)
}

const amountWords = ({ pointer, amount }: Entry) => ({
  place: pointer,
  amount: decimalText(amount.value, usualDecimals(amount.currency)),
  currency: amount.currency,
})

const entryProblems = (entry: Entry): FileProblem[] => {
  const { pointer, amount, batch, direction } = entry
  const words = amountWords(entry)
  const decimals = usualDecimals(amount.currency)
  const found: Problem[] = []
  // Only credits are booked payment by payment.
  if (batch === 'inconsistent' && direction === 'credit') {
    found.push(fundingProblems.batch_inconsistent(words))
  }
  if (amount.value.scale > decimals) {
    found.push(fundingProblems.amount_too_precise({ ...words, decimals }))
  }
  return found.map((problem) => ({ problem, pointer, refuses: false }))
}

const balanceProblems = (statement: Statement): FileProblem[] => {
  const { check, computed } = checkBalances(statement)
  if (check !== 'differs' || !computed || !statement.closing) return []
  const { value, currency } = statement.closing.amount
  const decimals = usualDecimals(currency)
  const problem = fundingProblems.file_unbalanced({
    account: statement.account ?? statement.id ?? '?',
    computed: decimalText(computed, decimals),
    stated: decimalText(value, decimals),
    currency,
  })
  return [{ problem, pointer: statement.pointer, refuses: true }]
}

const readBody = (
  body: XmlTree,
  messageType: string,
  before: readonly FileProblem[],
): FileReading => {
  const { message, unreadable } = mapMessage(body, messageType)
  return {
    message,
    problems: [
      ...before,
      ...unreadable.map((place) => ({
        problem: fundingProblems.entry_unreadable({ place }),
        pointer: place,
        refuses: true,
      })),
      ...joinPages(message.statements).flatMap(balanceProblems),
      ...message.statements.flatMap(({ entries }) => entries.flatMap(entryProblems)),
    ],
  }
}

const readDocument = (document: XmlDocument): FileReading => {
  if (document.dtd) return refused(fundingProblems.file_doctype())
  const [found, ...others] = findDocuments(document.root)
  if (others.length > 0) {
    return refused(fundingProblems.file_several_messages({ count: others.length + 1 }))
  }
  const named = found ? childElements(found.element) : []
  const body = named.find(({ name }) => statementNameOf(name) !== null)
  if (!found || !body) {
    const name = named[0]?.name ?? document.root.name
    return refused(fundingProblems.file_not_a_statement({ found: name.slice(0, 80) }))
  }
  const messageType = messageTypeOf(found.namespace)
  if (!messageType) {
    const namespace = found.namespace.slice(0, 120) || '—'
    return refused(fundingProblems.file_wrong_namespace({ namespace }))
  }
  if (!isKnownMessage(messageType)) {
    const problem = fundingProblems.file_version_unsupported({ version: messageType })
    return readBody(toTree(body), messageType, [{ problem, refuses: true }])
  }
  const faults = validate(document, found.element, messageType)
  const problems = faults.slice(0, 1).map(({ line, reason, path }) => ({
    problem: fundingProblems.file_schema_invalid({
      version: messageType,
      count: faults.length,
      line,
      reason,
    }),
    pointer: path,
    refuses: true,
  }))
  return readBody(toTree(body), messageType, problems)
}

// No network, no external entities, no substitution; libxml2's own size and depth limits stay on.
const parseOptions = {
  option: (ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE) as ParseOption,
}

/**
 * Reads a camt.053 or camt.054 file of any bank and version: checks the bytes, the schema and the
 * balances, and maps it to our meaning. It never throws for what a file contains; problems that
 * refuse the file come first. What could be read is given even then, for people to look at.
 */
export const readBankFile = (bytes: Uint8Array): FileReading => {
  const problem = refuseBytes(bytes)
  if (problem) return refused(problem)
  let document: XmlDocument | undefined
  try {
    document = XmlDocument.fromBuffer(bytes, parseOptions)
    return readDocument(document)
  } catch (error) {
    if (error instanceof XmlParseError) return refused(parseProblem(error, bytes))
    if (error instanceof NestedTooDeep) {
      return refused(fundingProblems.file_too_deep({ limit: deepestNesting }))
    }
    throw error
  } finally {
    document?.dispose()
  }
}
