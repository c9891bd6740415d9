import type { Module } from '../module.ts'
import type { Endpoint } from './endpoint.ts'
import { exampleOf } from './example.ts'
import { escapeHtml, htmlPage } from './html.ts'
import { simplify } from './json-schema.ts'
import { problemsOf } from './openapi.ts'

const json = (value: unknown) => `<pre>${escapeHtml(JSON.stringify(value, null, 2))}</pre>`

const inputs = ({ contract }: Endpoint): string => {
  const { params, query, body, rawBody } = contract
  const parts = [
    ...(params ? [`<h4>Path</h4>${json(exampleOf(simplify(params)))}`] : []),
    ...(query ? [`<h4>Query</h4>${json(exampleOf(simplify(query)))}`] : []),
    ...(body ? [`<h4>Body</h4>${json(exampleOf(simplify(body)))}`] : []),
    ...(rawBody ? [`<h4>Body</h4><p>${escapeHtml(rawBody.join(', '))}</p>`] : []),
  ]
  return parts.join('')
}

const replies = ({ contract }: Endpoint): string =>
  Object.entries(contract.reply)
    .map(([status, reply]) => {
      if (reply === null) return `<h4>${status}</h4><p>Empty.</p>`
      if (typeof reply === 'string') return `<h4>${status}</h4><p>${escapeHtml(reply)}</p>`
      return `<h4>${status}</h4>${json(exampleOf(simplify(reply)))}`
    })
    .join('')

const permissionWords = ({ permission }: Endpoint): string => {
  if (permission === 'anyone') return 'Anyone'
  if (permission === 'signed_in') return 'A signed-in person'
  return `Staff: ${permission.join(', ')}`
}

const endpointBlock = (endpoint: Endpoint): string => {
  const key = endpoint.idempotency && endpoint.idempotency !== 'none'
  const problems = problemsOf(endpoint).map(
    (code) => `<li><a href="/problems/${code}"><code>${code}</code></a></li>`,
  )
  return `<details>
<summary><code>${escapeHtml(endpoint.key)}</code>
${escapeHtml(endpoint.contract.summary)}</summary>
<p>${permissionWords(endpoint)}.${key ? ' Needs an <code>Idempotency-Key</code>.' : ''}</p>
${inputs(endpoint)}${replies(endpoint)}
<h4>May refuse with</h4><ul>${problems.join('')}</ul></details>`
}

const start = `<p>Sign in with <code>POST /v1/sessions</code>; browsers keep the cookie, scripts send the
token as <code>Authorization: Bearer …</code>. Amounts are decimal strings, times RFC 3339 in UTC.
Every refusal is problem+json with a stable <code>code</code> and words in the language of
<code>Accept-Language</code> (en, zh-CN).</p>`

/** The API for people to read: every endpoint with samples and every way in which it may refuse. */
export const docsPage = (modules: readonly Module[]): string => {
  const sections = modules
    .filter(({ endpoints }) => endpoints.length > 0)
    .map(({ name, endpoints }) => `<h2>${name}</h2>${endpoints.map(endpointBlock).join('')}`)
  return htmlPage('OKPay API', `<h1>The OKPay API</h1>${start}${sections.join('')}`)
}
