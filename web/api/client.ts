import type { CallKey, CallOptions, InputArguments, InputOf, ReplyOf } from './calls.ts'
import { reportAnswer, reportSilence } from './connection.ts'
import { noteUse } from './idle.ts'
import { isAway } from './presence.ts'
import { CallFailure, readProblem, stepUpOf } from './problem.ts'
import { askStepUp } from './step-up.ts'

const defaultTimeoutMs = 15_000

type LooseInput = {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly raw?: Blob
}

/** `GET /v1/activity/{id}` with its input → method and address. */
export const addressOf = <K extends CallKey>(key: K, input?: InputOf<K>) => {
  const { params = {}, query = {} } = (input ?? {}) as LooseInput
  const [method = 'GET', template = ''] = key.split(' ')
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value)
  return { method, url: search.size > 0 ? `${path}?${search}` : path }
}

const headersOf = (
  input: LooseInput,
  { idempotencyKey }: CallOptions,
  proof: string | undefined,
): Record<string, string> => ({
  accept: 'application/json, application/problem+json',
  'accept-language': document.documentElement.lang,
  ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(input.raw ? { 'content-type': input.raw.type || 'application/octet-stream' } : {}),
  ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
  ...(proof ? { 'x-okpay-proof': proof } : {}),
})

const send = async (url: string, request: RequestInit, options: CallOptions) => {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  // Without a network nothing is tried, so that "nothing was sent" is certain.
  if (!navigator.onLine) throw new CallFailure('offline')
  try {
    return await fetch(url, { ...request, signal, credentials: 'same-origin' })
  } catch (error) {
    if (options.signal?.aborted) throw error
    if (!navigator.onLine) throw new CallFailure(request.method === 'GET' ? 'offline' : 'cut')
    reportSilence()
    throw new CallFailure(timeout.aborted ? 'timeout' : 'down')
  }
}

/** @param proof of an answered check, for what needs a fresh second factor */
const callOnce = async <K extends CallKey>(
  key: K,
  input: InputOf<K> | undefined,
  options: CallOptions,
  proof: string | undefined,
): Promise<ReplyOf<K>> => {
  const { method, url } = addressOf(key, input)
  const given = (input ?? {}) as LooseInput
  const body = given.raw ?? (given.body === undefined ? null : JSON.stringify(given.body))
  const isPassive = isAway()
  const headers = {
    ...headersOf(given, options, proof),
    ...(isPassive ? { 'x-okpay-passive': '1' } : {}),
  }
  const response = await send(url, { method, headers, body }, options)
  noteUse(response, isPassive)
  if (!response.ok) {
    const problem = await readProblem(response)
    // What has no problem in it was not written by the program: a proxy in between.
    if (problem) reportAnswer()
    else reportSilence()
    throw new CallFailure(problem ? 'refused' : 'down', problem)
  }
  reportAnswer()
  if (response.status === 204) return undefined as ReplyOf<K>
  return (await response.json()) as ReplyOf<K>
}

/**
 * Calls an endpoint: `call('POST /v1/transfers', { body }, { idempotencyKey })`. Where the program
 * wants a fresh second factor, the person is asked and the very same request is sent again.
 * @throws CallFailure, whose `kind` tells a refusal from a network that failed.
 */
export const call = async <K extends CallKey>(
  key: K,
  ...[input, options = {}]: InputArguments<K>
): Promise<ReplyOf<K>> => {
  let proof: string | undefined
  for (;;) {
    try {
      return await callOnce(key, input as InputOf<K>, options, proof)
    } catch (error) {
      const check = stepUpOf(error)
      if (!check) throw error
      const outcome = await askStepUp(check)
      if (outcome.kind === 'cancelled') throw new CallFailure('cancelled')
      proof = outcome.kind === 'proved' ? outcome.proof : undefined
    }
  }
}
