import type { FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import type { Problem } from '../problems.ts'
import type { Endpoint } from './endpoint.ts'
import { changesSomething } from './guards.ts'
import { isWellFormedKey } from './idempotency.ts'

/** A call that would have changed something and was refused. */
export type RefusedCall = {
  readonly ctx: Context
  /** The endpoint's key: `POST /v1/transfers`. */
  readonly operation: string
  readonly problem: Problem
  /** The body as it was sent, unchecked; undefined when it was not read. */
  readonly body: unknown
  readonly idempotencyKey: string | null
  /** What the caller seems to be; anybody can pretend. */
  readonly channel: 'web' | 'api'
}

/**
 * Hears of refusals as they are answered; must return at once and never throw.
 * @returns id of the explanation that the answer names (`ref_…`), or null
 */
export type OnRefused = (call: RefusedCall) => string | null

/** Browsers send one of these with every change, programs none; a bearer token is a program's. */
const channelOf = ({ headers }: FastifyRequest): RefusedCall['channel'] => {
  if (headers.authorization !== undefined) return 'api'
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined ? 'web' : 'api'
}

const keyOf = ({ headers }: FastifyRequest, { idempotency = 'none' }: Endpoint): string | null => {
  const key = headers['idempotency-key']
  return idempotency !== 'none' && isWellFormedKey(key) ? key : null
}

/** What is told of a refused call; null of one that changes nothing, or of no endpoint. */
export const refusedCall = (problem: Problem, request: FastifyRequest): RefusedCall | null => {
  const { endpoint } = request.routeOptions.config as { endpoint?: Endpoint }
  if (!endpoint || !changesSomething(request.method)) return null
  return {
    ctx: request.call.ctx,
    operation: endpoint.key,
    problem,
    body: request.body,
    idempotencyKey: keyOf(request, endpoint),
    channel: channelOf(request),
  }
}
