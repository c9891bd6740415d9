import type { FastifyRequest, FastifySchemaValidationError } from 'fastify'
import type { FieldError, Language } from '../problems.ts'
import type { Endpoint } from './endpoint.ts'
import { fieldErrors } from './input-errors.ts'
import { inputWords } from './input-words.ts'
import { isText } from './json-body.ts'
import { simplify } from './json-schema.ts'
import { platformProblems } from './problems.ts'

const nothing = { type: 'object', properties: {}, additionalProperties: false } as const

/** The schemas that Fastify compiles for a route: what is not named is refused. */
export const routeSchema = ({ contract }: Endpoint) => ({
  params: contract.params ? simplify(contract.params) : nothing,
  querystring: contract.query ? simplify(contract.query) : nothing,
  ...(contract.body ? { body: simplify(contract.body) } : {}),
})

const strangeQuery = (query: unknown, language: Language): FieldError | null => {
  for (const [name, value] of Object.entries(query as object)) {
    if (isText(name) && (typeof value !== 'string' || isText(value))) continue
    return { pointer: `/query/${name}`, code: 'not_text', detail: inputWords.not_text[language] }
  }
  return null
}

const bodyRefused = ({ body, call }: FastifyRequest, { contract }: Endpoint): boolean => {
  if (contract.body || contract.rawBody || body === undefined || body === null) return false
  return typeof body !== 'object' || Object.keys(body).length > 0 || call === undefined
}

/**
 * Holds params, query and body against the contract.
 * @throws platform.not_found (404) for params · platform.input_invalid (422)
 */
export const checkInput = (request: FastifyRequest, endpoint: Endpoint): void => {
  const { validationError, params } = request
  const { language } = request.call.ctx
  if (validationError) {
    const { validationContext, validation } = validationError
    if (validationContext === 'params') throw platformProblems.not_found()
    const root = validationContext === 'querystring' ? '/query' : ''
    const faults = validation as FastifySchemaValidationError[]
    throw platformProblems.input_invalid({}, { errors: fieldErrors(faults, language, root) })
  }
  if (!Object.values(params as object).every(isText)) throw platformProblems.not_found()
  const strange = strangeQuery(request.query, language)
  if (strange) throw platformProblems.input_invalid({}, { errors: [strange] })
  if (bodyRefused(request, endpoint)) {
    const detail = inputWords.unknown_field[language]
    throw platformProblems.input_invalid(
      {},
      { errors: [{ pointer: '', code: 'unknown_field', detail }] },
    )
  }
}
