import { readFileSync } from 'node:fs'
import {
  type XmlDocument as Document,
  type ErrorDetail,
  XmlDocument,
  type XmlElement,
  XmlValidateError,
  XsdValidator,
} from 'libxml2-wasm'

/** Messages that are checked against their official schema and may be booked or sent. */
const knownMessages = [
  'camt.053.001.02',
  'camt.053.001.04',
  'camt.053.001.08',
  'camt.054.001.02',
  'camt.054.001.04',
  'camt.054.001.08',
  'pain.001.001.09',
  'pain.002.001.14',
] as const
export type KnownMessage = (typeof knownMessages)[number]

export const isKnownMessage = (type: string): type is KnownMessage =>
  (knownMessages as readonly string[]).includes(type)

// Compiling a schema takes 5 to 20 ms; the eight compiled ones stay for the life of the process.
const compiled = new Map<KnownMessage, XsdValidator>()

const validatorOf = (message: KnownMessage): XsdValidator => {
  const found = compiled.get(message)
  if (found) return found
  const source = readFileSync(new URL(`schemas/${message}.xsd`, import.meta.url))
  const document = XmlDocument.fromBuffer(source)
  try {
    const validator = XsdValidator.fromDoc(document)
    compiled.set(message, validator)
    return validator
  } finally {
    document.dispose()
  }
}

export type SchemaFault = { readonly line: number; readonly reason: string; readonly path: string }

const toFault = ({ line, message, xpath }: ErrorDetail): SchemaFault => ({
  line,
  path: xpath ?? '',
  reason: message
    .replace(/\{[^}]*\}/g, '')
    .trim()
    .replace(/\.$/, '')
    .slice(0, 300),
})

/** Every fault of the message against its official schema, in order; none when it is valid. */
export const schemaFaults = (
  target: Document | XmlElement,
  message: KnownMessage,
): SchemaFault[] => {
  const validator = validatorOf(message)
  try {
    if (target instanceof XmlDocument) validator.validate(target)
    else validator.validate(target)
    return []
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(toFault)
    throw error
  }
}
