type Node = Readonly<Record<string, unknown>>

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-11-22T10:00:00.000Z',
  date: '2026-11-22',
}

/** Samples for names that say more than their type does. */
const byName: Readonly<Record<string, unknown>> = {
  amount: '12.30',
  currency: 'USD',
  email: 'amy@example.com',
  to: 'OK123456782',
  accountNumber: 'OK123456782',
  name: 'Amy Chen',
  maskedName: 'A** C***',
  country: 'HK',
  code: '123456',
  phone: '+85251234567',
  memo: 'Lunch',
  password: 'correct horse battery staple',
  language: 'en',
}

const sampleOfType = (schema: Node, name: string): unknown => {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return exampleObject(schema)
    case 'array':
      return [exampleOf(schema.items as Node)]
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return byFormat[String(schema.format)] ?? name
  }
}

const exampleObject = (schema: Node): Node =>
  Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Record<string, Node>).map(([name, inner]) => [
      name,
      exampleOf(inner, name),
    ]),
  )

/** A value of the shape of a schema, for documentation. */
export const exampleOf = (schema: Node, name = 'text'): unknown => {
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.anyOf)) return exampleOf(schema.anyOf[0] as Node, name)
  const isText = schema.type === 'string' || String(schema.type).startsWith('string')
  if (isText && name in byName) return byName[name]
  return sampleOfType(schema, name)
}
