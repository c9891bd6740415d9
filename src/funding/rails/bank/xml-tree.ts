import {
  XmlCData,
  type XmlDocument,
  XmlElement,
  type XmlNode,
  XmlText,
  XmlTreeNode,
} from 'libxml2-wasm'

/** A document as plain values, without namespaces: the WASM memory behind it can go. */
export type XmlTree = {
  readonly name: string
  /** Own text, white space collapsed. */
  readonly text: string
  /** The `Ccy` attribute, the only one that bank messages use. */
  readonly currency: string | null
  readonly children: readonly XmlTree[]
}

/** Nesting that no bank message reaches. */
export const deepestNesting = 64

export class NestedTooDeep extends Error {}

const collapse = (text: string): string => text.replace(/[ \t\r\n]+/g, ' ').trim()

/** Children in order. The library cannot step over a processing instruction; XPath can. */
export const childNodes = (element: XmlElement): readonly XmlNode[] => {
  const nodes: XmlNode[] = []
  let node: XmlNode | null = element.firstChild
  while (node) {
    if (!(node instanceof XmlTreeNode)) return element.find('node()')
    nodes.push(node)
    node = node.next
  }
  return nodes
}

export const toTree = (element: XmlElement, depth = 0): XmlTree => {
  if (depth > deepestNesting) throw new NestedTooDeep('Nested too deep')
  const children: XmlTree[] = []
  let text = ''
  for (const node of childNodes(element)) {
    if (node instanceof XmlElement) children.push(toTree(node, depth + 1))
    else if (node instanceof XmlText || node instanceof XmlCData) text += node.content
  }
  const currency = children.length === 0 ? (element.attr('Ccy')?.value.trim() ?? null) : null
  return { name: element.name, text: collapse(text), currency, children }
}

/** The first child with the name, or down a path of names; undefined when there is none. */
export const child = (tree: XmlTree | undefined, ...path: string[]): XmlTree | undefined =>
  path.reduce<XmlTree | undefined>(
    (at, name) => at?.children.find((candidate) => candidate.name === name),
    tree,
  )

export const childrenOf = (tree: XmlTree | undefined, name: string): readonly XmlTree[] =>
  tree?.children.filter((candidate) => candidate.name === name) ?? []

/** Text down a path; null when it is missing or empty. */
export const textAt = (tree: XmlTree | undefined, ...path: string[]): string | null =>
  child(tree, ...path)?.text || null

/** The first of several spellings that is there. */
export const firstText = (
  tree: XmlTree | undefined,
  paths: readonly (readonly string[])[],
): string | null => {
  for (const path of paths) {
    const found = textAt(tree, ...path)
    if (found) return found
  }
  return null
}

/** Collapses the white space of elements that a layout has stretched past the length allowed. */
export const collapseTexts = (document: XmlDocument, paths: readonly string[]): void => {
  for (const path of paths) {
    const node = document.get(path)
    if (!(node instanceof XmlElement)) continue
    const text = node.firstChild
    if (text instanceof XmlText && !text.next) text.content = collapse(text.content)
  }
}
