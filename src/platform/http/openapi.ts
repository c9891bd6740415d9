import type { EndpointContract } from '../contract.ts'
import type { Module } from '../module.ts'
import { declaredProblems } from '../problems.ts'
import type { Endpoint } from './endpoint.ts'
import { exampleOf } from './example.ts'
import { simplify } from './json-schema.ts'
import { pipelineProblems } from './pipeline-problems.ts'
import { problemSchema } from './problem-schema.ts'

type Node = Record<string, unknown>

const parametersIn = (where: 'path' | 'query', schema: EndpointContract['params']): Node[] => {
  if (!schema) return []
  const { properties = {}, required = [] } = simplify(schema) as {
    properties?: Record<string, Node>
    required?: string[]
  }
  return Object.entries(properties).map(([name, inner]) => ({
    ...{ name, in: where, required: required.includes(name), schema: inner },
  }))
}

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Yours, one for each thing that you want done once; 1 to 255 printable characters.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '0d6c3c1e-9a55-4a44-8c6a-2d8a3c0f6a11',
}

const requestBody = ({ contract }: Endpoint): Node => {
  const { body, rawBody } = contract
  if (rawBody) {
    const content = Object.fromEntries(rawBody.map((type) => [type, { schema: {} }]))
    return { requestBody: { required: true, content } }
  }
  if (!body) return {}
  const schema = simplify(body)
  const content = { 'application/json': { schema, example: exampleOf(schema) } }
  return { requestBody: { required: true, content } }
}

const replyBody = (reply: EndpointContract['reply'][number]): Node => {
  if (!reply) return {}
  if (typeof reply === 'string') return { content: { [reply]: { schema: {} } } }
  const schema = simplify(reply)
  return { content: { 'application/json': { schema, example: exampleOf(schema) } } }
}

/** Every code that an endpoint may answer, in order of precedence: the pipeline's, then its own. */
export const problemsOf = (endpoint: Endpoint): string[] => [
  ...new Set([...pipelineProblems(endpoint), ...endpoint.problems]),
]

const problemExample = (code: string): Node => {
  const declaration = declaredProblems.get(code)
  if (!declaration) throw new Error(`${code} is not a declared problem`)
  const { status, title, detail, remedy, retry, whoActs } = declaration
  return {
    summary: title.en,
    value: {
      ...{ type: `/problems/${code}`, status, title: title.en, detail: detail.en },
      instance: 'urn:okpay:request:0198f1a2-7c3b-7d10-9a2e-5b1c2d3e4f50',
      ...{ code, remedy, retry, who_acts: whoActs, params: {} },
    },
  }
}

const refusals = (endpoint: Endpoint): Node => {
  const byStatus = Map.groupBy(problemsOf(endpoint), (code) =>
    String(declaredProblems.get(code)?.status),
  )
  const response = (codes: readonly string[]) => ({
    description: codes.join(', '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(
          codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
        ),
      },
    },
  })
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, response(codes)]))
}

const operation = (endpoint: Endpoint, tag: string): Node => {
  const { contract, permission, idempotency = 'none' } = endpoint
  const parameters = [
    ...parametersIn('path', contract.params),
    ...parametersIn('query', contract.query),
    ...(idempotency === 'none' ? [] : [keyParameter]),
  ]
  const replies = Object.entries(contract.reply).map(([status, reply]) => [
    status,
    { description: contract.summary, ...replyBody(reply) },
  ])
  return {
    ...{ summary: contract.summary, tags: [tag] },
    operationId: endpoint.key
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replace(/_$/, ''),
    ...(Array.isArray(permission) ? { description: `Staff: ${permission.join(', ')}.` } : {}),
    security: permission === 'anyone' ? [] : [{ session: [] }, { bearer: [] }],
    ...(parameters.length ? { parameters } : {}),
    ...requestBody(endpoint),
    responses: { ...Object.fromEntries(replies), ...refusals(endpoint) },
    'x-problems': problemsOf(endpoint),
  }
}

const about = `Amounts are decimal strings with their currency; times are RFC 3339 in UTC; unknown
fields are refused. Every refusal is \`application/problem+json\` (RFC 9457) whose \`code\` never
changes; \`Accept-Language\` (en, zh-CN) chooses the words. Calls that move money need an
\`Idempotency-Key\`: the same key with the same content gives the same answer for 35 days.`

/** The OpenAPI 3.1 document of everything that this program offers. */
export const openapiDocument = (modules: readonly Module[]): Node => {
  const paths: Record<string, Record<string, Node>> = {}
  for (const { name, endpoints } of modules) {
    for (const endpoint of endpoints) {
      const [method = '', path = ''] = endpoint.key.split(' ')
      paths[path] = { ...paths[path], [method.toLowerCase()]: operation(endpoint, name) }
    }
  }
  const endpoints = modules.flatMap((module) => module.endpoints)
  const codes = [...new Set(endpoints.flatMap(problemsOf))].sort()
  return {
    openapi: '3.1.0',
    info: { title: 'OKPay', version: '1', description: about.replaceAll('\n', ' ') },
    servers: [{ url: '/' }],
    tags: modules.filter(({ endpoints }) => endpoints.length).map(({ name }) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: problemSchema },
      examples: Object.fromEntries(codes.map((code) => [code, problemExample(code)])),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-okpay_session' },
        bearer: { type: 'http', scheme: 'bearer', description: 'The session token, for scripts.' },
      },
    },
  }
}
