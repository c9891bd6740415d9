import type { TSchema } from 'typebox'

type Node = Record<string, unknown>

const asNode = (value: unknown): Node | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : null

const isNull = (node: Node) => node.type === 'null'

const simplifyUnion = (node: Node): Node => {
  const { anyOf, ...rest } = node
  const branches = (anyOf as unknown[]).map((branch) => simplify(branch as Node))
  if (branches.every((branch) => 'const' in branch)) {
    return { ...rest, type: 'string', enum: branches.map((branch) => branch.const) }
  }
  const [only, ...others] = branches.filter((branch) => !isNull(branch))
  if (only && others.length === 0 && typeof only.type === 'string' && branches.length === 2) {
    const allowed = Array.isArray(only.enum) ? { enum: [...only.enum, null] } : {}
    return { ...only, ...rest, ...allowed, type: [only.type, 'null'] }
  }
  return { ...rest, anyOf: branches }
}

/**
 * The same schema as plain JSON Schema 2020-12: unions of literals become `enum`, "or null" becomes
 * a type list. Refusals then name one reason, and the OpenAPI document reads better.
 */
export const simplify = (schema: TSchema | Node): Node => {
  const node = schema as Node
  if (Array.isArray(node.anyOf)) return simplifyUnion(node)
  const simple: Node = {}
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties') {
      const properties = Object.entries(value as Node)
      simple[key] = Object.fromEntries(
        properties.map(([name, inner]) => [name, simplify(inner as Node)]),
      )
    } else {
      const inner = asNode(value)
      simple[key] = key === 'items' && inner ? simplify(inner) : value
    }
  }
  return simple
}
