/** Writing XML by hand, small and safe: elements from arrays, text always escaped. */
export type XmlNode = readonly [
  name: string,
  content: string | readonly (XmlNode | null)[],
  attributes?: Readonly<Record<string, string>>,
]

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escapeText = (text: string): string =>
  // Control and unpaired surrogate characters are not allowed in XML at all.
  text
    .toWellFormed()
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (character) => escapes[character]!)

const write = ([name, content, attributes = {}]: XmlNode, indent: string): string => {
  const opening = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeText(value)}"`)
    .join('')
  if (typeof content === 'string') {
    return `${indent}<${name}${opening}>${escapeText(content)}</${name}>\n`
  }
  const inner = content
    .filter((node) => node !== null)
    .map((node) => write(node, `${indent}  `))
    .join('')
  return `${indent}<${name}${opening}>\n${inner}${indent}</${name}>\n`
}

/** A whole ISO 20022 message of this type, `body` inside `Document`. */
export const writeMessage = (messageType: string, body: XmlNode): Buffer => {
  const xmlns = `urn:iso:std:iso:20022:tech:xsd:${messageType}`
  const document = write(['Document', [body], { xmlns }], '')
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${document}`)
}

const ibanForm = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/

/** The account identification: an IBAN when it is one, else the bank's own number. */
export const accountIdNode = (account: string): XmlNode => {
  const plain = account.replace(/\s/g, '').toUpperCase()
  if (ibanForm.test(plain)) return ['Id', [['IBAN', plain]]]
  return ['Id', [['Othr', [['Id', account.slice(0, 34)]]]]]
}
