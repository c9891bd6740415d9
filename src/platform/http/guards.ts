import type { IncomingMessage } from 'node:http'
import { platformProblems } from './problems.ts'

const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
export const changesSomething = (method: string): boolean => changing.has(method)

const requestIdPattern = /^[A-Za-z0-9._:-]{1,128}$/

/** The caller's `X-Request-Id` when it is well-formed. */
export const givenRequestId = ({ headers }: IncomingMessage): string | null => {
  const given = headers['x-request-id']
  return typeof given === 'string' && requestIdPattern.test(given) ? given : null
}

const hostsOf = (rawHeaders: readonly string[]): number => {
  let hosts = 0
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]!
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  return hosts
}

/**
 * Refuses what Node lets through: a second Host header, a body on a GET.
 * @throws platform.request_malformed (400)
 */
export const checkRequestLine = ({ rawHeaders }: IncomingMessage): void => {
  if (hostsOf(rawHeaders) !== 1) throw platformProblems.request_malformed()
}

/**
 * Refuses a change that a page of another origin asks for. Browsers say who asks by `Origin` and
 * `Sec-Fetch-Site`; scripts send neither and pass.
 * @throws platform.other_origin (403)
 */
export const checkOrigin = ({ headers, method }: IncomingMessage, publicOrigin: string): void => {
  if (!changesSomething(method ?? '')) return
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw platformProblems.other_origin()
  }
  const { origin, host } = headers
  if (origin === undefined || origin === publicOrigin) return
  if (host && (origin === `http://${host}` || origin === `https://${host}`)) return
  throw platformProblems.other_origin()
}
