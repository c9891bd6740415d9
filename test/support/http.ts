import { systemClock } from '../../src/platform/clock.ts'
import type { Actor, Role } from '../../src/platform/context.ts'
import { createHttpServer, type HttpServerOptions } from '../../src/platform/http/server.ts'
import { createIds, type PersonId } from '../../src/platform/ids.ts'
import { silentLog } from '../../src/platform/log.ts'
import { systemRandom } from '../../src/platform/random.ts'

/** An answer, read: `json` is the parsed body when it is JSON. */
export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly json: any
}

const person = (last: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  personId: `01900000-0000-7000-8000-00000000000${last}` as PersonId,
  sessionId: `01900000-0000-7000-9000-00000000000${last}`,
  roles,
  staffReady: true,
})

const actors: Readonly<Record<string, Actor>> = {
  'token-of-amy-000000': person('1'),
  'token-of-bob-000000': person('2', 'treasury'),
  'token-of-cat-000000': { ...person('3', 'treasury'), staffReady: false } as Actor,
}

type Options = Pick<HttpServerOptions, 'modules' | 'pool'> & Partial<HttpServerOptions>

/**
 * A real server on a free port; Amy is a customer, Bob works in the treasury, Cat too, but she has
 * set up no authenticator.
 */
export const startTestServer = async (options: Options) => {
  const server = await createHttpServer({
    stepUp: { start: async () => ({}), verify: async () => true },
    authenticate: async (_, token) => actors[token] ?? { kind: 'anonymous' },
    clock: systemClock,
    ids: createIds(systemClock, systemRandom),
    random: systemRandom,
    log: silentLog,
    publicUrl: 'http://localhost:4000',
    validateReplies: true,
    ...options,
  })
  const port = await server.listen(0, '127.0.0.1')
  const url = `http://127.0.0.1:${port}`
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(url + path, init)
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    const { status, headers } = response
    return { status, headers, text, json: isJson ? JSON.parse(text) : undefined }
  }
  return { ...server, port, url, call }
}
