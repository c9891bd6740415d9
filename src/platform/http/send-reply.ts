import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { deviceCookie } from './device-cookie.ts'
import type { Endpoint, Reply } from './endpoint.ts'
import { simplify } from './json-schema.ts'
import { sessionCookie } from './session-token.ts'

const simple = new WeakMap<TSchema, object>()

const replySchema = (schema: TSchema): object => {
  const known = simple.get(schema) ?? simplify(schema)
  simple.set(schema, known)
  return known
}

/** Fails when a reply is not what the contract says; for development and tests. */
const checkReply = (request: FastifyRequest, { key, contract }: Endpoint, reply: Reply): void => {
  const schema = contract.reply[reply.status]
  if (schema === undefined) throw new Error(`${key} replied ${reply.status}, not in its contract`)
  if (schema === null || typeof schema === 'string') return
  const body = reply.text === undefined ? reply.body : JSON.parse(reply.text)
  const validate = request.compileValidationSchema(replySchema(schema) as Record<string, unknown>)
  if (validate(JSON.parse(JSON.stringify(body ?? null)))) return
  const faults = (validate as { errors?: unknown }).errors
  throw new Error(`${key} replied against its contract: ${JSON.stringify(faults)}`)
}

type Options = { readonly publicUrl: string; readonly validateReplies: boolean }

/** Writes a reply. JSON is written by `JSON.stringify`: its shape was typed by the contract. */
export const sendReply = (
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: Endpoint,
  result: Reply,
  { publicUrl, validateReplies }: Options,
): FastifyReply => {
  if (validateReplies) checkReply(request, endpoint, result)
  const { status, headers, sessionCookie: session, bytes, body } = result
  reply.code(status)
  if (headers) reply.headers(headers)
  if (session) reply.header('set-cookie', sessionCookie(publicUrl, session))
  if (result.deviceToken) reply.header('set-cookie', deviceCookie(publicUrl, result.deviceToken))
  if (result.replayed) reply.header('idempotent-replayed', 'true')
  if (bytes) {
    const mediaType = endpoint.contract.reply[status]
    if (typeof mediaType === 'string' && !headers?.['content-type']) reply.type(mediaType)
    return reply.send(bytes)
  }
  const text = result.text ?? (body === undefined ? undefined : JSON.stringify(body))
  if (!text) return reply.send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(text)
}
